import { expect, it } from 'vitest';
import { ExactDenseIndex } from '../../../src/core/retrieval/exact-dense-index.js';
import { describeDenseIndex } from '../../conformance/dense-index.js';

describeDenseIndex('exact scan', {
  kind: 'exact',
  open: (vectors, dimensions) => Promise.resolve(new ExactDenseIndex(vectors, dimensions)),
});

it('can be empty', () => {
  const index = new ExactDenseIndex(new Float32Array(0), 4);
  expect([index.size, index.search(new Float32Array(4), 5)]).toEqual([0, []]);
});

it('refuses numbers that are no whole rows', () => {
  expect(() => new ExactDenseIndex(new Float32Array(5), 4)).toThrow(RangeError);
});
