import type { Article } from '../../core/corpus/article.js';

/** For each of the old articles where the same one, to the letter, is among the new ones; null where it is not. */
export function findKeptArticles(old: readonly Article[], now: readonly Article[]): readonly (number | null)[] {
  const nowAt = new Map(now.map((article, at) => [article.id, at]));
  return old.map((article) => {
    const at = nowAt.get(article.id);
    const same = at !== undefined && JSON.stringify(article) === JSON.stringify(now[at]);
    return same ? at : null;
  });
}
