import type { QuestionEmbedding } from '../ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from './chunk-embeddings.js';

/**
 * Similarity of every question token to every token row of one chunk: the raw material of late interaction, computed
 * once and read for the chunk as a whole and for each of its sentences.
 */
export interface TokenSimilarities {
  readonly questionTokens: number;
  readonly rows: number;
  /** Row-major by question token: `values[token * rows + row]`, cosine. */
  readonly values: Float32Array;
}

/** Cosines of all question tokens with all tokens of chunk `chunk`. */
export function compareTokens(
  question: QuestionEmbedding,
  embeddings: ChunkEmbeddings,
  chunk: number,
): TokenSimilarities {
  const { tokenDimensions: width, tokens, tokenOffsets } = embeddings;
  const from = tokenOffsets[chunk] ?? 0;
  const rows = (tokenOffsets[chunk + 1] ?? from) - from;
  const questionTokens = question.tokenWeights.length;
  const values = new Float32Array(questionTokens * rows);
  for (let q = 0; q < questionTokens; q += 1) {
    const query = question.tokens.subarray(q * width, (q + 1) * width);
    for (let row = 0; row < rows; row += 1)
      values[q * rows + row] = dotInt8(query, tokens, (from + row) * width) / TOKEN_SCALE;
  }
  return { questionTokens, rows, values };
}

function dotInt8(query: Float32Array, tokens: Int8Array, offset: number): number {
  let sum = 0;
  for (let i = 0; i < query.length; i += 1) sum += (query[i] ?? 0) * (tokens[offset + i] ?? 0);
  return sum;
}

/**
 * MaxSim: the question tokens' best cosines with rows `from`–`to` of a chunk, weighted by the tokens' weights. Between −1
 * and 1; 0 for no rows. @see Khattab & Zaharia, ColBERT, SIGIR 2020.
 */
export function maxSim(
  similarities: TokenSimilarities,
  weights: Float32Array,
  from = 0,
  to = similarities.rows,
): number {
  if (to <= from) return 0;
  let total = 0;
  for (let q = 0; q < similarities.questionTokens; q += 1)
    total += (weights[q] ?? 0) * bestRow(similarities, q, from, to);
  return total;
}

/** Best cosine of question token `q` with rows `from`–`to`; −1 for no rows. */
export function bestRow(similarities: TokenSimilarities, q: number, from: number, to: number): number {
  let best = -1;
  for (let row = from; row < to; row += 1) {
    const value = similarities.values[q * similarities.rows + row] ?? -1;
    if (value > best) best = value;
  }
  return best;
}
