import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMean, mixAsked } from '../../../src/core/retrieval/mix-asked.js';

const unit = (...numbers: readonly number[]) => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
};
const multiply = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const nothing = new Float32Array(3);
const arbitraryUnit = fc
  .tuple(...Array.from({ length: 3 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((numbers) => Math.hypot(...numbers) > 0.1)
  .map((numbers) => unit(...numbers));

describe('mixAsked', () => {
  it('leaves words alone that nobody asks for', () => {
    const own = unit(1, 2, 3);
    expect(mixAsked(own, [], unit(1, 0, 0), 0.6)).toBe(own);
  });

  it('stands between the words and what is asked of them, by the share', () => {
    const [own, asked] = [unit(1, 0, 0), unit(0, 1, 0)];
    expect([...mixAsked(own, [asked], nothing, 0.5)]).toEqual([...unit(1, 1, 0)]);
    expect([...mixAsked(own, [asked], nothing, 0)]).toEqual([1, 0, 0]);
    expect([...mixAsked(own, [asked], nothing, 1)]).toEqual([0, 1, 0]);
  });

  it('does not come nearer to a question by what all questions share', () => {
    const common = unit(0, 0, 1);
    const own = unit(1, 0, 0);
    const mixed = mixAsked(own, [unit(0, 0.2, 1), unit(0, 0.2, 1)], common, 0.5);
    expect(Math.abs(multiply(mixed, common))).toBeLessThan(0.1);
    expect(multiply(mixed, unit(0, 1, 0))).toBeGreaterThan(0.5);
  });

  it('is a unit vector, and the same whatever the order of the questions', () => {
    fc.assert(
      fc.property(
        arbitraryUnit,
        fc.array(arbitraryUnit, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (own, asked, share) => {
          const mixed = mixAsked(own, asked, nothing, share);
          const turned = mixAsked(own, [...asked].reverse(), nothing, share);
          mixed.forEach((value, at) => {
            expect(value).toBeCloseTo(turned[at] ?? 0, 4);
          });
          // Words and questions that say the very opposite leave nothing.
          fc.pre(
            Math.hypot(...own.map((value, at) => (1 - share) * value + share * (findMean(asked)[at] ?? 0))) > 0.01,
          );
          expect(Math.hypot(...mixed)).toBeCloseTo(1, 4);
        },
      ),
    );
  });
});
