import { describe, expect, it } from 'vitest';
import type { QuestionEmbedding } from '../../../src/core/ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from '../../../src/core/retrieval/chunk-embeddings.js';
import { maxSim, pickWeighty } from '../../../src/core/retrieval/max-sim.js';

const one = TOKEN_SCALE;
/** Chunk 0 has two tokens, chunk 1 none, chunk 2 one. */
const embeddings: ChunkEmbeddings = {
  dimensions: 1,
  tokenDimensions: 2,
  chunkVectors: new Float32Array(3),
  sentenceVectors: new Int8Array(3),
  tokens: Int8Array.from([one, 0, 0, one, -one, 0]),
  tokenOffsets: Uint32Array.from([0, 2, 2, 3]),
  sentenceEnds: Uint32Array.from([0, 1, 2, 0, 0, 0, 1]),
};
const question: QuestionEmbedding = {
  sentence: new Float32Array(1),
  tokens: Float32Array.from([1, 0, 0.6, 0.8]),
  tokenWeights: Float32Array.from([0.25, 0.75]),
};

/** The same numbers on every run, between −1 and 1. */
function drawNumbers(count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Rows of `width` numbers, each of unit length. */
function drawUnits(count: number, width: number, seed: number): number[] {
  const numbers = drawNumbers(count * width, seed);
  return numbers.map((number, at) => {
    const start = at - (at % width);
    return number / Math.hypot(...numbers.slice(start, start + width));
  });
}

/** MaxSim pair by pair, as it is written down, of a question whose numbers are kept to 17 binary digits. */
function maxSimByPairs({ tokens, tokenWeights }: QuestionEmbedding, rows: Int8Array, width: number): number {
  const round = (value = 0) => Math.round(value * 2 ** 17) / 2 ** 17;
  const dot = (token: number, row: number) =>
    Array.from({ length: width }, (_, i) => round(tokens[token * width + i]) * (rows[row * width + i] ?? 0)).reduce(
      (sum, product) => sum + product,
      0,
    );
  return [...tokenWeights].reduce((total, weight, token) => {
    const cosines = Array.from({ length: rows.length / width }, (_, row) => dot(token, row) / TOKEN_SCALE);
    return total + weight * Math.max(-1, ...cosines);
  }, 0);
}

describe('pickWeighty', () => {
  it('leaves out the tokens that weigh next to nothing', () => {
    const tokenWeights = Float32Array.from([0.05, 0.95]);
    expect(pickWeighty({ ...question, tokenWeights }).weights).toEqual([Math.fround(0.95)]);
    expect(pickWeighty(question).weights).toEqual([0.25, 0.75]);
  });

  it('knows a question without tokens', () => {
    const none = { ...question, tokens: new Float32Array(0), tokenWeights: new Float32Array(0) };
    expect(maxSim(pickWeighty(none), embeddings, 0)).toBe(0);
  });
});

/** Two question tokens are told apart from one sum: the worst that can be in one must not reach the other. */
it.each([
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
])('keeps two tokens apart where one is all along a row and the other against it: %i, %i', (a, b) => {
  const held = { ...embeddings, tokenDimensions: 1, tokens: Int8Array.of(one), tokenOffsets: Uint32Array.of(0, 1) };
  const asked = { ...question, tokens: Float32Array.of(a, b), tokenWeights: Float32Array.of(0.25, 0.75) };
  expect(maxSim(pickWeighty(asked), held, 0)).toBe(0.25 * a + 0.75 * b);
});

describe('maxSim', () => {
  const tokens = pickWeighty(question);

  it('adds the best of each token by the token’s weight', () => {
    expect(maxSim(tokens, embeddings, 0)).toBeCloseTo(0.25 * 1 + 0.75 * 0.8);
  });

  it('can be negative, and is 0 for a chunk without tokens and for one that is not there', () => {
    expect(maxSim(tokens, embeddings, 2)).toBeCloseTo(-0.25 - 0.75 * 0.6);
    expect(maxSim(tokens, embeddings, 1)).toBe(0);
    expect(maxSim(tokens, embeddings, 9)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 9])('is to the last digit what pair by pair gives: %i question tokens', (count) => {
    const width = 8;
    const asked: QuestionEmbedding = {
      sentence: new Float32Array(1),
      tokens: Float32Array.from(drawUnits(count, width, 7)),
      tokenWeights: new Float32Array(count).fill(1 / count),
    };
    for (let rows = 1; rows <= 7; rows += 1) {
      const numbers = Int8Array.from(
        drawUnits(rows + 1, width, rows).map((number) => Math.round(number * TOKEN_SCALE)),
      );
      // A row before the chunk's first must not count.
      const held = {
        ...embeddings,
        tokenDimensions: width,
        tokens: numbers,
        tokenOffsets: Uint32Array.of(1, rows + 1),
      };
      expect(maxSim(pickWeighty(asked), held, 0)).toBe(maxSimByPairs(asked, numbers.subarray(width), width));
    }
  });
});
