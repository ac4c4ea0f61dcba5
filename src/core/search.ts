import type { MaskedKind } from './answer/answer.js';
import { Quote } from './answer/quote.js';
import { routeQuestion } from './conversation/route-question.js';
import { readWritten } from './conversation/read-written.js';
import type { Article, CorpusCards, Council, Signpost } from './corpus/article.js';
import { requireCouncil } from './corpus/require-council.js';
import { InvalidQuestionError } from './errors.js';
import { chooseOptions } from './fitted-options.js';
import { limits, type AnswerOptions } from './options.js';
import type { Cancellation, Embedder } from './ports.js';
import { manifestOf, openSource, type StoriesSource } from './retrieval/library.js';
import { listVocabulary } from './retrieval/list-vocabulary.js';
import { mendSpelling } from './retrieval/mend-spelling.js';
import type { Passage } from './retrieval/passage.js';
import { readQuestion } from './retrieval/read-question.js';
import type { Breadth } from './retrieval/retriever.js';
import { selectChunks } from './story-filter.js';

export interface SearchRequest {
  readonly query: string;
  /** Council id: only its stories are searched. */
  readonly council?: string;
  /** Most passages, 1 to 50; 10 where absent. A shorter list is the beginning of a longer one. */
  readonly limit?: number;
  readonly cancellation?: Cancellation;
}

/** Passage of a search, cut where it is longer than may be quoted. */
export interface FoundPassage {
  /** 1-based. */
  readonly rank: number;
  /** Higher is nearer; comparable within one search only. */
  readonly score: number;
  /** The passage's words, up to 600 code units and never more than the article's rights allow; ends between two words. */
  readonly quote: Quote;
  /** Whether the passage goes on after the quote. */
  readonly cut: boolean;
  readonly heading: string | null;
  readonly council: Council | null;
}

export interface SearchResult {
  /** The query as it was searched: personal data left out, spelling mended. */
  readonly query: string;
  /** Best first. Always some where there are stories and words to search for: whether one answers is for `ask` to say. */
  readonly passages: readonly FoundPassage[];
  /** Help lines, where the query is that of a person in need; then nothing is searched. */
  readonly signposts: readonly Signpost[];
  /** Kinds of personal data that were hidden from the query before it was read. */
  readonly masked: readonly MaskedKind[];
}

/**
 * Searches the stories. The same request on the same index gives the same passages in the same order.
 * @throws InvalidQuestionError (also for a `limit` out of range), UnknownCouncilError, EmbedderUnavailableError; whatever
 * the request's cancellation throws.
 */
export type Search = (request: SearchRequest) => Promise<SearchResult>;

export type SearchDeps = StoriesSource & { readonly embedder: Embedder; readonly options?: AnswerOptions };

/** Gives the function that searches one index, with the reading and the ranking of `ask`. Call it once for an index. */
export function createSearch({ embedder, options: given, ...source }: SearchDeps): Search {
  const options = given ?? chooseOptions(manifestOf(source));
  const library = openSource(source, options.retrieval);
  const { corpus } = library;
  const vocabulary = listVocabulary(library);
  // Every search compares as many passages as the longest list has: the order does not hang on the limit.
  const candidates = limits.maxPassages;
  const breadth: Breadth = { candidates, firstStage: Math.max(candidates, options.retrieval.firstStage) };
  return async ({ query: written, council, limit = limits.defaultPassages, cancellation }) => {
    checkLimit(limit);
    if (council !== undefined) requireCouncil(corpus.councils, council);
    const { text: screened, shown, masked } = readWritten(written);
    if (screened === '') return { query: shown, passages: [], signposts: [], masked };
    const route = routeQuestion(screened);
    if (route?.kind === 'need') {
      const signposts = corpus.signposts.filter(({ needs }) => needs.includes(route.need));
      return { query: screened, passages: [], signposts, masked };
    }
    const query = mendSpelling(screened, vocabulary);
    const embedding = await embedder.embedQuestion(query);
    cancellation?.throwIfAborted();
    const question = readQuestion(query, library, options.retrieval);
    const filter = { council: council ?? null, speaker: null, articleIds: null, since: null };
    const { index, retriever } = await library.gather({ question, embedding, filter, firstStage: breadth.firstStage });
    cancellation?.throwIfAborted();
    const passes = selectChunks(index.corpus, index.chunks, filter);
    const found = retriever.retrieve(question, embedding, passes, breadth);
    const passages = found.slice(0, limit).map((passage) => cutPassage(passage, corpus));
    return { query, passages, signposts: [], masked };
  };
}

function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.maxPassages)
    throw new InvalidQuestionError(`'limit' must be a whole number from 1 to ${limits.maxPassages}.`);
}

function cutPassage({ article, chunk, rank, scores }: Passage, { councils }: CorpusCards): FoundPassage {
  const end = findCut(article, chunk.start, chunk.end);
  return {
    rank,
    score: scores.total,
    quote: Quote.locate(article, chunk.start, end),
    cut: end < chunk.end,
    heading: chunk.heading,
    council: councils.find(({ id }) => id === article.councilId) ?? null,
  };
}

/** End of the longest part of a span that may be shown, between two words where it holds a space. */
function findCut({ text, maxQuoteChars }: Article, start: number, end: number): number {
  const most = start + Math.min(limits.maxQuoteChars, maxQuoteChars ?? limits.maxQuoteChars);
  if (end <= most) return end;
  const shown = text.slice(start, most + 1);
  const space = shown.search(/\s\S*$/u);
  if (space > 0) return start + shown.slice(0, space).trimEnd().length;
  // One word longer than may be shown: cut inside it, but not inside a character.
  return /[\ud800-\udbff]/u.test(text.charAt(most - 1)) ? most - 1 : most;
}
