import { expect, test } from 'vitest';
import { openWorkerSettings } from '../../../src/adapters/workers/worker-settings.js';

const site = { id: 'kent', name: 'Kent', origins: ['https://www.kent.example'] };
const key = {
  id: '0123456789',
  name: 'Kent',
  site: null,
  created: '2026-11-22T00:00:00Z',
  revoked: null,
  sha256: 'a'.repeat(64),
};

function open(entries: Readonly<Record<string, unknown>>, VOICES_SITES?: string) {
  const notices: string[] = [];
  const SETTINGS = {
    get: (name: string) => Promise.resolve(name in entries ? JSON.stringify(entries[name]) : null),
  };
  const settings = openWorkerSettings({ SETTINGS, ...(VOICES_SITES !== undefined && { VOICES_SITES }) }, (notice) =>
    notices.push(notice),
  );
  return { settings, notices };
}

test('with nothing in the store nothing is set up and everything is on', async () => {
  const { settings } = open({});
  expect(await settings.readAccess()).toEqual({ sites: null, keys: null });
  expect(await settings.switches.findReason('page')).toBeNull();
});

test('sites, keys and switches are read as their files are', async () => {
  const { settings } = open({ sites: [site], keys: { keys: [key] }, switches: { mcp: 'It is being mended.' } });
  const { sites, keys } = await settings.readAccess();
  expect(sites).toEqual([{ ...site, council: null, contact: null }]);
  expect(await keys?.find(key.id)).toEqual(key);
  expect(await keys?.find('9876543210')).toBeNull();
  expect(await settings.switches.findReason('mcp')).toBe('It is being mended.');
  expect(await settings.switches.findReason('api')).toBeNull();
});

test('what did not change is the same object, so that nothing is made anew for it', async () => {
  const { settings } = open({ sites: [site] });
  expect(await settings.readAccess()).toBe(await settings.readAccess());
});

test('what is broken lets nobody in, and is told', async () => {
  const { settings, notices } = open({ sites: [{ id: 'Kent!' }], keys: [], switches: { page: 7 } });
  const { sites, keys } = await settings.readAccess();
  expect(sites).toEqual([]);
  expect(await keys?.find(key.id)).toBeNull();
  expect(await settings.switches.findReason('page')).toContain('could not read');
  expect(notices).toHaveLength(3);
});

test('sites can stand in a variable, where the store has none', async () => {
  expect((await open({}, JSON.stringify([site])).settings.readAccess()).sites).toHaveLength(1);
  expect((await open({ sites: [] }, JSON.stringify([site])).settings.readAccess()).sites).toEqual([]);
  const broken = open({}, '[');
  expect((await broken.settings.readAccess()).sites).toEqual([]);
  expect(broken.notices[0]).toContain('VOICES_SITES');
});
