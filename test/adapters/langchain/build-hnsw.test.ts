import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-langchain-'));
});
afterAll(() => rm(folder, { recursive: true }));

const points = ['one', 'two', 'three'].map((text, at) => ({
  vector: Float32Array.from([at, 1, 0]),
  text,
  metadata: { chunkId: `a:${at}-${at + 1}`, start: at },
}));

it('saves a store that LangChain itself can open and search', async () => {
  const target = join(folder, 'opened');
  expect(await buildHnsw(target, points)).toBe(true);
  const embeddings = { embedDocuments: () => Promise.resolve([]), embedQuery: () => Promise.resolve([2, 1, 0]) };
  const store = await HNSWLib.load(target, embeddings);
  const [document] = await store.similaritySearch('anything', 1);
  expect(document).toMatchObject({ pageContent: 'three', metadata: { chunkId: 'a:2-3', start: 2 } });
});

it('gives the same bytes for the same points', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  await Promise.all([buildHnsw(one, points), buildHnsw(two, points)]);
  const names = (await readdir(one)).sort();
  expect(names).toEqual(['args.json', 'docstore.json', 'hnswlib.index']);
  for (const name of names) expect(await readFile(join(one, name))).toEqual(await readFile(join(two, name)));
});

it('writes nothing where there is nothing to index', async () => {
  const target = join(folder, 'empty');
  expect(await buildHnsw(target, [])).toBe(false);
  await expect(stat(target)).rejects.toThrow('ENOENT');
});
