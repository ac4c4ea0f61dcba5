import type { DenseIndex, DenseMatch } from '../ports.js';
import { BestFew } from './best-few.js';
import { compareRows } from './compare-rows.js';

/**
 * Scan over all sentence embeddings: exact, needs no file of its own, and the oracle that every other dense index is
 * tested against. A few thousand chunks take about a millisecond.
 */
export class ExactDenseIndex implements DenseIndex {
  readonly kind = 'exact';
  readonly size: number;

  /** `vectors` holds unit vectors of `dimensions` numbers row by row; it is kept, not copied. */
  constructor(
    private readonly vectors: Float32Array,
    private readonly dimensions: number,
  ) {
    this.size = vectors.length / dimensions;
    if (!Number.isInteger(this.size)) throw new RangeError(`${vectors.length} numbers are no rows of ${dimensions}.`);
  }

  /** @throws RangeError where `vector` has another length than the rows. */
  search(vector: Float32Array, k: number): readonly DenseMatch[] {
    const all = Array.from({ length: this.size }, (_, chunk) => chunk);
    if (vector.length !== this.dimensions)
      throw new RangeError(`A vector of ${vector.length} numbers can't be looked up among rows of ${this.dimensions}.`);
    return rankChunks(this.vectors, vector, all, k);
  }
}

/**
 * The `k` of `chunks` whose rows of `vectors` are most similar to `vector`, best first, ties by chunk number. Sums run
 * in double precision and in one order, so the same vectors always rank alike. `vector` has the length of a row.
 */
export function rankChunks(
  vectors: Float32Array,
  vector: Float32Array,
  chunks: readonly number[],
  k: number,
): readonly DenseMatch[] {
  const similarities = compareRows(vectors, vector, chunks);
  const best = new BestFew(k);
  chunks.forEach((chunk, at) => {
    best.offer(chunk, similarities[at] ?? 0);
  });
  return best.list().map(({ number, score }) => ({ chunk: number, similarity: score }));
}
