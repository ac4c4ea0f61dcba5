import type { Article, Asked, Span } from '../corpus/article.js';
import type { WeighedStems } from './compare-questions.js';
import type { LexicalIndex } from './lexical-index.js';
import { QuestionSet } from './question-set.js';

/**
 * Likeness of a question to what stands beside a span of a story's words, 0 to 1; 0 where nothing stands there, null where the story has
 * no such questions at all: whether people ask that of it is not known.
 */
export type CompareAsked = (article: Pick<Article, 'asked'>, span: Span) => number | null;

/**
 * Says how much the question has in common with the likest of those that editors know words of a span to answer, as
 * `compareQuestions` does. What stands beside the same words is compared once.
 */
export function askedComparer(question: WeighedStems, lexical: LexicalIndex): CompareAsked {
  const known = new Map<Asked, number>();
  const compare = (entry: Asked): number => {
    let likeness = known.get(entry);
    if (likeness === undefined) known.set(entry, (likeness = openEntry(entry, lexical).findLikeness(question)));
    return likeness;
  };
  return ({ asked }, { start, end }) => {
    if (!asked) return null;
    let most = 0;
    for (const entry of asked) if (entry.start < end && start < entry.end) most = Math.max(most, compare(entry));
    return most;
  };
}

/** Kept with the entry: its questions are weighed in the collection that they are in. */
function openEntry(entry: Asked, lexical: LexicalIndex): QuestionSet {
  const known = opened.get(entry);
  if (known?.lexical === lexical) return known.set;
  const set = new QuestionSet(entry.questions, lexical);
  opened.set(entry, { lexical, set });
  return set;
}

const opened = new WeakMap<Asked, { readonly lexical: LexicalIndex; readonly set: QuestionSet }>();
