import { shareOf, weighStems, type WeighedStems } from './compare-questions.js';
import type { LexicalIndex } from './lexical-index.js';
import { splitWords } from './words.js';

/** Questions that editors wrote down, to be compared with one that is asked. They are read when it is the first. */
export class QuestionSet {
  private held: { readonly masses: Float64Array; readonly byStem: ReadonlyMap<string, readonly number[]> } | null =
    null;

  constructor(
    private readonly questions: readonly string[],
    private readonly lexical: Pick<LexicalIndex, 'inverseFrequency'>,
  ) {}

  /** How much a question has in common with the likest of them, 0 to 1, as `compareQuestions` says; 0 where there is none. */
  findLikeness({ weights, mass }: WeighedStems): number {
    this.held ??= this.sortByStem();
    const { masses, byStem } = this.held;
    const shared = new Float64Array(masses.length);
    for (const [stem, weight] of weights)
      for (const number of byStem.get(stem) ?? []) shared[number] = (shared[number] ?? 0) + weight;
    let most = 0;
    for (let number = 0; number < shared.length; number += 1)
      most = Math.max(most, shareOf(shared[number] ?? 0, mass + (masses[number] ?? 0)));
    return most;
  }

  private sortByStem() {
    const masses = new Float64Array(this.questions.length);
    const byStem = new Map<string, number[]>();
    for (const [number, question] of this.questions.entries()) {
      const { weights, mass } = weighStems(splitWords(question), this.lexical);
      masses[number] = mass;
      for (const stem of weights.keys()) {
        const numbers = byStem.get(stem);
        if (numbers) numbers.push(number);
        else byStem.set(stem, [number]);
      }
    }
    return { masses, byStem };
  }
}
