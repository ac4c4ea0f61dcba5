import type { QuestionEmbedding } from '../ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from './chunk-embeddings.js';

/** The question's tokens that are compared with the chunks', made ready once for all of them. */
export interface WeightyTokens {
  readonly weights: readonly number[];
  /** Two tokens at a time, the last by itself beside a row of noughts: first numbers of both, second numbers of both and so on. */
  readonly pairs: readonly Float64Array[];
}

/**
 * Question tokens that weigh less than this share of the mean (marks, function words) are not compared: a third of the time
 * for no change in `npm run eval`.
 */
const leastShare = 0.4;

/** The tokens of a question that weigh enough to be compared, in order. */
export function pickWeighty({ tokens, tokenWeights }: QuestionEmbedding): WeightyTokens {
  const least = leastShare / tokenWeights.length;
  const width = tokens.length / tokenWeights.length;
  const picked = [...tokenWeights.keys()].filter((token) => (tokenWeights[token] ?? 0) >= least);
  const pairs = Array.from({ length: Math.ceil(picked.length / 2) }, () => new Float64Array(2 * width));
  picked.forEach((token, place) => {
    for (let i = 0; i < width; i += 1) {
      const pair = pairs[place >>> 1];
      if (pair) pair[2 * i + (place & 1)] = tokens[token * width + i] ?? 0;
    }
  });
  return { weights: picked.map((token) => tokenWeights[token] ?? 0), pairs };
}

/**
 * MaxSim, late interaction: the question tokens' best cosines with the tokens of chunk `chunk`, weighted by the question
 * tokens' weights. Between −1 and 1; 0 for a chunk without tokens. @see Khattab & Zaharia, ColBERT, SIGIR 2020.
 */
export function maxSim({ weights, pairs }: WeightyTokens, embeddings: ChunkEmbeddings, chunk: number): number {
  const from = embeddings.tokenOffsets[chunk] ?? 0;
  const to = embeddings.tokenOffsets[chunk + 1] ?? from;
  if (to <= from) return 0;
  const best = new Float32Array(2 * pairs.length);
  let place = 0;
  for (const pair of pairs) {
    findBest(pair, embeddings, from, to, best, place);
    place += 2;
  }
  let total = 0;
  for (let token = 0; token < weights.length; token += 1)
    total += (weights[token] ?? 0) * Math.max(-1, best[token] ?? 0);
  return total;
}

/**
 * Writes into `best`, from `place` on, the highest cosine of each of two question tokens with the rows `from`–`to`. Three
 * rows in one pass: a processor adds up six sums in hardly more time than one. Where the last are no three, one is read again.
 */
function findBest(
  pair: Float64Array,
  { tokens, tokenDimensions: width }: ChunkEmbeddings,
  from: number,
  to: number,
  best: Float32Array,
  place: number,
): void {
  let first = -Infinity;
  let second = -Infinity;
  for (let row = from; row < to; row += 3) {
    const a = row * width;
    const b = Math.min(row + 1, to - 1) * width;
    const c = Math.min(row + 2, to - 1) * width;
    let firstA = 0;
    let firstB = 0;
    let firstC = 0;
    let secondA = 0;
    let secondB = 0;
    let secondC = 0;
    for (let i = 0; i < width; i += 1) {
      const one = pair[2 * i] ?? 0;
      const other = pair[2 * i + 1] ?? 0;
      const valueA = tokens[a + i] ?? 0;
      const valueB = tokens[b + i] ?? 0;
      const valueC = tokens[c + i] ?? 0;
      firstA += valueA * one;
      firstB += valueB * one;
      firstC += valueC * one;
      secondA += valueA * other;
      secondB += valueB * other;
      secondC += valueC * other;
    }
    first = Math.max(first, firstA, firstB, firstC);
    second = Math.max(second, secondA, secondB, secondC);
  }
  best[place] = first / TOKEN_SCALE;
  best[place + 1] = second / TOKEN_SCALE;
}
