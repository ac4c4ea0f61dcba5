import { ShareTally } from '../../src/cli/eval/share-tally.js';

/** One number that was measured. */
export interface Figure {
  /** Set that it was measured on. */
  readonly group: string;
  readonly name: string;
  readonly value: number;
  /** How many cases it was measured on; for a share, the cases that counted. */
  readonly cases: number;
  /** Which way is better; null where it is reported only and never compared. */
  readonly better: 'higher' | 'lower' | null;
  /** How much worse it may get before it counts as a regression. */
  readonly tolerance: number;
}

/** What a set came to: figures, or why it was skipped. */
export interface SetReport {
  readonly group: string;
  /** What the set is and how it was sampled, for the head of its table. */
  readonly about: string;
  readonly figures: readonly Figure[];
  readonly skipped: string | null;
}

export const defaultTolerance = 0.02;

/** Shares by name that can be told as figures. */
export class Tally extends ShareTally {
  /** Shares as figures; a name that was never counted has none. */
  toFigures(group: string, better: Figure['better'] = 'higher', tolerance = defaultTolerance): Figure[] {
    return this.list().map(({ name, cases, held }) => ({
      group,
      name,
      value: held / cases,
      cases,
      better,
      tolerance,
    }));
  }
}
