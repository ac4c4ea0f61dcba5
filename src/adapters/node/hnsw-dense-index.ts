import { createRequire } from 'node:module';
import type { DenseIndex, DenseMatch } from '../../core/ports.js';
import { rankChunks } from '../../core/retrieval/exact-dense-index.js';

/** What is used of `hnswlib-node`, an optional dependency: it compiles at install and may not be there. */
export interface Hnswlib {
  readonly HierarchicalNSW: new (space: 'cosine', dimensions: number) => HnswGraph;
}

interface HnswGraph {
  readIndexSync(file: string): void;
  getCurrentCount(): number;
  setEf(ef: number): void;
  searchKnn(vector: number[], k: number): { readonly neighbors: readonly number[] };
}

/**
 * Fewest candidates that a search keeps open. hnswlib's own 10 loses neighbours: of the ten nearest among 10,000 passages a graph
 * built in its usual way (M 16, efConstruction 200, as LangChain's store builds it) finds 0.85 with 10, 0.99 with 100 and 0.995 with
 * 200 in 0.6 ms. `npm run bench -- --scale … --sweep-hnsw` gives the table and draws `test/eval/plots/hnsw-recall.svg`.
 */
export const efSearch = 200;

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

/**
 * Nearest neighbours through the HNSW graph that LangChain saved. The graph only proposes candidates: they are scored
 * and ordered by the exact cosine over `vectors`, so that order and ties are those of the exact scan.
 * @see Malkov & Yashunin, IEEE TPAMI 2020
 */
export class HnswDenseIndex implements DenseIndex {
  readonly kind = 'hnsw';
  readonly size: number;
  readonly #graph: HnswGraph;
  readonly #vectors: Float32Array;
  readonly #dimensions: number;
  readonly #rows: readonly (number | null)[] | null;

  /**
   * Reads the graph in `file`. `rows` gives the row of `vectors` that each label is, null for one that is no more; where it is
   * left out the labels are the rows. @throws Error where they don't fit together.
   */
  constructor(
    hnswlib: Hnswlib,
    file: string,
    vectors: Float32Array,
    dimensions: number,
    rows: readonly (number | null)[] | null = null,
  ) {
    this.#graph = new hnswlib.HierarchicalNSW('cosine', dimensions);
    this.#graph.readIndexSync(file);
    this.#vectors = vectors;
    this.#dimensions = dimensions;
    this.size = vectors.length / dimensions;
    this.#rows = rows;
    const named = new Set(rows?.filter((row) => row !== null && row < this.size));
    const fits = this.#graph.getCurrentCount() === (rows?.length ?? this.size) && (!rows || named.size === this.size);
    if (!fits) throw new Error(`The HNSW graph has ${this.#graph.getCurrentCount()} points for ${this.size} chunks.`);
  }

  /** @throws RangeError where `vector` has another length than the rows. */
  search(vector: Float32Array, k: number): readonly DenseMatch[] {
    if (vector.length !== this.#dimensions)
      throw new RangeError(`A vector of ${vector.length} numbers can't be looked up among ${this.#dimensions}.`);
    return rankChunks(this.#vectors, vector, this.#proposeChunks(vector, k), k);
  }

  /** Twice as many as asked for, so that chunks tied at the last place are all there to be ordered. */
  #proposeChunks(vector: Float32Array, k: number): readonly number[] {
    const wanted = 2 * Math.max(0, k);
    if (wanted >= this.size || vector.every((value) => value === 0))
      return Array.from({ length: this.size }, (_, chunk) => chunk);
    this.#graph.setEf(Math.max(wanted, efSearch));
    const labels = this.#graph.searchKnn(Array.from(vector), wanted).neighbors;
    return this.#rows ? labels.flatMap((label) => this.#rows?.[label] ?? []) : labels;
  }
}
