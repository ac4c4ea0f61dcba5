import { compareQuestions, listStems, type WeighStem } from './compare-questions.js';
import { splitWords } from './words.js';

/** Questions that editors know no story to answer. They are read when one is first asked for. */
export class UntoldQuestions {
  private byStem: ReadonlyMap<string, readonly ReadonlySet<string>[]> | null = null;

  constructor(
    private readonly questions: readonly string[],
    private readonly weigh: WeighStem,
  ) {}

  /** How much a question with these stems has in common with the likest of them, 0 to 1. */
  findLikeness(stems: ReadonlySet<string>): number {
    this.byStem ??= sortByStem(this.questions);
    const near = new Set([...stems].flatMap((stem) => this.byStem?.get(stem) ?? []));
    return [...near].reduce((most, other) => Math.max(most, compareQuestions(stems, other, this.weigh)), 0);
  }
}

function sortByStem(questions: readonly string[]): ReadonlyMap<string, readonly ReadonlySet<string>[]> {
  const byStem = new Map<string, ReadonlySet<string>[]>();
  for (const question of questions) {
    const stems = listStems(splitWords(question));
    for (const stem of stems) {
      const held = byStem.get(stem);
      if (held) held.push(stems);
      else byStem.set(stem, [stems]);
    }
  }
  return byStem;
}
