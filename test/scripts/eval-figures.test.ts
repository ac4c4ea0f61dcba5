import { describe, expect, it } from 'vitest';
import { findRegressions, type Baseline } from '../../scripts/eval/compare-baseline.js';
import { drawCurve, findWorkingPoint } from '../../src/cli/eval/coverage-curve.js';
import { Tally, type Figure } from '../../scripts/eval/figure.js';
import { formatMarkdown, replaceFigures } from '../../scripts/eval/format-report.js';
import { plotCoverage } from '../../src/cli/eval/plot-coverage.js';
import { computeRankArea } from '../../scripts/eval/rank-area.js';
import { findMedian } from '../../scripts/bench/measure-times.js';
import { fitLogistic, scoreLogistic } from '../../scripts/calibrate/fit-logistic.js';
import { fitRanking } from '../../scripts/calibrate/fit-ranking.js';
import { solveLinear } from '../../scripts/calibrate/solve-linear.js';

const figure = (over: Partial<Figure>): Figure => ({
  ...{ group: 'g', name: 'n', value: 0.9, cases: 10, better: 'higher', tolerance: 0.02 },
  ...over,
});
const baseline: Baseline = { corpusSha256: '', embedder: { id: '', sha256: '' }, figures: { g: { n: 0.9 } } };

describe('findRegressions', () => {
  it.each([
    ['a drop beyond the tolerance', { value: 0.87 }, 1],
    ['a drop within it', { value: 0.88 }, 0],
    ['a rise', { value: 1 }, 0],
    ['any drop, where none is tolerated', { value: 0.895, tolerance: 0 }, 1],
    ['a drop that rounding explains', { value: 0.8996, tolerance: 0 }, 0],
    ['a rise of what should be low', { value: 0.93, better: 'lower' as const }, 1],
    ['a drop of what should be low', { value: 0.5, better: 'lower' as const }, 0],
    ['a figure that is reported only', { value: 0, better: null }, 0],
    ['a figure that the baseline lacks', { name: 'new', value: 0 }, 0],
  ])('%s', (_what, over, count) => {
    expect(findRegressions([figure(over)], baseline)).toHaveLength(count);
  });

  it('takes no skipped set for a regression', () => {
    expect(findRegressions([], baseline)).toEqual([]);
  });
});

describe('computeRankArea', () => {
  const cases = (positive: readonly number[], negative: readonly number[]) => [
    ...positive.map((score) => ({ score, positive: true })),
    ...negative.map((score) => ({ score, positive: false })),
  ];
  it('is the share of pairs in the right order, ties counting half', () => {
    expect(computeRankArea(cases([2, 3], [0, 1]))).toBe(1);
    expect(computeRankArea(cases([0, 1], [2, 3]))).toBe(0);
    expect(computeRankArea(cases([1, 1], [1, 1]))).toBe(0.5);
    expect(computeRankArea(cases([1, 3], [1, 2]))).toBe(0.625);
    expect(() => computeRankArea(cases([NaN], [1]))).toThrow(RangeError);
  });
});

describe('drawCurve', () => {
  const points = drawCurve([
    { confidence: 0.2, right: false },
    { confidence: 0.9, right: true },
    { confidence: 0.5, right: false },
    { confidence: 0.5, right: true },
  ]);
  it('answers the surest first, those of one confidence together', () => {
    expect(points).toEqual([
      { coverage: 0.25, error: 0, confidence: 0.9 },
      { coverage: 0.75, error: 1 / 3, confidence: 0.5 },
      { coverage: 1, error: 0.5, confidence: 0.2 },
    ]);
  });
  it('finds where a limit of confidence works', () => {
    expect(findWorkingPoint(points, 0.4)?.coverage).toBe(0.75);
    expect(findWorkingPoint(points, 0.95)).toBeNull();
  });
  it('is plotted with its name escaped and nothing that is no number', () => {
    const svg = plotCoverage([{ name: 'a < b', points, working: points[1] ?? null }]);
    expect(svg).toContain('a &lt; b');
    expect(svg).toContain('<circle');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
  });
});

describe('the README’s figures', () => {
  const tally = new Tally();
  tally.add('held', true);
  tally.add('held', false);
  const markdown = formatMarkdown([{ group: 's', about: 'What it is.', figures: tally.toFigures('s'), skipped: null }]);
  it('are a table for each set', () => {
    expect(markdown).toContain('| held | 0.500 | 2 |');
  });
  it('replace what stood between the markers and nothing else', () => {
    const start = '<!-- figures: written by npm run eval -- --write-readme -->';
    const written = replaceFigures(`before\n${start}\nold\n<!-- end of figures -->\nafter`, 'new');
    expect(written).toBe(`before\n${start}\n\nnew\n\n<!-- end of figures -->\nafter`);
    expect(() => replaceFigures('no markers', 'new')).toThrow(RangeError);
  });
});

describe('fitting', () => {
  it('solves a system that needs its rows swapped, and refuses a singular one', () => {
    expect(
      solveLinear(
        [
          [0, 2],
          [4, 0],
        ],
        [6, 8],
      ),
    ).toEqual([2, 3]);
    expect(() =>
      solveLinear(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toThrow(RangeError);
  });

  it('gives a telling sign its weight and a sign that never varies none', () => {
    const cases = Array.from({ length: 40 }, (_, at) => ({
      signs: [at / 40, 7],
      positive: at % 7 === 0 ? at < 20 : at >= 20,
      weight: 10,
    }));
    const logistic = fitLogistic(cases);
    expect(logistic.weights[0]).toBeGreaterThan(1);
    expect(scoreLogistic(logistic, [0.9, 7])).toBeGreaterThan(0);
    expect(scoreLogistic(logistic, [0.1, 7])).toBeLessThan(0);
  });

  it('ranks by the sign that the right candidates have', () => {
    const group = {
      weight: 1,
      candidates: [
        { signs: [1, 0], right: false },
        { signs: [0, 1], right: true },
      ],
    };
    const [wrong = 0, right = 0] = fitRanking([group]);
    expect(right).toBeGreaterThan(wrong);
  });

  it('takes the middle of the times', () => {
    expect(findMedian([3, 1, 2])).toBe(2);
    expect(findMedian([4, 1, 2, 3])).toBe(2.5);
  });
});
