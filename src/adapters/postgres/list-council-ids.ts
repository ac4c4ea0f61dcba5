import type { ArticleCard } from '../../core/corpus/article.js';

/** Ids of the councils that have articles, in order: the database knows each by its place. */
export function listCouncilIds(articles: readonly ArticleCard[]): readonly string[] {
  return [...new Set(articles.flatMap(({ councilId }) => councilId ?? []))];
}
