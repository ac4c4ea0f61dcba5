import type { Evidence } from '../../src/core/answer/gather-evidence.js';
import { calibration } from '../../src/core/options.js';
import { computeRankArea } from '../eval/rank-area.js';
import { fitLogistic, scoreLogistic, type LabelledCase, type Logistic } from './fit-logistic.js';
import { answerableShare, masses, mixedSets, type Sample } from './gather-samples.js';

const signs = (Object.keys(calibration.weights) as (keyof Evidence)[]).sort();
const folds = 5;

/** The logistic that turns evidence into confidence, with how well it tells answered from unanswerable questions. */
export interface Calibration {
  readonly logistic: Logistic;
  readonly weights: Readonly<Record<string, number>>;
  /** AUROC by set, for the sets with both kinds. `own` with off-topic questions among the negatives is apart. */
  readonly areas: Readonly<Record<string, number>>;
  /** Our questions, with and without what editors say that people ask, each judged by weights that were fitted without its fifth. */
  readonly crossed: readonly CrossedSet[];
}

interface CrossedSet {
  readonly set: OwnSampleSet;
  /** AUROC. */
  readonly area: number;
  /** Shares at a few limits of confidence. */
  readonly limits: readonly { readonly limit: number; readonly refused: number; readonly wronglyRefused: number }[];
}

const ownSets = ['own', 'own-alone'] as const;
type OwnSampleSet = (typeof ownSets)[number];

/** Fits the weights in `calibration` (`src/core/options.ts`) on samples. Deterministic. */
export function calibrateConfidence(samples: readonly Sample[]): Calibration {
  const logistic = fitLogistic(toCases(samples));
  const scored = samples.map((sample) => ({ ...sample, score: scoreLogistic(logistic, list(sample)) }));
  const crossed = crossValidate(samples);
  const own = scored.filter(({ set }) => set === 'own');
  const areas: Record<string, number> = { own: computeRankArea(own) };
  areas['own and offtopic'] = computeRankArea(scored.filter(({ set }) => set === 'own' || set === 'offtopic'));
  for (const set of ['held-out', 'clapnq-dev', 'interviews'] as const)
    areas[set] = computeRankArea(scored.filter((sample) => sample.set === set));
  return {
    logistic,
    weights: Object.fromEntries(signs.map((sign, at) => [sign, logistic.weights[at] ?? 0])),
    areas,
    crossed: ownSets.map((set) => describeCrossed(set, crossed)),
  };
}

function describeCrossed(set: OwnSampleSet, crossed: ReturnType<typeof crossValidate>): CrossedSet {
  const mine = crossed.filter((sample) => sample.set === set);
  const share = (positive: boolean, limit: number) => {
    const cases = mine.filter((sample) => sample.positive === positive);
    return cases.filter(({ score }) => 1 / (1 + Math.exp(-score)) < limit).length / cases.length;
  };
  const limits = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5].map((limit) => ({
    limit,
    refused: share(false, limit),
    wronglyRefused: share(true, limit),
  }));
  return { set, area: computeRankArea(mine), limits };
}

/** Leaves out every fifth of our questions in turn, by position: neighbours are alike, so a fold is spread over all kinds. */
function crossValidate(samples: readonly Sample[]) {
  const isOwn = ({ set }: Sample) => ownSets.some((own) => own === set);
  return Array.from({ length: folds }, (_, fold) => {
    const isLeftOut = (sample: Sample) => isOwn(sample) && (sample.row ?? 0) % folds === fold;
    const logistic = fitLogistic(toCases(samples.filter((sample) => !isLeftOut(sample))));
    return samples.filter(isLeftOut).map((sample) => ({ ...sample, score: scoreLogistic(logistic, list(sample)) }));
  }).flat();
}

function toCases(samples: readonly Sample[]): readonly LabelledCase[] {
  const counts = new Map<string, number>();
  for (const sample of samples) counts.set(nameGroup(sample), (counts.get(nameGroup(sample)) ?? 0) + 1);
  return samples.map((sample) => ({
    signs: list(sample),
    positive: sample.positive,
    weight: massOf(sample) / (counts.get(nameGroup(sample)) ?? 1),
  }));
}

function massOf({ set, positive }: Sample): number {
  return masses[set] * (mixedSets.has(set) ? (positive ? answerableShare : 1 - answerableShare) : 1);
}

/** Samples that share one mass. */
function nameGroup({ set, positive }: Sample): string {
  return mixedSets.has(set) ? `${set} ${positive ? 'answerable' : 'unanswerable'}` : set;
}

function list({ evidence }: Sample): readonly number[] {
  return signs.map((sign) => evidence[sign]);
}

/** Weights ready for `src/core/options.ts`, and the figures. */
export function formatCalibration({ logistic, weights, areas, crossed }: Calibration): string {
  const entries = Object.entries(weights).map(([sign, weight]) => `    ${sign}: ${round(weight)},`);
  const describe = ({ set, area, limits }: CrossedSet) => [
    `${set}, cross-validated: AUROC ${area.toFixed(3)}, and by the limit of confidence`,
    ...limits.map(
      ({ limit, refused, wronglyRefused }) =>
        `  ${limit.toFixed(2)}: unanswerable refused ${refused.toFixed(3)}, answerable refused ${wronglyRefused.toFixed(3)}`,
    ),
  ];
  return [
    `  bias: ${round(logistic.bias)},`,
    '  weights: {',
    ...entries,
    '  },',
    '',
    ...Object.entries(areas).map(([set, area]) => `AUROC, ${set}: ${area.toFixed(3)}`),
    ...crossed.flatMap(describe),
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
