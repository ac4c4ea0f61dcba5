import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { HnswDenseIndex, loadHnswlib, readGraph, type HnswGraph } from '../../../src/adapters/node/hnsw-dense-index.js';
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
