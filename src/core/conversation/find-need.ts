import type { Need } from '../corpus/article.js';
import { needSignals } from './need-signals.js';
import { readWords } from './read-words.js';
import { scoreSignals } from './signal.js';
import { workSignals } from './signals/work-signals.js';

/** A need is seen where what speaks for it, less what speaks for the work as a subject, reaches this. */
const enough = 3;

/**
 * The need of a person who writes about themselves or about a child they know; null for questions about the work,
 * abuse as its subject included. The need that most speaks for, the most urgent of equals.
 */
export function findNeed(folded: string): Need | null {
  return scoreNeeds(folded)?.need ?? null;
}

/** The need that `findNeed` finds, with how much speaks for it when what speaks against is taken off. */
export function scoreNeeds(folded: string): { readonly need: Need; readonly score: number } | null {
  const words = readWords(folded);
  const work = Math.min(0, scoreSignals(workSignals, words));
  let found: { readonly need: Need; readonly score: number } | null = null;
  for (const [need, signals] of needSignals) {
    const score = scoreSignals(signals, words) + work;
    if (score >= enough && score > (found?.score ?? 0)) found = { need, score };
  }
  return found;
}
