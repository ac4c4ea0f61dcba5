import { compilePattern, fitsPattern, keyWords, type WordPattern } from './word-pattern.js';

/** One piece of evidence: a named relation among words, in one or more wordings, and what it counts. */
export interface Signal {
  readonly name: string;
  /** Counts once however often it fits; below nought it counts against. */
  readonly weight: number;
  readonly patterns: readonly WordPattern[];
}

/** Signals that are read together, with the wordings by a word that each can't do without. */
export interface SignalSet {
  readonly signals: ReadonlySet<Signal>;
  readonly byWord: ReadonlyMap<string, readonly Wording[]>;
}

interface Wording {
  readonly signal: Signal;
  readonly pattern: WordPattern;
}

/** The signal that counts `weight` where one of the wordings (see `WordPattern`) fits. */
export function signal(name: string, weight: number, ...wordings: readonly string[]): Signal {
  return { name, weight, patterns: wordings.map(compilePattern) };
}

/**
 * The signals, ready to be read.
 * @throws Error on a wording in which every word may be missing: a slip of the programmer.
 */
export function gatherSignals(signals: readonly Signal[]): SignalSet {
  const byWord = new Map<string, Wording[]>();
  for (const each of signals) {
    for (const pattern of each.patterns) {
      for (const word of keyWords(pattern)) {
        const wordings = byWord.get(word) ?? [];
        wordings.push({ signal: each, pattern });
        byWord.set(word, wordings);
      }
    }
  }
  return { signals: new Set(signals), byWord };
}

/** Several sets as one: reading it once is quicker than reading each. */
export function joinSignals(sets: readonly SignalSet[]): SignalSet {
  return gatherSignals(sets.flatMap(({ signals }) => [...signals]));
}

/** The signals that the words show. */
export function findSignals(signals: SignalSet, words: readonly string[]): ReadonlySet<Signal> {
  const found = new Set<Signal>();
  const tried = new Set<WordPattern>();
  for (const word of words) {
    for (const wording of signals.byWord.get(word) ?? []) {
      if (found.has(wording.signal) || tried.has(wording.pattern)) continue;
      tried.add(wording.pattern);
      if (fitsPattern(wording.pattern, words)) found.add(wording.signal);
    }
  }
  return found;
}

/** Sum of the weights of the signals that the words show. */
export function scoreSignals(signals: SignalSet, words: readonly string[]): number {
  return sumWeights(findSignals(signals, words));
}

/** Sum of the weights of signals that were found. */
export function sumWeights(found: Iterable<Signal>): number {
  let sum = 0;
  for (const { weight } of found) sum += weight;
  return sum;
}
