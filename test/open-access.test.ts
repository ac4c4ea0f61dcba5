import { expect, test } from 'vitest';
import { readEnvironment } from '../src/environment.js';
import { describeUnknownCouncils } from '../src/http/access/describe-unknown-councils.js';
import { openAccess } from '../src/open-access.js';

async function open(env: Record<string, string>) {
  const notices: string[] = [];
  const access = await openAccess(readEnvironment(env), (notice) => notices.push(notice));
  return { access, notices };
}

test('with nothing set the machine itself may call, without limit, and the notice says what to set', async () => {
  const { access, notices } = await open({});
  expect(access).toMatchObject({ sites: null, keys: null, trustedProxies: 0, secret: null });
  expect(access.limits).toEqual({ asksPerMinute: 30, siteAsksPerMinute: 600, limitLocal: false });
  expect(notices).toEqual([
    'No sites are set up: only this machine itself may ask. To let websites in, set VOICES_SITES_FILE.',
  ]);
});

test.each(['127.0.0.1', '::1', 'localhost'])('on %s there is nothing more to tell', async (host) => {
  expect((await open({ VOICES_HOST: host })).notices).toHaveLength(1);
});

test.each(['0.0.0.0', '::', '192.0.2.1'])('on %s it tells that others are refused', async (host) => {
  expect((await open({ VOICES_HOST: host })).notices[1]).toContain('they are refused until VOICES_SITES_FILE is set');
});

test('a limit that is set holds for the machine itself too', async () => {
  const { access } = await open({ VOICES_ASKS_PER_MINUTE: '30' });
  expect(access.limits.limitLocal).toBe(true);
});

test('names the sites whose council has no story', () => {
  const site = { name: 'x', origins: [], contact: null };
  const sites = [
    { ...site, id: 'a', council: 'north' },
    { ...site, id: 'b', council: 'nroth' },
    { ...site, id: 'c', council: null },
  ];
  expect(describeUnknownCouncils(sites, ['north'])).toEqual([
    expect.stringContaining("Site 'b' has the council 'nroth'"),
  ]);
  expect(describeUnknownCouncils(null, [])).toEqual([]);
});
