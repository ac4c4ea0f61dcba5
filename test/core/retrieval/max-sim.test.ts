import { describe, expect, it } from 'vitest';
import type { QuestionEmbedding } from '../../../src/core/ports.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from '../../../src/core/retrieval/chunk-embeddings.js';
import { bestRow, compareTokens, maxSim } from '../../../src/core/retrieval/max-sim.js';

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

describe('compareTokens', () => {
  it('gives the cosine of every pair', () => {
    const { questionTokens, rows, values } = compareTokens(question, embeddings, 0);
    expect([questionTokens, rows]).toEqual([2, 2]);
    expect([...values].map((value) => Math.round(value * 100) / 100)).toEqual([1, 0, 0.6, 0.8]);
  });

  it('knows a chunk without tokens', () => {
    expect(compareTokens(question, embeddings, 1)).toMatchObject({ rows: 0 });
  });
});

describe('maxSim', () => {
  const similarities = compareTokens(question, embeddings, 0);
  it('adds the best of each token by the token’s weight', () => {
    expect(maxSim(similarities, question.tokenWeights)).toBeCloseTo(0.25 * 1 + 0.75 * 0.8);
  });

  it('reads some of the rows', () => {
    expect(maxSim(similarities, question.tokenWeights, 0, 1)).toBeCloseTo(0.25 * 1 + 0.75 * 0.6);
    expect(bestRow(similarities, 1, 1, 2)).toBeCloseTo(0.8);
  });

  it('can be negative, and is 0 for no rows', () => {
    expect(maxSim(compareTokens(question, embeddings, 2), question.tokenWeights)).toBeCloseTo(-0.25 - 0.75 * 0.6);
    expect(maxSim(compareTokens(question, embeddings, 1), question.tokenWeights)).toBe(0);
    expect(maxSim(similarities, question.tokenWeights, 2, 2)).toBe(0);
    expect(bestRow(similarities, 0, 1, 1)).toBe(-1);
  });
});
