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
  const weighty = findWeighty(question.tokenWeights);
  for (let four = 0; four < weighty.length; four += 4) {
    const [a = 0, b = a, c = a, d = a] = weighty.slice(four, four + 4);
    for (let row = 0; row < rows; row += 1) {
      const at = (from + row) * width;
      // Four question tokens in one pass: each stored number is read once for all of them.
      let sumA = 0;
      let sumB = 0;
      let sumC = 0;
      let sumD = 0;
      for (let i = 0; i < width; i += 1) {
        const value = tokens[at + i] ?? 0;
        sumA += value * (question.tokens[a * width + i] ?? 0);
        sumB += value * (question.tokens[b * width + i] ?? 0);
        sumC += value * (question.tokens[c * width + i] ?? 0);
        sumD += value * (question.tokens[d * width + i] ?? 0);
      }
      values[a * rows + row] = sumA / TOKEN_SCALE;
      values[b * rows + row] = sumB / TOKEN_SCALE;
      values[c * rows + row] = sumC / TOKEN_SCALE;
      values[d * rows + row] = sumD / TOKEN_SCALE;
    }
  }
  return { questionTokens, rows, values };
}

function findWeighty(weights: Float32Array): number[] {
  const least = leastShare / weights.length;
  return Array.from(weights).flatMap((weight, token) => (weight >= least ? token : []));
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
