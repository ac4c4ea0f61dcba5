import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../src/core/retrieval/compare-rows.js';

const width = 3;
const matrix = Float32Array.from({ length: 9 * width }, (_, at) => Math.sin(at));
const vector = Float32Array.of(0.1, -0.7, 0.3);

function compareOne(row: number): number {
  let sum = 0;
  for (let i = 0; i < width; i += 1) sum += (vector[i] ?? 0) * (matrix[row * width + i] ?? 0);
  return sum;
}

describe('compareRows', () => {
  it.each([[[]], [[8]], [[0, 5]], [[3, 1, 2]], [[0, 1, 2, 3]], [[8, 7, 6, 5, 4]], [[1, 1, 2, 2, 3, 3, 4, 4, 5]]])(
    'gives every row asked for its dot product, to the last digit, in the order asked: %j',
    (rows) => {
      expect([...compareRows(matrix, vector, rows)]).toEqual(rows.map(compareOne));
    },
  );
});
