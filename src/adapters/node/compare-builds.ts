import { listSuggestionCandidates, type Suggestion } from '../../core/answer/suggestions.js';
import type { Article, Corpus } from '../../core/corpus/article.js';
import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import { findKeptArticles } from './find-kept.js';

/** Ids of the articles by what became of them since the old index. */
export function compareArticles(before: readonly Article[], after: readonly Article[]): IndexChange['articles'] {
  const old = new Set(before.map(({ id }) => id));
  const now = new Set(after.map(({ id }) => id));
  const kept = new Set(findKeptArticles(before, after).map((at) => after[at ?? -1]?.id));
  const ids = [...now];
  return {
    added: ids.filter((id) => !old.has(id)),
    changed: ids.filter((id) => old.has(id) && !kept.has(id)),
    removed: [...old].filter((id) => !now.has(id)),
    kept: ids.filter((id) => kept.has(id)),
  };
}

/** What became of the suggested questions: those that are not answered, and those that are new or gone. */
export function compareSuggestions(
  corpus: Corpus,
  before: readonly Suggestion[],
  after: readonly Suggestion[],
): IndexChange['suggestions'] {
  const [old, next] = [before, after].map((list) => new Set(list.map(({ question }) => question)));
  return {
    proven: after.length,
    dropped: listSuggestionCandidates(corpus).filter((question) => next?.has(question) === false),
    added: after.map(({ question }) => question).filter((question) => old?.has(question) === false),
    removed: before.map(({ question }) => question).filter((question) => next?.has(question) === false),
  };
}
