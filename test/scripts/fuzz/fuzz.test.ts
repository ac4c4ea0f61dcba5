/** A slice of `npm run fuzz`: the same inputs each time, so that a failure can be looked at. */
import { describe, expect, it } from 'vitest';
import { arbitraryInput } from '../../../scripts/fuzz/arbitrary-input.js';
import { openTargets } from '../../../scripts/fuzz/list-targets.js';
import { runSlice } from '../../../scripts/fuzz/run-slice.js';
import fc from 'fast-check';

const targets = await openTargets();
/** Cases for each unit of a target's weight: about a quarter of a second of computing. */
const casesPerWeight = 25;
const seed = 20_261_122;

describe('inputs of any shape', () => {
  it.each(targets.map((target) => [target.name, target] as const))('keep %s to its promise', async (_name, target) => {
    const { cases, failure } = await runSlice(target, target.weight * casesPerWeight, seed);
    expect(failure).toBeNull();
    expect(cases).toBe(target.weight * casesPerWeight);
  });

  it('are the same for the same seed', () => {
    const [target] = targets;
    const draw = (): readonly string[] =>
      target === undefined ? [] : fc.sample(arbitraryInput(target), { numRuns: 20, seed });
    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBeGreaterThan(10);
  });
});

describe('runSlice', () => {
  it('finds an input that breaks a promise, and makes it small', async () => {
    const broken = {
      name: 'broken',
      promise: 'has no x',
      pieces: ['a', 'x', 'bc'],
      seeds: ['abc'],
      weight: 1,
      longest: 10,
      run: (input: string) => {
        if (input.includes('x')) throw new TypeError('an x');
      },
    };
    expect((await runSlice(broken, 500, seed)).failure).toEqual({ input: 'x', reason: 'TypeError: an x' });
  });
});
