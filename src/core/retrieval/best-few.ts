/** Keeps the `most` highest of many scored numbers, ties to the lower number, without sorting all of them. */
export class BestFew {
  readonly #numbers: number[] = [];
  readonly #scores: number[] = [];

  constructor(private readonly most: number) {}

  /** Each number is offered once. */
  offer(number: number, score: number): void {
    const [numbers, scores] = [this.#numbers, this.#scores];
    let at = numbers.length;
    if (at >= this.most) {
      if (this.most <= 0 || !isBefore(number, score, numbers[at - 1] ?? 0, scores[at - 1] ?? 0)) return;
      at -= 1;
      numbers.pop();
      scores.pop();
    }
    let low = 0;
    while (low < at) {
      const middle = (low + at) >>> 1;
      if (isBefore(number, score, numbers[middle] ?? 0, scores[middle] ?? 0)) at = middle;
      else low = middle + 1;
    }
    numbers.splice(low, 0, number);
    scores.splice(low, 0, score);
  }

  /** Best first. */
  list(): readonly { readonly number: number; readonly score: number }[] {
    return this.#numbers.map((number, at) => ({ number, score: this.#scores[at] ?? 0 }));
  }
}

function isBefore(number: number, score: number, other: number, otherScore: number): boolean {
  return score > otherScore || (score === otherScore && number < other);
}
