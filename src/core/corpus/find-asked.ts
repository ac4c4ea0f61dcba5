import type { Article, Asked, Span } from './article.js';

/** Questions that words of the span answer, as the article's editors know; each as often as it was written. */
export function findAsked(article: Pick<Article, 'asked'>, span: Span): readonly string[] {
  return listAsked(article, span).flatMap(({ questions }) => questions);
}

/** What the article's editors know to be asked of words of the span. */
export function listAsked({ asked = [] }: Pick<Article, 'asked'>, { start, end }: Span): readonly Asked[] {
  return asked.filter((entry) => entry.start < end && start < entry.end);
}
