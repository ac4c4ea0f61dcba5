import { BestFew } from './best-few.js';

/** Scores of the chunks that hold at least one of the words looked for, as one array over all chunks. */
export class LexicalScores {
  readonly #scores: Float64Array;
  readonly #isHeld: Uint8Array;
  /** Chunks that hold something, in the order in which they were found. */
  readonly #held: number[] = [];

  constructor(size: number) {
    this.#scores = new Float64Array(size);
    this.#isHeld = new Uint8Array(size);
  }

  /** How many chunks have a score. */
  get count(): number {
    return this.#held.length;
  }

  add(chunk: number, gain: number): void {
    if (this.#isHeld[chunk] === 0) {
      this.#isHeld[chunk] = 1;
      this.#held.push(chunk);
    }
    this.#scores[chunk] = (this.#scores[chunk] ?? 0) + gain;
  }

  /** Makes a chunk's score `score` where it is lower, or where it has none and `score` is above 0. */
  raise(chunk: number, score: number): void {
    if (score <= this.get(chunk)) return;
    this.add(chunk, 0);
    this.#scores[chunk] = score;
  }

  visit(visit: (chunk: number, score: number) => void): void {
    for (const chunk of this.#held) visit(chunk, this.get(chunk));
  }

  /** 0 for a chunk that holds none of the words. */
  get(chunk: number): number {
    return this.#scores[chunk] ?? 0;
  }

  divideBy(mass: number): void {
    for (const chunk of this.#held) this.#scores[chunk] = this.get(chunk) / mass;
  }

  /** The `most` best of the chunks that pass (all where `passes` is absent), best first, ties by number. */
  findBest(most: number, passes?: (chunk: number) => boolean): readonly number[] {
    const best = new BestFew(most);
    for (const chunk of this.#held) if (passes === undefined || passes(chunk)) best.offer(chunk, this.get(chunk));
    return best.list().map(({ number }) => number);
  }

  toMap(): Map<number, number> {
    return new Map(this.#held.map((chunk) => [chunk, this.get(chunk)]));
  }
}
