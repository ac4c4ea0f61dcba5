import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GapFile } from '../../../src/adapters/node/gap-file.js';

let dir: string;
let path: string;
let day = '2026-11-22';
const notices: string[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'gaps-'));
  path = join(dir, 'gaps.jsonl');
  day = '2026-11-22';
  notices.length = 0;
});
afterEach(() => rm(dir, { recursive: true }));

const openFile = (days = 30): GapFile =>
  new GapFile({ path, days, today: () => day }, (notice) => notices.push(notice));

test('keeps question and day and nothing else, for its owner alone, not in the order of asking', async () => {
  const file = openFile();
  for (const question of ['zebra', 'apple', 'mango']) file.add({ question, day });
  await file.flush();
  expect(await readFile(path, 'utf8')).toBe(
    ['apple', 'mango', 'zebra'].map((question) => `{"day":"2026-11-22","question":"${question}"}\n`).join(''),
  );
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(dir)).toEqual(['gaps.jsonl']);
});

test('takes more while it writes, and loses none', async () => {
  const file = openFile();
  for (let number = 100; number < 400; number += 1) {
    file.add({ question: `q${number}`, day });
    if (number % 50 === 0) await Promise.resolve();
  }
  await file.flush();
  expect(await openFile().read()).toHaveLength(300);
});

test('what is too old is gone from the disk at the next reading and at the next writing', async () => {
  const file = openFile(2);
  file.add({ question: 'old', day });
  await file.flush();
  day = '2026-11-23';
  expect(await file.read()).toHaveLength(1);
  day = '2026-11-24';
  expect(await openFile(2).read()).toEqual([]);
  expect(await readFile(path, 'utf8')).toBe('');
  await writeFile(path, '{"day":"2026-01-01","question":"older"}\nnot json\n');
  file.add({ question: 'new', day });
  await file.flush();
  expect(await readFile(path, 'utf8')).toBe('{"day":"2026-11-24","question":"new"}\n');
});

test('deletes everything, what a killed write left too, and reads back that it is gone', async () => {
  const file = openFile();
  file.add({ question: 'x', day });
  await file.flush();
  await writeFile(join(dir, '.gaps.jsonl.0123abcd.tmp'), '{"day":"2026-11-22","question":"half"');
  await writeFile(join(dir, 'other.txt'), 'stays');
  expect(await file.deleteAll()).toBe(0);
  expect(await readdir(dir)).toEqual(['other.txt']);
  expect(await file.deleteAll()).toBe(0);
});

test('a folder that can’t be written costs no answer: it is told once for each try, without a question', async () => {
  const file = new GapFile({ path: join(dir, 'nowhere', 'gaps.jsonl'), days: 1, today: () => day }, (notice) =>
    notices.push(notice),
  );
  file.add({ question: 'secret', day });
  await file.flush();
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('could not be written (ENOENT)');
  expect(notices.join()).not.toContain('secret');
});
