import type { Suggestion } from '../answer/suggestions.js';
import type { Article, ArticleCard, CorpusCards } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import { countArticles, type ArticleCounts } from './count-articles.js';
import { describeChunk } from './describe-chunk.js';
import { countLexicalStatistics, type LexicalStatistics } from './lexical-statistics.js';
import type { Manifest, StoriesIndex } from './stories-index.js';
import type { WordFilter } from './word-filter.js';

/**
 * What is kept in memory of a collection whose chunks live elsewhere: everything that a question is read by and an answer
 * is judged by, and no text of an article. About a kilobyte for each article and for each suggestion, and the words.
 */
export interface Catalogue {
  readonly manifest: Manifest;
  readonly corpus: CorpusCards;
  /** In the order of the corpus's articles. */
  readonly articleCounts: readonly ArticleCounts[];
  /** The first thousand: each takes two or three kilobytes with the vector of its chunk, and every answer looks at all. */
  readonly suggestions: readonly Suggestion[];
  /** The chunks that `suggestions` name, each once, in order of their numbers. */
  readonly suggestedChunks: readonly SuggestedChunk[];
  readonly language: WordFilter;
  /** Words that the stories only write as names, in lower case, with how they write them. */
  readonly properWords: ReadonlyMap<string, string>;
  readonly words: LexicalStatistics;
}

/** What to do where a store is not as it was uploaded; the core does not know which store it is. */
export const uploadAgain =
  'Run `npm run upload:index -- --full`, or `npm run upload:postgres -- --full` where the stories are in PostgreSQL.';

/** Chunk that a proven question's answer begins in. */
export interface SuggestedChunk {
  readonly number: number;
  readonly chunk: Chunk;
  /** Unit vector of the chunk with its context, as the index holds it. */
  readonly vector: Float32Array;
}

/** Editors’ own come first in an index. */
const mostSuggestions = 1_000;

/** Takes the catalogue of an index, for a store that is to hold the rest. */
export function makeCatalogue(index: StoriesIndex): Catalogue {
  const { manifest, corpus, chunks, embeddings, language, wordForms } = index;
  const names = wordForms.findNames(language);
  const suggestions = index.suggestions.slice(0, mostSuggestions);
  const { chunkVectors, dimensions } = embeddings;
  const numbers = [...new Set(suggestions.map(({ chunk }) => chunk))].sort((a, b) => a - b);
  return {
    manifest,
    corpus: { ...corpus, articles: corpus.articles.map(toCard) },
    articleCounts: countArticles(index),
    suggestions,
    suggestedChunks: numbers.flatMap((number) => {
      const chunk = chunks[number];
      const vector = chunkVectors.slice(number * dimensions, (number + 1) * dimensions);
      return chunk ? [{ number, chunk, vector }] : [];
    }),
    language,
    properWords: new Map([...wordForms.list().keys()].flatMap((word) => pairWith(word, names.get(word)))),
    words: countLexicalStatistics(chunks.map((chunk) => describeChunk(corpus, chunk))),
  };
}

function pairWith(word: string, written: string | undefined): [string, string][] {
  return written === undefined ? [] : [[word, written]];
}

function toCard(article: Article): ArticleCard {
  const { id, title, councilId, publisher, published, url, sponsor, rights, maxQuoteChars, people, speech } = article;
  const speakers = [...new Set(speech.map(({ personId }) => personId))];
  const known = { id, title, councilId, publisher, published, url, sponsor, rights, maxQuoteChars, people };
  return { ...known, speech: speakers.map((personId) => ({ personId })) };
}
