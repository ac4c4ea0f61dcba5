import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessFileFault } from '../../../src/adapters/node/access-file-fault.js';
import { openFileKeyStore } from '../../../src/adapters/node/file-key-store.js';
import { changeKeyFile, readKeyFile } from '../../../src/adapters/node/key-file.js';
import type { StoredKey } from '../../../src/http/access/access-key.js';

let path = '';
let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'keys-'));
  path = join(dir, 'keys.json');
});
afterEach(async () => rm(dir, { recursive: true }));

const makeKey = (id: string): StoredKey => ({
  id: id.padEnd(10, '0'),
  name: `for ${id}`,
  site: null,
  created: '2026-11-22T00:00:00.000Z',
  revoked: null,
  sha256: 'ab'.repeat(32),
});
const revoked = '2026-11-23T00:00:00.000Z';
const [one, two] = [makeKey('one'), makeKey('two')];

describe('a file of keys', () => {
  test('gives back what was written, to its owner alone, and leaves nothing beside it', async () => {
    expect(await readKeyFile(path)).toEqual([]);
    await changeKeyFile(path, () => [one]);
    await changeKeyFile(path, (keys) => [...keys, two]);
    expect(await readKeyFile(path)).toEqual([one, two]);
    expect(await readdir(dir)).toEqual(['keys.json']);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('refuses the second of two changes at once, and loses neither file nor first', async () => {
    const results = await Promise.allSettled([one, two].map((key) => changeKeyFile(path, (keys) => [...keys, key])));
    const lost = results.filter((result) => result.status === 'rejected');
    expect(await readKeyFile(path)).toHaveLength(2 - lost.length);
    await writeFile(`${path}.new`, 'half');
    await expect(changeKeyFile(path, () => [])).rejects.toThrow('is being changed');
    expect(await readKeyFile(path)).toHaveLength(2 - lost.length);
  });

  test('stays as it was where a change is given up', async () => {
    await changeKeyFile(path, () => [one]);
    const giveUp = (): never => {
      throw new RangeError('no');
    };
    await expect(changeKeyFile(path, giveUp)).rejects.toThrow(RangeError);
    expect(await readKeyFile(path)).toEqual([one]);
    expect(await readdir(dir)).toEqual(['keys.json']);
  });

  test.each(['', '{', '[]', '{"keys":[{"id":"x"}]}'])(
    'that holds %j is a fault, which quotes nothing of it',
    async (text) => {
      await writeFile(path, text);
      await expect(readKeyFile(path)).rejects.toThrow(AccessFileFault);
      await expect(changeKeyFile(path, (keys) => [...keys, one])).rejects.toThrow(AccessFileFault);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );

  test('in a folder that is not there is a fault with what to do', async () => {
    await expect(changeKeyFile(join(dir, 'no', 'keys.json'), () => [])).rejects.toThrow('Make its folder');
  });
});

describe('the store over it', () => {
  test('knows a key that is made, and that it is revoked, without being told', async () => {
    const store = await openFileKeyStore(path, () => undefined);
    expect(await store.find(one.id)).toBeNull();
    await changeKeyFile(path, () => [one]);
    expect(await store.find(one.id)).toEqual(one);
    await changeKeyFile(path, ([key = one]) => [{ ...key, revoked }]);
    // All of them see it, though only the first reads the file.
    const found = await Promise.all([1, 2, 3].map(() => store.find(one.id)));
    expect(found.map((key) => key?.revoked)).toEqual([revoked, revoked, revoked]);
    await rm(path);
    expect(await store.find(one.id)).toBeNull();
  });

  test('keeps the last good keys when the file is broken, and says so once', async () => {
    await changeKeyFile(path, () => [one]);
    const notices: string[] = [];
    const store = await openFileKeyStore(path, (notice) => notices.push(notice));
    await writeFile(path, '{"keys":');
    expect(await store.find(one.id)).toEqual(one);
    expect(await store.find(two.id)).toBeNull();
    expect(notices).toEqual([expect.stringMatching(/is not JSON\..*stay in use\.$/u)]);
    await writeFile(path, JSON.stringify({ keys: [two] }));
    expect(await store.find(two.id)).toEqual(two);
  });

  test('does not open over a broken file', async () => {
    await writeFile(path, 'x');
    await expect(openFileKeyStore(path, () => undefined)).rejects.toThrow(AccessFileFault);
  });
});
