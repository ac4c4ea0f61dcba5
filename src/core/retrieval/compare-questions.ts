import type { Asked } from '../corpus/article.js';
import { functionWords, splitWords, type Word } from './words.js';

/** Weight of a stem in the collection. */
export type WeighStem = (stem: string) => number;

/** Stems of a question's words, without those that say nothing by themselves. */
export function listStems(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ text, stem }) => (functionWords.has(text) ? [] : stem)));
}

/** How much two questions have in common, 0 to 1: the weight of the stems that both have, as a share of those of either. */
export function compareQuestions(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: WeighStem): number {
  let [shared, all] = [0, 0];
  for (const stem of a) {
    const weight = weigh(stem);
    all += weight;
    if (b.has(stem)) shared += weight;
  }
  for (const stem of b) if (!a.has(stem)) all += weigh(stem);
  return all > 0 ? shared / all : 0;
}

/** How much a question has in common with the likest of those that stand beside a story's words; 0 where none does. */
export function compareAsked(stems: ReadonlySet<string>, asked: readonly Asked[], weigh: WeighStem): number {
  return Math.max(0, ...asked.flatMap((entry) => stemsOf(entry).map((other) => compareQuestions(stems, other, weigh))));
}

function stemsOf(entry: Asked): readonly ReadonlySet<string>[] {
  const known = stemSets.get(entry);
  if (known) return known;
  const stems = entry.questions.map((question) => listStems(splitWords(question)));
  stemSets.set(entry, stems);
  return stems;
}

const stemSets = new WeakMap<Asked, readonly ReadonlySet<string>[]>();
