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

/**
 * Question tokens that weigh less than this share of the mean (marks, function words) are not compared: a third of the time
 * for no change in `npm run eval`.
 */
const leastShare = 0.4;

/** Cosines of the question's tokens with all tokens of chunk `chunk`; 0 for those that weigh next to nothing. */
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
  const least = leastShare / questionTokens;
  // One passage vector at a time, widened once: the inner loop then runs over two float arrays.
  const row = new Float32Array(width);
  for (let r = 0; r < rows; r += 1) {
    for (let i = 0; i < width; i += 1) row[i] = (tokens[(from + r) * width + i] ?? 0) / TOKEN_SCALE;
    for (let q = 0; q < questionTokens; q += 1)
      if ((question.tokenWeights[q] ?? 0) >= least) values[q * rows + r] = dot(question.tokens, q * width, row);
  }
  return { questionTokens, rows, values };
}

/** Dot product of `b` with the part of `a` that begins at `offset`; four sums side by side keep the processor busy. */
function dot(a: Float32Array, offset: number, b: Float32Array): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  const end = b.length - (b.length % 4);
  for (let i = 0; i < end; i += 4) {
    s0 += (a[offset + i] ?? 0) * (b[i] ?? 0);
    s1 += (a[offset + i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[offset + i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[offset + i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = end; i < b.length; i += 1) s0 += (a[offset + i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + (s2 + s3);
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
