import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';

/** Chunk retrieved for a question. */
export interface Passage {
  /** Position of the chunk in the index. */
  readonly number: number;
  readonly chunk: Chunk;
  readonly article: Article;
  /** 1-based. */
  readonly rank: number;
  readonly scores: PassageScores;
}

/** Signals of one passage for one question; each can be switched off by its weight. */
export interface PassageScores {
  /** BM25F over the question's inverse-frequency mass: about 0 to 2. */
  readonly lexical: number;
  /** Cosine of the sentence embeddings. */
  readonly dense: number;
  /** Late interaction, −1 to 1. */
  readonly maxSim: number;
  /** Share of the question's phrases that the passage holds, each weighed by its commoner word, 0 to 1. */
  readonly phrase: number;
  /** Share of the names in the question that the passage speaks of, 0 to 1; 1 where it names nobody. */
  readonly names: number;
  /** Chance that the passage answers, by the reranker, 0 to 1. Absent where none read it. */
  readonly rerank?: number;
  /** Weighted sum: what passages are ranked by. */
  readonly total: number;
}
