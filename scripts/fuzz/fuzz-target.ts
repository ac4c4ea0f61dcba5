/** A part of the program that reads what others write, and what it promises whatever they write. */
export interface FuzzTarget {
  readonly name: string;
  /** What `run` holds it to, in words for the table. */
  readonly promise: string;
  /** Marks and words that mean something to it; inputs are put together from these. */
  readonly pieces: readonly string[];
  /** Whole inputs as people write them; inputs hold cuts of these. */
  readonly seeds: readonly string[];
  /** Of all cases, how many this target gets: what is cheap gets more. */
  readonly weight: number;
  /** Longest input in UTF-16 code units that `measureGrowth` gives it: at least what the program itself lets in. */
  readonly longest: number;
  /** @throws Error where the promise is broken. */
  readonly run: (input: string) => void | Promise<void>;
}

/** The promise is broken; the message says which part of it. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

export function hold(kept: boolean, promise: string): asserts kept {
  if (!kept) throw new BrokenPromise(promise);
}
