import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateConfidence } from '../../../src/core/answer/decide.js';
import type { Evidence } from '../../../src/core/answer/gather-evidence.js';
import { calibration } from '../../../src/core/options.js';

type Sign = keyof Evidence;
const signs = Object.keys(calibration.weights) as Sign[];
const fill = (value: (sign: Sign) => number) =>
  Object.fromEntries(signs.map((sign) => [sign, value(sign)])) as Record<Sign, number>;
const none = fill(() => 0);

describe('estimateConfidence', () => {
  it('is a logistic over the weighted signs', () => {
    const weights = { ...none, score: 2, nameGap: -1 };
    const estimate = (score: number, nameGap: number) =>
      estimateConfidence({ ...none, score, nameGap }, { ...calibration, bias: 0, weights });
    expect(estimate(0, 0)).toBe(0.5);
    expect(estimate(1, 0)).toBe(0.881);
    expect(estimate(1, 2)).toBe(0.5);
    expect(estimate(0, 1)).toBe(0.269);
  });

  it('moves as each sign’s own weight says, between 0 and 1, to three places', () => {
    fc.assert(
      fc.property(fc.constantFrom(...signs), fc.double({ min: -9, max: 9, noNaN: true }), (sign, value) => {
        const weights = { ...none, [sign]: 1 };
        const confidence = estimateConfidence({ ...none, [sign]: value }, { ...calibration, bias: 0, weights });
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(Math.round(confidence * 1000) / 1000).toBe(confidence);
        if (Math.abs(value) > 0.01) expect(confidence > 0.5).toBe(value > 0);
      }),
    );
    expect(estimateConfidence(none, { ...calibration, bias: -1e9 })).toBe(0);
    expect(estimateConfidence(none, { ...calibration, bias: 1e9 })).toBe(1);
  });
});
