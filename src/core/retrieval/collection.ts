import type { Suggestion } from '../answer/suggestions.js';
import type { CorpusCards } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { QuestionEmbedding } from '../ports.js';
import type { CheckedFilter } from '../story-filter.js';
import type { Lexicon, ReadQuestion } from './read-question.js';
import type { Shelf } from './shelf.js';
import type { Manifest } from './stories-index.js';
import type { QuestionSet } from './question-set.js';
import type { WordFilter } from './word-filter.js';

/** Chunks by number; a list of them is one. */
export type ChunkTable = Readonly<Record<number, Chunk | undefined>>;

/** What a question is answered from. */
export interface GatherRequest {
  readonly question: ReadQuestion;
  readonly embedding: QuestionEmbedding;
  readonly filter: CheckedFilter;
  /** Chunks that each of the two first-stage searches has to bring, as `Retriever.retrieve` is told. */
  readonly firstStage: number;
}

/**
 * All stories that can be asked, wherever they are: what every question is read by and every answer is judged by. Its
 * words, names and counts are those of the whole collection.
 */
export interface Collection extends Lexicon {
  readonly manifest: Manifest;
  readonly corpus: CorpusCards;
  readonly language: WordFilter;
  readonly suggestions: readonly Suggestion[];
  /** What editors know that no story answers. */
  readonly untold: QuestionSet;
  /** Holds at least the chunks that `suggestions` name. */
  readonly suggestedChunks: ChunkTable;
  /** Cosine of a question's vector with that of a chunk that `suggestions` name. */
  compareSuggested(vector: Float32Array, chunk: number): number;
  /**
   * Brings everything that the passages for a question could come from: at least the `firstStage` best by meaning and the
   * `firstStage` best by words of those that pass the filter. It may bring chunks that don't pass.
   * @throws StoreUnavailableError, IndexMismatchError where the chunks live elsewhere.
   */
  gather(request: GatherRequest): Promise<Shelf>;
}
