/** What the core needs from the world. Adapters implement these; `test/conformance` holds every one of them to its word. */

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
  /** How much each token counts; sums to 1. */
  readonly tokenWeights: Float32Array;
}

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
