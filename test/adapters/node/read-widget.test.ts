import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWidget } from '../../../src/adapters/node/read-widget.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-widget-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the script comes with the digest of its bytes', async () => {
  const path = join(folder, 'widget.js');
  await writeFile(path, 'export const quote = "“";');
  const digest = createHash('sha384').update('export const quote = "“";', 'utf8').digest('base64');
  expect(await readWidget(path)).toEqual({ script: 'export const quote = "“";', integrity: `sha384-${digest}` });
});

test('a widget that was not built is none; anything else is a fault', async () => {
  expect(await readWidget(join(folder, 'none.js'))).toBeNull();
  await expect(readWidget(folder)).rejects.toThrow('EISDIR');
});
