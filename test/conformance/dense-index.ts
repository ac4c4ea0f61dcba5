import { describe, expect, it } from 'vitest';
import type { DenseIndex } from '../../src/core/ports.js';

const dimensions = 24;

export interface DenseIndexCase {
  readonly kind: DenseIndex['kind'];
  readonly open: (vectors: Float32Array, dimensions: number) => Promise<DenseIndex>;
}

/** What every dense index must keep to; its answers are those of a plain sort, to the last place. */
export function describeDenseIndex(name: string, { kind, open }: DenseIndexCase): void {
  describe(`${name} keeps to the DenseIndex port`, () => {
    it('says what it is and how large', async () => {
      const index = await open(makeVectors(7), dimensions);
      expect([index.kind, index.size]).toEqual([kind, 7]);
    });

    it.each([1, 2, 3, 17, 300, 1000])('finds the ten nearest of %i, in order', async (size) => {
      const vectors = makeVectors(size);
      const index = await open(vectors, dimensions);
      for (const query of rows(makeVectors(20, 99)))
        expect(index.search(query, 10)).toEqual(sortAll(vectors, query, 10));
    });

    it('orders ties by chunk number', async () => {
      const one = makeVectors(1);
      const vectors = Float32Array.from({ length: 40 * dimensions }, (_, at) => one[at % dimensions] ?? 0);
      const index = await open(vectors, dimensions);
      expect(index.search(one, 40).map(({ chunk }) => chunk)).toEqual(Array.from({ length: 40 }, (_, chunk) => chunk));
    });

    it('gives everything where more is asked for than there is, and nothing where nothing is', async () => {
      const index = await open(makeVectors(12), dimensions);
      const query = makeVectors(1, 5);
      expect(index.search(query, 1000)).toHaveLength(12);
      expect(index.search(query, 12)).toHaveLength(12);
      expect(index.search(query, 0)).toEqual([]);
    });

    it('treats the zero vector as equally unlike everything', async () => {
      const index = await open(makeVectors(30), dimensions);
      const matches = index.search(new Float32Array(dimensions), 3);
      expect(matches.map(({ chunk, similarity }) => [chunk, Math.abs(similarity)])).toEqual([
        [0, 0],
        [1, 0],
        [2, 0],
      ]);
    });

    it('refuses a vector of another length', async () => {
      const index = await open(makeVectors(3), dimensions);
      expect(() => index.search(new Float32Array(dimensions / 2), 1)).toThrow(RangeError);
    });
  });
}

/** Unit vectors from a small fixed generator. */
export function makeVectors(count: number, seed = 1): Float32Array {
  let state = seed;
  const numbers = Array.from({ length: count * dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  return Float32Array.from(
    numbers.map((value, at) => {
      const start = at - (at % dimensions);
      return value / Math.hypot(...numbers.slice(start, start + dimensions));
    }),
  );
}

function rows(vectors: Float32Array): Float32Array[] {
  return Array.from({ length: vectors.length / dimensions }, (_, row) =>
    vectors.subarray(row * dimensions, (row + 1) * dimensions),
  );
}

function sortAll(vectors: Float32Array, query: Float32Array, k: number) {
  return rows(vectors)
    .map((row, chunk) => ({ chunk, similarity: row.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0) }))
    .sort((a, b) => b.similarity - a.similarity || a.chunk - b.chunk)
    .slice(0, k);
}
