import type { LexicalIndex } from './lexical-index.js';
import { functionWords, type Word } from './words.js';

/** What questions are compared by: their stems, each with its weight in the collection. */
export interface WeighedStems {
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of the weights. */
  readonly mass: number;
}

/** Weighs the stems of a question's words; words that say nothing by themselves have none. */
export function weighStems(words: readonly Word[], lexical: Pick<LexicalIndex, 'inverseFrequency'>): WeighedStems {
  const weights = new Map<string, number>();
  for (const { text, stem } of words)
    if (!functionWords.has(text) && !weights.has(stem)) weights.set(stem, lexical.inverseFrequency(stem));
  return { weights, mass: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
}

/** How much two questions have in common, 0 to 1: the weight of the stems that both have, as a share of those of either. */
export function compareQuestions(a: WeighedStems, b: WeighedStems): number {
  let shared = 0;
  for (const [stem, weight] of a.weights) if (b.weights.has(stem)) shared += weight;
  return shareOf(shared, a.mass + b.mass);
}

/** Weight that two questions share, as a share of what either has; `both` is the sum of their masses. */
export function shareOf(shared: number, both: number): number {
  return shared > 0 ? shared / (both - shared) : 0;
}
