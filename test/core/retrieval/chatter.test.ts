import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareChatter, findDirection } from '../../../src/core/retrieval/chatter.js';
import { chatterExamples, workExamples } from '../../../src/core/retrieval/chatter-examples.js';

describe('findDirection', () => {
  it('leads from one to the other, in whole numbers', () => {
    expect(findDirection(Float32Array.of(0.5, 0.5, 0), Float32Array.of(0, 1, 0))).toEqual([-127, 127, 0]);
    expect(findDirection(Float32Array.of(0, 0), Float32Array.of(0.5, 0.25))).toEqual([127, 64]);
  });

  it('is all noughts where nothing tells them apart', () => {
    expect(findDirection(Float32Array.of(0.5, 1), Float32Array.of(0.5, 1))).toEqual([0, 0]);
  });
});

describe('compareChatter', () => {
  it('is the cosine with the direction, 0 where there is none', () => {
    expect(compareChatter(Float32Array.of(0, 1), [0, 127])).toBeCloseTo(1);
    expect(compareChatter(Float32Array.of(0, 1), [0, -5])).toBeCloseTo(-1);
    expect(compareChatter(Float32Array.of(0.6, 0.8), [127, 0])).toBeCloseTo(0.6);
    expect(compareChatter(Float32Array.of(0.6, 0.8), [0, 0])).toBe(0);
  });

  it('ranks the one end of a direction above the other', () => {
    const unit = fc.double({ min: 0, max: 6.28, noNaN: true }).map((a) => Float32Array.of(Math.cos(a), Math.sin(a)));
    fc.assert(
      fc.property(unit, unit, (from, to) => {
        const direction = findDirection(from, to);
        expect(compareChatter(to, direction)).toBeGreaterThanOrEqual(compareChatter(from, direction) - 1e-6);
      }),
    );
  });
});

it('has as many examples of either, each once', () => {
  expect(chatterExamples).toHaveLength(workExamples.length);
  expect(new Set([...chatterExamples, ...workExamples]).size).toBe(chatterExamples.length + workExamples.length);
});
