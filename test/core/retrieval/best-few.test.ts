import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestFew } from '../../../src/core/retrieval/best-few.js';

it('keeps what sorting all of them would put first', () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(scores, fc.integer({ min: -1, max: 12 }), fc.integer({ min: 1, max: 7 }), (given, most, step) => {
      const best = new BestFew(most);
      // Offered in another order than that of the numbers.
      const order = [...given.keys()].sort((a, b) => (a % step) - (b % step) || b - a);
      for (const number of order) best.offer(number, given[number] ?? 0);
      const sorted = given.map((score, number) => ({ number, score }));
      sorted.sort((a, b) => b.score - a.score || a.number - b.number);
      expect(best.list()).toEqual(sorted.slice(0, Math.max(0, most)));
    }),
  );
});
