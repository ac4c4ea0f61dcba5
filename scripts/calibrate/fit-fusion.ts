import type { FittedOptions } from '../../src/core/fitted-options.js';
import { quotes, retrieval } from '../../src/core/options.js';
import type { SetGroups, SignedGroup } from './calibrate-ranking.js';
import { fitRanking, type RankedGroup } from './fit-ranking.js';

/** Where each fitted sign stands among those of `calibrate-ranking.ts`: of the passage three, of the sentence two. */
const places = { lexical: 0, dense: 1, maxSim: 2, sentenceDense: 5, coverage: 6 } as const;

export type FusedWeights = Pick<FittedOptions, 'passages' | 'sentences'>;

/**
 * Fits how much an embedder's similarities count beside the words, for passages and for the sentences in them; everything
 * else keeps the weight that it has in `options.ts`. A weight below 0 would say that the embedder is wrong: it becomes 0, as
 * does that of late interaction where the embedder has none.
 */
export function fitFusion(gathered: readonly SetGroups[], hasTokens: boolean): FusedWeights {
  const { lexical, dense, maxSim, sentenceDense, coverage } = places;
  const fitted: readonly number[] = [lexical, dense, ...(hasTokens ? [maxSim] : []), sentenceDense, coverage];
  const groups = gathered.flatMap((set) => set.groups.map((group) => pickSigns(group, fitted)));
  const weights = fitRanking(groups).map((weight) => Math.max(0, weight));
  const weightOf = (place: number): number => round(weights[fitted.indexOf(place)] ?? 0);
  // A sentence's score is counted by `sentence` once more.
  const share = quotes.weights.sentence;
  return {
    passages: {
      ...retrieval.weights,
      lexical: weightOf(lexical),
      dense: weightOf(dense),
      maxSim: hasTokens ? weightOf(maxSim) : 0,
    },
    sentences: { dense: round(weightOf(sentenceDense) / share), coverage: round(weightOf(coverage) / share) },
  };
}

function pickSigns({ candidates, weight }: SignedGroup, places: readonly number[]): RankedGroup {
  return {
    weight,
    candidates: candidates.map(({ signs, right, rest }) => ({
      signs: places.map((place) => signs[place] ?? 0),
      right,
      fixed: rest,
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
