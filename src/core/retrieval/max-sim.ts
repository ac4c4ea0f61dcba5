import type { QuestionEmbedding } from '../ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from './chunk-embeddings.js';

/** The question's tokens that are compared with the chunks', made ready once for all of them. */
export interface WeightyTokens {
  readonly weights: readonly number[];
  /**
   * Four tokens a row: a number that joins the first numbers of two of them, one of the other two, then their second numbers and so
   * on. Noughts stand where the last row has fewer tokens.
   */
  readonly rows: readonly Float64Array[];
}

/**
 * Question tokens that weigh less than this share of the mean (marks, function words) are not compared: a third of the time
 * for no change in `npm run eval`.
 */
const leastShare = 0.4;

/** Components of a question token are whole numbers of this part of 1, which is finer than what chunks' are kept in. */
const QUESTION_SCALE = 2 ** 17;
/**
 * How far apart two joined numbers lie. Unit vectors' products are `TOKEN_SCALE * QUESTION_SCALE`, under 2^24, at most; at twice that
 * the two would run into each other, and their sum still has its 53 bits.
 */
const JOINT = 2 ** 26;
const inRow = 4;

/** The tokens of a question that weigh enough to be compared, in order. */
export function pickWeighty({ tokens, tokenWeights }: QuestionEmbedding): WeightyTokens {
  const least = leastShare / tokenWeights.length;
  const width = tokens.length / tokenWeights.length;
  const picked = [...tokenWeights.keys()].filter((token) => (tokenWeights[token] ?? 0) >= least);
  const rows = Array.from({ length: Math.ceil(picked.length / inRow) }, () => new Float64Array(2 * width));
  picked.forEach((token, place) => {
    const row = rows[Math.floor(place / inRow)];
    const [half, joint] = [(place >>> 1) & 1, place & 1 ? JOINT : 1];
    for (let i = 0; row && i < width; i += 1)
      row[2 * i + half] =
        (row[2 * i + half] ?? 0) + joint * Math.round((tokens[token * width + i] ?? 0) * QUESTION_SCALE);
  });
  return { weights: picked.map((token) => tokenWeights[token] ?? 0), rows };
}

/**
 * MaxSim, late interaction: the question tokens' best cosines with the tokens of chunk `chunk`, weighted by the question
 * tokens' weights. Between −1 and 1; 0 for a chunk without tokens. Tokens are of unit length. @see Khattab & Zaharia, ColBERT, SIGIR 2020.
 */
export function maxSim({ weights, rows }: WeightyTokens, embeddings: ChunkEmbeddings, chunk: number): number {
  const from = embeddings.tokenOffsets[chunk] ?? 0;
  const to = embeddings.tokenOffsets[chunk + 1] ?? from;
  if (to <= from) return 0;
  const best = new Float64Array(inRow * rows.length).fill(-Infinity);
  for (const [place, row] of rows.entries()) findBest(row, embeddings, from, to, best, inRow * place);
  let total = 0;
  for (let token = 0; token < weights.length; token += 1)
    total += (weights[token] ?? 0) * Math.max(-1, (best[token] ?? 0) / (TOKEN_SCALE * QUESTION_SCALE));
  return total;
}

/**
 * Writes into `best`, from `place` on, the highest products of each of four question tokens with the rows `from`–`to`. Two tokens'
 * products are one sum of whole numbers, taken apart at the row's end, which is exact and halves the work; six sums are added up in
 * one pass. Where the last rows are no three, one is read again.
 */
function findBest(
  four: Float64Array,
  { tokens, tokenDimensions: width }: ChunkEmbeddings,
  from: number,
  to: number,
  best: Float64Array,
  place: number,
): void {
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
      const first = four[2 * i] ?? 0;
      const second = four[2 * i + 1] ?? 0;
      const valueA = tokens[a + i] ?? 0;
      const valueB = tokens[b + i] ?? 0;
      const valueC = tokens[c + i] ?? 0;
      firstA += valueA * first;
      firstB += valueB * first;
      firstC += valueC * first;
      secondA += valueA * second;
      secondB += valueB * second;
      secondC += valueC * second;
    }
    keepBest(firstA, best, place);
    keepBest(firstB, best, place);
    keepBest(firstC, best, place);
    keepBest(secondA, best, place + 2);
    keepBest(secondB, best, place + 2);
    keepBest(secondC, best, place + 2);
  }
}

/** Takes a sum of two tokens' products apart and keeps each where it is the highest yet. */
function keepBest(sum: number, best: Float64Array, place: number): void {
  const joined = Math.round(sum / JOINT);
  best[place] = Math.max(best[place] ?? 0, sum - joined * JOINT);
  best[place + 1] = Math.max(best[place + 1] ?? 0, joined);
}
