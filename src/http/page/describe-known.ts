import type { ArticleCard, CorpusCards } from '../../core/corpus/article.js';
import type { KnownStories } from '../../wording/wording.js';

/** What the stories are, for the sentence that says what the tool knows. */
export function describeKnown({ articles, councils }: CorpusCards): KnownStories {
  return {
    stories: articles.length,
    councils: councils.filter(({ id }) => articles.some(({ councilId }) => councilId === id)).map(({ name }) => name),
    upToYear: findNewestYear(articles),
  };
}

/** Null where a story has no date: it could be newer than those with one. */
export function findNewestYear(articles: readonly ArticleCard[]): string | null {
  const years = articles.map(({ published }) => published?.slice(0, 4) ?? null);
  return years.includes(null) ? null : (years.sort().at(-1) ?? null);
}
