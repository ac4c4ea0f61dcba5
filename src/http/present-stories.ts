import type { Article, Corpus, Council, Person } from '../core/corpus/article.js';
import type { Chunk, Sentence } from '../core/corpus/chunk.js';
import { limits } from '../core/options.js';
import type { FoundPassage } from '../core/search.js';
import type { ReadyStories } from './app-env.js';
import type { SearchResultBody } from './contract/search.js';
import type { ArticleBody, ArticleDetailBody } from './contract/stories.js';

type Stories = Pick<ReadyStories, 'corpus' | 'chunks' | 'indexVersion'>;

/** What is told of an article in a list of them. Its text is not. */
export function presentArticle(article: Article, { corpus, chunks }: Stories): ArticleBody {
  const own = chunksOf(article, corpus, chunks);
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
      characters: article.text.length,
      passages: own.length,
      quotableSentences: listQuotable(own).length,
    },
  };
}

/** The same, and what may be quoted of it. */
export function presentArticleDetail(article: Article, stories: Stories): ArticleDetailBody {
  const sentences = listQuotable(chunksOf(article, stories.corpus, stories.chunks));
  const voices: readonly (Person | null)[] = [...article.people, null];
  return {
    ...presentArticle(article, stories),
    quotable: {
      longestQuote: Math.min(limits.maxQuoteChars, article.maxQuoteChars ?? limits.maxQuoteChars),
      voices: voices
        .map((person) => ({
          speaker: person && presentSpeaker(person),
          sentences: sentences.filter(({ personId }) => personId === (person?.id ?? null)).length,
        }))
        .filter((voice) => voice.sentences > 0),
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

function chunksOf(article: Article, { articles }: Corpus, chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.filter((chunk) => articles[chunk.article] === article);
}

/** Chunks of one paragraph can share a sentence: each is counted once. */
function listQuotable(chunks: readonly Chunk[]): readonly Sentence[] {
  const quotable = chunks.flatMap(({ sentences }) => sentences).filter((sentence) => sentence.quotable);
  return [...new Map(quotable.map((sentence) => [sentence.start, sentence])).values()];
}
