import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { HnswDenseIndex, loadHnswlib, readGraph, type HnswGraph } from '../../../src/adapters/node/hnsw-dense-index.js';
import { ExactDenseIndex } from '../../../src/core/retrieval/exact-dense-index.js';
import { describeDenseIndex, makeVectors } from '../../conformance/dense-index.js';

let folder = '';
let built = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voices-hnsw-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function openGraph(vectors: Float32Array, dimensions: number): Promise<HnswGraph> {
  const target = join(folder, String((built += 1)));
  const points = Array.from({ length: vectors.length / dimensions }, (_, at) => ({
    vector: vectors.subarray(at * dimensions, (at + 1) * dimensions),
    text: '',
    metadata: {},
  }));
  await buildHnsw(target, points);
  return readGraph(loadHnswlib(), join(target, 'hnswlib.index'), dimensions);
}

describeDenseIndex('HNSW graph', {
  kind: 'hnsw',
  open: async (vectors, dimensions) => new HnswDenseIndex(await openGraph(vectors, dimensions), vectors, dimensions),
});

it('refuses a graph of other vectors', async () => {
  const graph = await openGraph(makeVectors(5), 24);
  expect(() => new HnswDenseIndex(graph, makeVectors(6), 24)).toThrow('5 points for 6 chunks');
});

describe('a graph beside which chunks stand', () => {
  const dimensions = 24;
  const vectors = makeVectors(400);
  const row = (at: number) => vectors.subarray(at * dimensions, (at + 1) * dimensions);
  /** Graph of the first 300; of these the first hundred are no more, and the last hundred of all are outside. */
  const open = async () => {
    const graph = await openGraph(vectors.subarray(0, 300 * dimensions), dimensions);
    const rows = Array.from({ length: 300 }, (_, label) => (label < 100 ? null : label - 100));
    const unmarked = Array.from({ length: 100 }, (_, label) => label);
    return new HnswDenseIndex(graph, vectors.subarray(100 * dimensions), dimensions, { rows, unmarked });
  };

  it('finds what a scan finds, whether it is asked for what it holds, for what it lacks or for what is gone', async () => {
    const graph = await open();
    const exact = new ExactDenseIndex(vectors.subarray(100 * dimensions), dimensions);
    for (let at = 0; at < 400; at += 1)
      for (const k of [1, 10, 50]) expect(graph.search(row(at), k)).toEqual(exact.search(row(at), k));
  });

  it('refuses labels that name a row twice or one that is not there', async () => {
    const graph = await openGraph(vectors.subarray(0, 2 * dimensions), dimensions);
    for (const rows of [[0, 0], [0, 2], [0]])
      expect(
        () => new HnswDenseIndex(graph, vectors.subarray(0, 2 * dimensions), dimensions, { rows, unmarked: [] }),
      ).toThrow('points for 2 chunks');
  });
});
