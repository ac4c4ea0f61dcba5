import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTextFile } from '../../../src/adapters/node/read-text-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-text-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function readBytes(bytes: Uint8Array | string, maxBytes = 1_000_000): Promise<string> {
  const path = join(folder, 'file.md');
  await writeFile(path, bytes);
  return readTextFile(path, maxBytes);
}

test('gives the text, without a byte order mark', async () => {
  expect(await readBytes('“é”\n')).toBe('“é”\n');
  expect(await readBytes('\ufeffx')).toBe('x');
  expect(await readBytes('')).toBe('');
});

test('says which file, and why it is not read', async () => {
  await expect(readTextFile(join(folder, 'none.md'), 10)).rejects.toThrow(/none\.md can’t be opened/u);
  await expect(readTextFile(folder, 10)).rejects.toThrow('can’t be read');
  await expect(readBytes(Uint8Array.of(0xff, 0xfe, 0x41))).rejects.toThrow(/file\.md is not UTF-8 text/u);
  await expect(readBytes('x'.repeat(1_000_001))).rejects.toThrow('larger than 1 MB');
});
