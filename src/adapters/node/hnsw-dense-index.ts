import { createRequire } from 'node:module';
import type { DenseIndex, DenseMatch } from '../../core/ports.js';
import { rankChunks } from '../../core/retrieval/exact-dense-index.js';
import type { GraphRows } from './graph-rows.js';

/** What is used of `hnswlib-node`, an optional dependency: it compiles at install and may not be there. */
export interface Hnswlib {
  readonly HierarchicalNSW: new (space: 'cosine', dimensions: number) => HnswGraph;
}

/** What is used of a graph that was read. */
export interface HnswGraph {
  readIndex(file: string): Promise<unknown>;
  getCurrentCount(): number;
  markDelete(label: number): void;
  setEf(ef: number): void;
  searchKnn(vector: number[], k: number): { readonly neighbors: readonly number[] };
}

/**
 * Fewest candidates that a search keeps open. hnswlib's own 10 loses neighbours: of the ten nearest among 100,000 passages a graph
 * built in its usual way (M 16, efConstruction 200, as LangChain's store builds it) finds 0.57 with 10, 0.93 with 100, 0.978 with 200
 * and 0.983 with 300 in 0.9 ms. `npm run bench -- --scale … --sweep-hnsw` gives the table and draws `test/eval/plots/hnsw-recall.svg`.
 */
export const efSearch = 300;

/** Loads `hnswlib-node`. @throws Error where it isn't installed or was compiled for another Node. */
export function loadHnswlib(): Hnswlib {
  // Not imported: the compiler must not look for its types where the package could not be installed.
  const hnswlib: unknown = createRequire(import.meta.url)('hnswlib-node');
  if (isHnswlib(hnswlib)) return hnswlib;
  throw new Error('hnswlib-node has no HierarchicalNSW.');
}

function isHnswlib(value: unknown): value is Hnswlib {
  return typeof value === 'object' && value !== null && 'HierarchicalNSW' in value;
}

/** Reads the graph in `file`, beside what else the process does. @throws Error where there is none. */
export async function readGraph({ HierarchicalNSW }: Hnswlib, file: string, dimensions: number): Promise<HnswGraph> {
  const graph = new HierarchicalNSW('cosine', dimensions);
  await graph.readIndex(file);
  return graph;
}

/**
 * Nearest neighbours through the HNSW graph that LangChain saved. The graph only proposes candidates: they are scored
 * and ordered by the exact cosine over `vectors`, so that order and ties are those of the exact scan. Chunks that the graph does
 * not hold are candidates for every question.
 * @see Malkov & Yashunin, IEEE TPAMI 2020
 */
export class HnswDenseIndex implements DenseIndex {
  readonly kind = 'hnsw';
  readonly size: number;
  readonly #labels: readonly (number | null)[] | null;
  readonly #outside: readonly number[];

  /**
   * `labels` says what each of the graph's labels is; where it is left out the labels are the rows. The graph is changed: what it
   * doesn't know to be deleted is marked. @throws Error where they don't fit together.
   */
  constructor(
    private readonly graph: HnswGraph,
    private readonly vectors: Float32Array,
    private readonly dimensions: number,
    labels: GraphRows | null = null,
  ) {
    this.size = vectors.length / dimensions;
    this.#labels = labels?.rows ?? null;
    const rows = labels?.rows.filter((row) => row !== null) ?? [];
    const held = new Set(rows);
    const areRows = held.size === rows.length && rows.every((row) => row < this.size);
    if (!areRows || graph.getCurrentCount() !== (labels?.rows.length ?? this.size))
      throw new Error(`The HNSW graph has ${graph.getCurrentCount()} points for ${this.size} chunks.`);
    this.#outside = labels ? Array.from({ length: this.size }, (_, row) => row).filter((row) => !held.has(row)) : [];
    for (const label of labels?.unmarked ?? []) graph.markDelete(label);
  }

  /** @throws RangeError where `vector` has another length than the rows. */
  search(vector: Float32Array, k: number): readonly DenseMatch[] {
    if (vector.length !== this.dimensions)
      throw new RangeError(`A vector of ${vector.length} numbers can't be looked up among ${this.dimensions}.`);
    return rankChunks(this.vectors, vector, this.#proposeChunks(vector, k), k);
  }

  /** Twice as many as asked for, so that chunks tied at the last place are all there to be ordered. */
  #proposeChunks(vector: Float32Array, k: number): readonly number[] {
    const wanted = 2 * Math.max(0, k);
    if (wanted >= this.size - this.#outside.length || vector.every((value) => value === 0))
      return Array.from({ length: this.size }, (_, chunk) => chunk);
    this.graph.setEf(Math.max(wanted, efSearch));
    const found = this.graph.searchKnn(Array.from(vector), wanted).neighbors;
    const labels = this.#labels;
    const rows = labels ? found.flatMap((label) => labels[label] ?? []) : found;
    return [...rows, ...this.#outside];
  }
}
