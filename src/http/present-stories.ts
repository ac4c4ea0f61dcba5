import type { ArticleCard, Council, Person } from '../core/corpus/article.js';
import { limits } from '../core/options.js';
import type { ArticleCounts } from '../core/retrieval/count-articles.js';
import type { FoundPassage } from '../core/search.js';
import type { ReadyStories } from './app-env.js';
import type { SearchResultBody } from './contract/search.js';
import type { ArticleBody, ArticleDetailBody } from './contract/stories.js';

type Stories = Pick<ReadyStories, 'corpus' | 'articleCounts' | 'indexVersion'>;

/** What is told of an article in a list of them. Its text is not. */
export function presentArticle(article: ArticleCard, stories: Stories): ArticleBody {
  const { corpus } = stories;
  const { characters, passages, voices } = findCounts(article, stories);
  return {
    id: article.id,
    title: article.title,
    council: presentCouncil(corpus.councils.find(({ id }) => id === article.councilId) ?? null),
    publisher: article.publisher,
    published: article.published,
    url: article.url,
    sponsor: article.sponsor,
    rights: article.rights,
    people: article.people.map(presentSpeaker),
    counts: {
      characters,
      passages,
      quotableSentences: voices.reduce((sum, { sentences }) => sum + sentences, 0),
    },
  };
}

/** The same, and what may be quoted of it. */
export function presentArticleDetail(article: ArticleCard, stories: Stories): ArticleDetailBody {
  return {
    ...presentArticle(article, stories),
    quotable: {
      longestQuote: Math.min(limits.maxQuoteChars, article.maxQuoteChars ?? limits.maxQuoteChars),
      voices: findCounts(article, stories).voices.map(({ personId, sentences }) => {
        const person = article.people.find(({ id }) => id === personId) ?? null;
        return { speaker: person && presentSpeaker(person), sentences };
      }),
    },
    indexVersion: stories.indexVersion,
  };
}

/** A found passage as the API sends it. */
export function presentPassage(
  { rank, score, quote, cut, heading, council }: FoundPassage,
  hashText: ReadyStories['hashText'],
): SearchResultBody['passages'][number] {
  const { article, start, end, text, speaker } = quote;
  return {
    rank,
    score,
    articleId: article.id,
    articleTitle: article.title,
    council: presentCouncil(council),
    heading,
    speaker: speaker && presentSpeaker(speaker),
    text,
    start,
    end,
    sha256: hashText(text),
    cut,
  };
}

function presentSpeaker({ name, role, employer }: Person) {
  return { name, role, employer };
}

function presentCouncil(council: Council | null) {
  return council && { id: council.id, name: council.name };
}

function findCounts({ id }: ArticleCard, { corpus, articleCounts }: Stories): ArticleCounts {
  const at = corpus.articles.findIndex((article) => article.id === id);
  return articleCounts[at] ?? { characters: 0, passages: 0, voices: [] };
}
