/** What the core needs from the world. Adapters implement these; `test/conformance` holds every one of them to its word. */
import type { ArticleText } from './corpus/article.js';
import type { Catalogue } from './retrieval/catalogue.js';
import type { QueryTerm } from './retrieval/lexical-index.js';
import type { FetchedChunks } from './retrieval/stored-chunk.js';

/** Turns text into vectors. Deterministic: the same text gives the same numbers, whatever was embedded before it. */
export interface Embedder {
  /** Name of the model as written into the manifest, e.g. `voices-encoder`. */
  readonly id: string;
  /** Hex SHA-256 over the model's files; two models of one name are told apart by it. */
  readonly sha256: string;
  /** Length of a sentence embedding. */
  readonly dimensions: number;
  /** Length of one token embedding; 0 where the model has none (late interaction is then left out). */
  readonly tokenDimensions: number;
  /** Longest input in tokens. */
  readonly maxTokens: number;
  /** Tokens that `text` takes, without cutting. The empty text takes none. */
  countTokens(text: string): number;
  /** @throws EmbedderUnavailableError; TextTooLongError where `text` takes more than `maxTokens`. */
  embedPassage(text: string): Promise<PassageEmbedding>;
  /** Questions longer than `maxTokens` keep their last `maxTokens` tokens: a person's point comes last. */
  embedQuestion(text: string): Promise<QuestionEmbedding>;
}

export interface PassageEmbedding {
  /** Unit length, `dimensions` numbers. */
  readonly sentence: Float32Array;
  /** Row-major, one unit vector of `tokenDimensions` numbers for each token. */
  readonly tokens: Float32Array;
}

export interface QuestionEmbedding extends PassageEmbedding {
  /** How much each token counts; sums to 1. Empty where the embedder has no token embeddings. */
  readonly tokenWeights: Float32Array;
}

/**
 * Reads a question and a passage together and says how likely the one answers the other: slower than comparing their
 * vectors and better at it, so it is asked about few passages. Deterministic.
 */
export interface Reranker {
  /** Name of the model, told in the trace of an answer. */
  readonly id: string;
  /** Hex SHA-256 over the model's files. */
  readonly sha256: string;
  /**
   * One number a passage, in the order given: 0 to 1, higher where the passage answers more likely. Looks at
   * `cancellation` between two passages and rejects soon after it is aborted.
   * @throws whatever the cancellation throws; any other fault leaves the ranking as it was.
   */
  rerank(request: RerankRequest): Promise<readonly number[]>;
}

/** A question with passages that may answer it. A reranker takes of it what it reads: words, vectors or stored numbers. */
export interface RerankRequest {
  readonly question: string;
  /** What the embedder made of the question. */
  readonly embedding: QuestionEmbedding;
  readonly passages: readonly RerankPassage[];
  readonly cancellation: Cancellation;
}

export interface RerankPassage {
  /** Position of the chunk in the index, for a reranker that keeps something of each. */
  readonly number: number;
  /** Words of the passage, with its heading and the names of those who speak: what was embedded. */
  readonly text: string;
}

/** Starts the time that reranking may take for one question: the core has no clock. `aborted` once it is up. */
export type StartBudget = () => Cancellation;

/** Nearest neighbours among the chunks' sentence embeddings. */
export interface DenseIndex {
  readonly kind: 'hnsw' | 'exact';
  readonly size: number;
  /**
   * Up to `k` chunks nearest to a unit vector, most similar first, ties by chunk number. `similarity` is the cosine.
   * Gives all of them where `k` is above `size`.
   */
  search(vector: Float32Array, k: number): readonly DenseMatch[];
}

export interface DenseMatch {
  /** Position of the chunk in the index. */
  readonly chunk: number;
  readonly similarity: number;
}

/** Structural part of `AbortSignal` that the core uses. */
export interface Cancellation {
  readonly aborted: boolean;
  throwIfAborted(): void;
}

/** Hex SHA-256 of the UTF-8 bytes of `text`. */
export type HashText = (text: string) => string;

/**
 * Chunks, articles and vectors of one index, kept where one machine's memory does not end. The core asks it for what could
 * answer a question and ranks that itself, so a store has to find and need not rank: see `openCollection`.
 */
export interface StoriesStore {
  /** The part of the index that is to be held in memory; the other calls' numbers are places in it. */
  readCatalogue(): Promise<Catalogue>;
  /**
   * Numbers of the chunks that pass the filter and whose vectors are nearest to a unit vector, at least the `k` nearest (all
   * where there are fewer), each once, in any order. An approximate search may miss some.
   */
  findNearest(vector: Float32Array, k: number, filter: StoreFilter): Promise<readonly number[]>;
  /**
   * Numbers of the chunks that pass the filter and hold a term by its stem or all words of one of its synonyms, in any field; at
   * least the `k` that the store takes for the best, each once, in any order. None where there are no terms.
   */
  findByWords(terms: readonly QueryTerm[], k: number, filter: StoreFilter): Promise<readonly number[]>;
  /** Chunks by number, each once, with their articles; a number that the store does not have is left out. */
  fetchChunks(numbers: readonly number[]): Promise<FetchedChunks>;
  /** Words of an article by its place in the catalogue; null where the store does not have it. */
  fetchArticle(number: number): Promise<ArticleText | null>;
}

/** Which chunks to look among. */
export interface StoreFilter {
  /** Council id: only chunks of its articles; null for all. */
  readonly council: string | null;
  /** Places of articles: only chunks of these; null for all. With a council, both hold. */
  readonly articles: readonly number[] | null;
}

/**
 * Writes words with a language model. It sees data and gives text back; what of the text counts is decided in the core. It
 * does not throw: what went wrong is told. All calls of one generator together end within the time that its adapter was given.
 */
export interface Generator {
  /** `question` as it reads without the `earlier` ones, oldest first. All are free of personal data. */
  rewrite(question: string, earlier: readonly string[]): Promise<Generated>;
  /** Sentences to stand between quotes, each with the token (`[q1]`) of the quote that it is about. */
  connect(question: string, quotes: readonly NumberedQuote[]): Promise<Generated>;
}

/** Quote as a language model sees it: data with a number. */
export interface NumberedQuote {
  /** 1-based; its token is `[q1]`. */
  readonly number: number;
  /** As printed; null where the words are the writer's. */
  readonly speaker: string | null;
  readonly words: string;
}

export type Generated =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'failed'; readonly why: GeneratorFailure };

/** Why a language model wrote nothing that could be read. */
export type GeneratorFailure =
  'timed-out' | 'rate-limited' | 'refused' | 'too-long' | 'malformed' | 'unreachable' | 'switched-off';

/** Readies a generator for one answer. `cancellation` ends it early where it is an `AbortSignal`. */
export type OpenGenerator = (cancellation?: Cancellation) => Generator;
