import type { Corpus } from '../corpus/article.js';
import type { Gap } from './gap.js';

/** What `ask gaps` works on. */
export interface GapsDesk {
  /** Where questions are kept and for how long; null where nobody has turned it on. */
  readonly file: { readonly path: string; readonly days: number } | null;
  /** What is kept, aged at this moment, on the disk too. Nothing where there is no file. */
  readonly read: () => Promise<readonly Gap[]>;
  /** Removes everything that is kept and reads back how many questions are left; 0 proves it. */
  readonly deleteAll: () => Promise<number>;
  /** Opens index and model. */
  readonly open: () => Promise<GapsStories>;
}

export interface GapsStories {
  readonly corpus: Corpus;
  /** Unit vectors of questions, in order. */
  readonly embed: (questions: readonly string[]) => Promise<readonly Float32Array[]>;
  /** The question as it would be kept; null where the stories answer it. */
  readonly tryQuestion: (question: string) => Promise<string | null>;
}
