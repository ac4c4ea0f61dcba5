import type { Article } from '../../core/corpus/article.js';

/** For each of the old articles where the same one, to the letter, is among the new ones; null where it is not. */
export function findKeptArticles(old: readonly Article[], now: readonly Article[]): readonly (number | null)[] {
  const nowAt = new Map(now.map((article, at) => [article.id, at]));
  return old.map((article) => {
    const at = nowAt.get(article.id);
    const next = now[at ?? -1];
    return at !== undefined && next && isSame(article, next) ? at : null;
  });
}

/** Texts are compared as they are: to write them out takes longer than all the rest. */
function isSame(a: Article, b: Article): boolean {
  return a.text === b.text && JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' });
}
