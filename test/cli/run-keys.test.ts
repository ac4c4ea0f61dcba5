import { expect, test } from 'vitest';
import { type KeysDeps, runKeys } from '../../src/cli/run-keys.js';
import { checkToken, drawKey, type StoredKey } from '../../src/http/access/access-key.js';

function createRun(change: Partial<KeysDeps> = {}) {
  let keys: readonly StoredKey[] = [];
  const shown = { out: '', err: '' };
  let day = 22;
  const run = async (...argv: string[]): Promise<number> =>
    runKeys(argv, {
      write: (text) => (shown.out += text),
      writeError: (text) => (shown.err += text),
      file: { read: () => Promise.resolve(keys), change: (make) => Promise.resolve(void (keys = make(keys))) },
      siteIds: () => Promise.resolve(['north']),
      draw: drawKey,
      now: () => `2026-11-${day++}T00:00:00.000Z`,
      ...change,
    });
  return { run, shown, keys: () => keys };
}

test('a key that is made is shown once, alone on standard output, and works', async () => {
  const { run, shown, keys } = createRun();
  expect(await run('create', 'North web team', '--site', 'north')).toBe(0);
  const [stored] = keys();
  expect(stored).toMatchObject({ name: 'North web team', site: 'north', created: '2026-11-22T00:00:00.000Z' });
  const store = { find: () => Promise.resolve(stored ?? null) };
  expect(await checkToken(shown.out.trim(), store)).toBe(stored);
  const secret = shown.out.trim().slice(14);
  expect(shown.err).toContain('not shown again');
  shown.out = '';
  expect(await run('list')).toBe(0);
  expect(shown.out).toBe(`${stored?.id ?? ''}\tin use\tmade 2026-11-22\tsite north\tNorth web team\n`);
  expect(JSON.stringify([shown, keys()])).not.toContain(secret);
});

test('a key is revoked once, at the first time', async () => {
  const { run, keys } = createRun();
  await run('create', 'x');
  const id = keys()[0]?.id ?? '';
  expect(await run('revoke', id)).toBe(0);
  expect(await run('revoke', id)).toBe(0);
  expect(keys()[0]?.revoked).toBe('2026-11-23T00:00:00.000Z');
});

test.each([
  [['revoke', 'nothing'], 2, "No key has the id 'nothing'"],
  [['create', ' '], 2, 'Give a name'],
  [['create', 'a\u0000'], 2, 'Give a name'],
  [['create', 'x', '--site', 'east'], 2, "No site 'east'"],
  [['create'], 2, 'missing required argument'],
  [['burn'], 2, 'unknown command'],
  [[], 2, 'Usage: keys'],
])('%j ends with %i', async (argv, code, text) => {
  const { run, shown, keys } = createRun();
  expect(await run(...argv)).toBe(code);
  expect(shown.err).toContain(text);
  expect(keys()).toEqual([]);
});

test('says what to set where there is no file', async () => {
  const { run, shown } = createRun({ file: null });
  expect(await run('list')).toBe(2);
  expect(shown.err).toContain('Set VOICES_KEYS_FILE');
});

test('a fault of the disk ends with 1 and shows no key', async () => {
  const broken = { read: () => Promise.resolve([]), change: () => Promise.reject(new Error('The disk is full.')) };
  const { run, shown } = createRun({ file: broken });
  expect(await run('create', 'x')).toBe(1);
  expect(shown).toEqual({ out: '', err: 'keys: The disk is full.\n' });
});
