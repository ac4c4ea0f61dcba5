import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const tell = (id: string, count: number) =>
  Array.from({ length: count }, (_, at) => `Tale ${at} of ${id} is about topic${at}.`);
const stories: Record<string, string[]> = { b: tell('b', 30), d: tell('d', 30), f: tell('f', 3) };

let indexDir = '';
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'voices-grow-'));
});
afterEach(() => rm(indexDir, { recursive: true }));

const build = (told: Record<string, string[]>, dir = indexDir, from = 10, mostOutside = 0) =>
  buildIndex({ corpus: makeCorpus(told), indexDir: dir, embedder, buildHnsw, growGraph: { from, mostOutside } });

async function readGraph(): Promise<readonly string[]> {
  const [version = ''] = (await readdir(indexDir)).filter((name) => /^[0-9a-f]{16}$/u.test(name));
  return (await readdir(join(indexDir, version, 'hnsw'))).sort();
}

/** Every question's ten nearest by the graph and by the scan. */
async function compareWithScan(told: Record<string, string[]>): Promise<void> {
  const graph = await openIndex(indexDir, { embedder });
  const exact = await openIndex(indexDir, { embedder, search: 'exact' });
  expect([graph.dense.kind, exact.dense.kind]).toEqual(['hnsw', 'exact']);
  for (const text of Object.values(told).flat()) {
    const { sentence } = await embedder.embedQuestion(text);
    expect(graph.dense.search(sentence, 10)).toEqual(exact.dense.search(sentence, 10));
  }
}

it('adds to the graph where little has changed, and finds what a scan finds', async () => {
  await build(stories);
  // Articles before and between the others: rows move, labels don't.
  const grown = { ...stories, a: tell('a', 2), c: tell('c', 2) };
  const { indexVersion } = await build(grown);
  expect(await readGraph()).toContain('rows.u32');
  await compareWithScan(grown);
  const fewer = { a: grown.a, b: stories.b ?? [], c: grown.c, d: stories.d ?? [] };
  await build(fewer);
  expect(await readGraph()).toContain('rows.u32');
  await compareWithScan(fewer);
  // What is gone stays gone when the graph grows again.
  const again = { ...fewer, e: tell('e', 2) };
  await build(again);
  await compareWithScan(again);
  expect((await build(grown, join(indexDir, 'anew'))).indexVersion).toBe(indexVersion);
});

it('builds the graph anew where it is small or much has changed', async () => {
  await build(stories);
  await build({ ...stories, a: tell('a', 20) });
  expect(await readGraph()).not.toContain('rows.u32');
  await build({ ...stories, a: tell('a', 20), c: tell('c', 1) }, indexDir, 1000);
  expect(await readGraph()).not.toContain('rows.u32');
});
