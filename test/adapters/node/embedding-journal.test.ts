import { appendFile, mkdtemp, readdir, rename, rm, truncate, stat, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { openEmbeddingJournal } from '../../../src/adapters/node/embedding-journal.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const widths = { sha256: embedder.sha256, dimensions: 2, tokenDimensions: 2 };
const key = (digit: string) => digit.repeat(64);
const embedding = {
  chunk: Float32Array.from([0.5, -1]),
  sentences: Int8Array.from([127, -3, 5, 127]),
  tokens: Int8Array.from([1, 2, 3, 4, 5, 6]),
};

let indexDir = '';
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'voices-journal-'));
});
afterEach(() => rm(indexDir, { recursive: true }));

/** Number that no process has. */
const deadPid = 999999999;

/** Makes the journal in the folder that of a process that is no more. */
async function orphan(): Promise<string> {
  const [name = ''] = (await readdir(indexDir)).filter((file) => file.includes(`-${process.pid}-`));
  const path = join(indexDir, name.replace(`-${process.pid}-`, `-${deadPid}-`));
  await rename(join(indexDir, name), path);
  return path;
}

it('hands on what a build that is no more has embedded, and goes with the next one that ends', async () => {
  const first = await openEmbeddingJournal(indexDir, widths);
  first.keep(key('a'), embedding);
  first.keep(key('b'), { ...embedding, tokens: new Int8Array(0) });
  await orphan();
  const second = await openEmbeddingJournal(indexDir, widths);
  expect([second.size, second.get(key('a')), second.get(key('b'))?.tokens.length]).toEqual([2, embedding, 0]);
  await second.discard();
  expect(await readdir(indexDir)).toEqual([]);
});

it('begins a new file before one grows too large to be read', async () => {
  const journal = await openEmbeddingJournal(indexDir, widths, 100);
  for (const digit of ['a', 'b', 'c']) journal.keep(key(digit), embedding);
  expect((await readdir(indexDir)).length).toBe(2);
  await orphan();
  await orphan();
  const second = await openEmbeddingJournal(indexDir, widths);
  expect(second.size).toBe(3);
  await second.discard();
  expect(await readdir(indexDir)).toEqual([]);
});

it('leaves those of running builds and of other models alone', async () => {
  const running = await openEmbeddingJournal(indexDir, widths);
  running.keep(key('a'), embedding);
  const second = await openEmbeddingJournal(indexDir, widths);
  await second.discard();
  expect([second.size, (await readdir(indexDir)).length]).toEqual([0, 1]);
  await orphan();
  expect((await openEmbeddingJournal(indexDir, { ...widths, sha256: key('9') })).size).toBe(0);
});

it.each([1, 30, 60])('keeps what stands before a tail that is short of %i bytes', async (missing) => {
  const first = await openEmbeddingJournal(indexDir, widths);
  first.keep(key('a'), embedding);
  first.keep(key('b'), embedding);
  const path = await orphan();
  await truncate(path, (await stat(path)).size - missing);
  const second = await openEmbeddingJournal(indexDir, widths);
  expect([second.size, second.get(key('a'))]).toEqual([1, embedding]);
});

it('believes no record whose bytes have changed', async () => {
  const first = await openEmbeddingJournal(indexDir, widths);
  first.keep(key('a'), embedding);
  const path = await orphan();
  const bytes = await readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  await writeFile(path, bytes);
  await appendFile(path, 'anything');
  expect((await openEmbeddingJournal(indexDir, widths)).size).toBe(0);
});

it('lets a build of many chunks go on where the one before was cut off', async () => {
  const words = Array.from({ length: 120 }, (_, at) => `Story number${at} tells of tea.`);
  const corpus = makeCorpus({ many: words });
  const dying = createStubEmbedder();
  let embedded = 0;
  const embedPassage = (text: string) => {
    if ((embedded += 1) > 50) return Promise.reject(new Error('cut off'));
    return dying.embedPassage(text);
  };
  await expect(buildIndex({ corpus, indexDir, embedder: { ...dying, embedPassage } })).rejects.toThrow('cut off');
  await orphan();
  const second = createStubEmbedder();
  const report = await buildIndex({ corpus, indexDir, embedder: second });
  expect([report.chunks.embedded, second.passages.length]).toEqual([70, 70]);
  expect((await readdir(indexDir)).sort()).toEqual([`${report.indexVersion}-exact`, 'CURRENT'].sort());
  const whole = join(indexDir, 'whole');
  expect((await buildIndex({ corpus, indexDir: whole, embedder })).indexVersion).toBe(report.indexVersion);
});

it('embeds with several side by side, to the same bytes', async () => {
  const corpus = makeCorpus({ a: ['One tale.', 'Two tales.', 'Three tales. And more.'], b: ['Four tales.'] });
  const lanes = [createStubEmbedder(), createStubEmbedder()];
  const asked: number[] = [];
  const findEmbedders = (chunks: number) => {
    asked.push(chunks);
    return Promise.resolve(lanes);
  };
  const report = await buildIndex({ corpus, indexDir, embedder, findEmbedders });
  const alone = await buildIndex({ corpus, indexDir: join(indexDir, 'alone'), embedder });
  expect([asked, lanes.every(({ passages }) => passages.length > 0)]).toEqual([[4], true]);
  expect(report.indexVersion).toBe(alone.indexVersion);
});
