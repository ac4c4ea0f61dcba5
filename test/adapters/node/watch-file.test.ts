import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFile } from '../../../src/adapters/node/watch-file.js';

let folder = '';
let file = '';
let changes = 0;
let changed: () => void = () => undefined;
let stop: () => void = () => undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-watch-'));
  file = join(folder, 'CURRENT');
  changes = 0;
});
afterEach(async () => {
  stop();
  await rm(folder, { recursive: true, force: true });
});

function watch(): void {
  const onChange = (): void => {
    changes += 1;
    changed();
  };
  stop = watchFile(file, onChange, 5);
}

/** Does something to the file and waits until it was noticed. */
async function notice(go: () => Promise<void>): Promise<void> {
  const noticed = new Promise<void>((resolve) => (changed = resolve));
  await go();
  await noticed;
}

test('notices a file that comes, is written, is replaced and goes', async () => {
  watch();
  await notice(() => writeFile(file, 'a'));
  await notice(() => writeFile(file, 'bb'));
  await notice(async () => {
    // The same size, and maybe the same time: only the file is another.
    await writeFile(`${file}.new`, 'cc');
    await rename(`${file}.new`, file);
  });
  await notice(() => rm(file));
});

test('notices nothing once it was told to stop', async () => {
  watch();
  await notice(() => writeFile(file, 'a'));
  stop();
  const before = changes;
  const other = join(folder, 'other');
  // A second watcher tells when a change would have been noticed.
  const seen = new Promise<void>((resolve) => {
    stop = watchFile(other, resolve, 20);
  });
  await writeFile(file, 'bb');
  await writeFile(other, 'a');
  await seen;
  expect(changes).toBe(before);
});
