import { cp, mkdtemp, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { hashCorpusFiles } from '../../../src/adapters/node/hash-corpus-files.js';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'voices-corpus-'));
  await cp(fileURLToPath(new URL('../../../corpus', import.meta.url)), dir, { recursive: true });
});

test('is the same for the same files, wherever they are', async () => {
  expect(await hashCorpusFiles(dir)).toBe(
    await hashCorpusFiles(fileURLToPath(new URL('../../../corpus', import.meta.url))),
  );
});

test('changes with a word, with a name, and not with the README', async () => {
  const before = await hashCorpusFiles(dir);
  await writeFile(join(dir, 'README.md'), 'other words');
  expect(await hashCorpusFiles(dir)).toBe(before);
  await writeFile(join(dir, 'councils.yaml'), 'kent: { name: Kent }\n');
  const changed = await hashCorpusFiles(dir);
  expect(changed).not.toBe(before);
  await rename(join(dir, 'articles', 'kent-frontline-view.md'), join(dir, 'articles', 'kent.md'));
  expect(await hashCorpusFiles(dir)).not.toBe(changed);
});

test('is null where there is no corpus', async () => {
  expect(await hashCorpusFiles(join(dir, 'none'))).toBeNull();
});

test('is a fault, and no corpus that is not there, where the folder can’t be told from one', async () => {
  const loop = join(dir, 'loop');
  await symlink(loop, loop);
  await expect(hashCorpusFiles(loop)).rejects.toThrow('ELOOP');
});
