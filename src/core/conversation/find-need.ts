import type { Need } from '../corpus/article.js';
import { needSignals } from './need-signals.js';
import { findSignals, joinSignals, sumWeights, type SignalSet } from './signal.js';
import { workSignals } from './signals/work-signals.js';

/** A need is seen where what speaks for it, less what speaks for the work as a subject, reaches this. */
const enough = 3;

const everySignal = joinSignals([...needSignals.values(), workSignals]);

/**
 * The need of a person who writes about themselves or about a child they know, with how much speaks for it when what
 * speaks against is taken off; null for questions about the work, abuse as its subject included. The need that most
 * speaks for, the most urgent of equals.
 */
export function scoreNeeds(words: readonly string[]): { readonly need: Need; readonly score: number } | null {
  const shown = [...findSignals(everySignal, words)];
  const scoreSet = ({ signals }: SignalSet) => sumWeights(shown.filter((signal) => signals.has(signal)));
  const work = Math.min(0, scoreSet(workSignals));
  let found: { readonly need: Need; readonly score: number } | null = null;
  for (const [need, signals] of needSignals) {
    const score = scoreSet(signals) + work;
    if (score >= enough && score > (found?.score ?? 0)) found = { need, score };
  }
  return found;
}
