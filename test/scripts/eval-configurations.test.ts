import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SetGroups } from '../../scripts/calibrate/calibrate-ranking.js';
import { fitFusion } from '../../scripts/calibrate/fit-fusion.js';
import { formatColumns, listConfigurations } from '../../scripts/eval/configurations.js';
import type { SetReport } from '../../scripts/eval/figure.js';
import { retrieval } from '../../src/core/options.js';

describe('configurations', () => {
  it('are each encoder alone, then each with each reranker, the embedded one too', () => {
    const found = listConfigurations({ model: ['a/b'], reranker: ['r'] }, 'models');
    expect(found).toEqual([
      { name: 'a/b', modelDir: join('models', 'a', 'b') },
      { name: 'embedded + r', rerankerDir: join('models', 'r') },
      { name: 'a/b + r', modelDir: join('models', 'a', 'b'), rerankerDir: join('models', 'r') },
    ]);
    expect(listConfigurations({ model: [], reranker: [] }, 'models')).toEqual([]);
  });

  it('have a column each, and a dash where one lacks a figure', () => {
    const report = (...values: [string, number][]): SetReport => ({
      ...{ group: 'set', about: '', skipped: null },
      figures: values.map(([name, value]) => ({ group: 'set', name, value, cases: 1, better: null, tolerance: 0 })),
    });
    const columns = [
      { name: 'embedded', reports: [report(['first', 0.5], ['three', 1])] },
      { name: 'a/b', reports: [report(['first', 0.25])] },
    ];
    expect(
      formatColumns(columns)
        .split('\n')
        .map((line) => line.split(/ +/u)),
    ).toEqual([
      ['set', 'embedded', 'a/b'],
      ['first', '0.500', '0.250'],
      ['three', '1.000', '–'],
    ]);
  });
});

describe('fusion', () => {
  /** Questions where one sign alone tells the right candidate from the wrong one. */
  const gather = (telling: number): readonly SetGroups[] => {
    const signs = (on: boolean) => Array.from({ length: 10 }, (_, at) => (on && at === telling ? 1 : 0));
    const candidates = [true, false].map((right) => ({ signs: signs(right), right, rest: 0 }));
    return [{ set: 'own', groups: Array.from({ length: 5 }, () => ({ candidates, weight: 1 })) }];
  };

  it('gives weight to the sign that tells right from wrong', () => {
    const [words, meaning] = [fitFusion(gather(0), false), fitFusion(gather(1), false)];
    expect(words.passages.lexical).toBeGreaterThan(words.passages.dense);
    expect(meaning.passages.dense).toBeGreaterThan(meaning.passages.lexical);
    expect(fitFusion(gather(5), false).sentences.dense).toBeGreaterThan(words.sentences.dense);
  });

  it('leaves what does not hang on the embedder as it is, and late interaction out where there is none', () => {
    const { phrase, names } = retrieval.weights;
    expect(fitFusion(gather(2), false).passages).toMatchObject({ phrase, names, maxSim: 0 });
    expect(fitFusion(gather(2), true).passages.maxSim).toBeGreaterThan(0);
  });

  it('gives no weight below 0', () => {
    const wrong = gather(1).map(({ set, groups }) => ({
      set,
      groups: groups.map(({ candidates, weight }) => ({
        weight,
        candidates: candidates.map(({ right, ...rest }) => ({ ...rest, right: !right })),
      })),
    }));
    expect(fitFusion(wrong, false).passages.dense).toBe(0);
  });
});
