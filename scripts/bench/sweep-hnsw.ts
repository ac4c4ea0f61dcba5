import { createRequire } from 'node:module';
import type { HierarchicalNSW } from 'hnswlib-node';
import { openIndex } from '../../src/adapters/node/open-index.js';
import type { Embedder } from '../../src/core/ports.js';
import { ExactDenseIndex } from '../../src/core/retrieval/exact-dense-index.js';

/** How well a graph of one make finds the ten nearest, at one `efSearch`. */
export interface SweepPoint {
  readonly chunks: number;
  readonly m: number;
  readonly efConstruction: number;
  readonly efSearch: number;
  readonly recall: number;
  /** Milliseconds of one search, the mean. */
  readonly searchMs: number;
  readonly buildSeconds: number;
}

/** Ways to build a graph; the first is hnswlib's own and what LangChain's store builds. */
const ways = [
  { m: 16, efConstruction: 200 },
  { m: 8, efConstruction: 200 },
  { m: 32, efConstruction: 200 },
  { m: 16, efConstruction: 100 },
] as const;
const efSearches = [10, 20, 50, 100, 200, 300, 400] as const;
const nearest = 10;
/** Graphs of more are built in the first way alone: each takes minutes. */
const mostForAllWays = 20_000;

/** Builds graphs over the vectors of the index in `indexDir`, and asks each of them for the questions' nearest. */
export async function sweepHnsw(
  indexDir: string,
  embedder: Embedder,
  questions: readonly string[],
): Promise<readonly SweepPoint[]> {
  const { embeddings } = await openIndex(indexDir, { embedder, search: 'exact' });
  const { chunkVectors, dimensions } = embeddings;
  const exact = new ExactDenseIndex(chunkVectors, dimensions);
  const asked: { readonly vector: number[]; readonly found: ReadonlySet<number> }[] = [];
  for (const question of questions) {
    const { sentence } = await embedder.embedQuestion(question);
    const found = exact.search(sentence, nearest).map(({ chunk }) => chunk);
    asked.push({ vector: [...sentence], found: new Set(found) });
  }
  const { HierarchicalNSW: Graph } = createRequire(import.meta.url)('hnswlib-node') as {
    HierarchicalNSW: new (space: 'cosine', dimensions: number) => HierarchicalNSW;
  };
  const chosen = exact.size <= mostForAllWays ? ways : ways.slice(0, 1);
  return chosen.flatMap(({ m, efConstruction }) => {
    const began = performance.now();
    const graph = new Graph('cosine', dimensions);
    graph.initIndex(exact.size, m, efConstruction, 100);
    for (let row = 0; row < exact.size; row += 1)
      graph.addPoint([...chunkVectors.subarray(row * dimensions, (row + 1) * dimensions)], row);
    const buildSeconds = (performance.now() - began) / 1000;
    return efSearches.map((efSearch) => {
      graph.setEf(efSearch);
      const from = performance.now();
      const hits = asked.map(({ vector, found }) =>
        graph.searchKnn(vector, nearest).neighbors.filter((row) => found.has(row)),
      );
      const searchMs = (performance.now() - from) / asked.length;
      const recall = hits.flat().length / (asked.length * Math.min(nearest, exact.size));
      return { chunks: exact.size, m, efConstruction, efSearch, recall, searchMs, buildSeconds };
    });
  });
}
