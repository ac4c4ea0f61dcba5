import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCrossEncoder } from '../../../src/adapters/transformers/cross-encoder.js';
import { TextTokenizer } from '../../../src/adapters/transformers/text-tokenizer.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import type { Reranker } from '../../../src/core/ports.js';
import { describeReranker } from '../../conformance/reranker.js';
import { runCrossEncoder } from '../../fixtures/models/bert-reference.js';
import { positions } from '../../fixtures/models/bert.js';
import { makeWordPiece, wordPieceConfig } from '../../fixtures/models/word-piece.js';
import { addMadeModel } from '../../fixtures/models/write-model-folder.js';

let modelsDir = '';
let modelDir = '';
let opened: Promise<Reranker> | null = null;
const open = (): Promise<Reranker> => (opened ??= openCrossEncoder(modelDir));
beforeAll(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'voices-models-'));
  modelDir = (await addMadeModel(modelsDir, 'cross-encoder')).modelDir;
});
afterAll(() => rm(modelsDir, { recursive: true }));

describeReranker('a BERT cross-encoder', open);

it('gives the chances of the reference worked out in plain code, of pairs that fit and of one that is cut', async () => {
  const tokenizer = new TextTokenizer(makeWordPiece(), wordPieceConfig);
  const question = 'How many cases does the team have?';
  const texts = ['The team has ten families each.', 'First year: work in the office.', 'a '.repeat(300)];
  const cancellation = { aborted: false, throwIfAborted: () => undefined };
  const none = new Float32Array(0);
  const passages = texts.map((text, number) => ({ number, text }));
  const embedding = { sentence: none, tokens: none, tokenWeights: none };
  const chances = await (await open()).rerank({ question, embedding, passages, cancellation });
  const expected = texts.map((text) => {
    const { ids, types } = tokenizer.encodePair(question, text, positions);
    return runCrossEncoder(ids, types);
  });
  expected.forEach((chance, at) => {
    expect(chances[at]).toBeCloseTo(chance, 4);
  });
  expect(new Set(expected.map((chance) => chance.toFixed(3))).size).toBe(3);
});

it('is not taken for an encoder, nor an encoder for it', async () => {
  await expect(openEmbedder(modelDir)).rejects.toThrow('is a reranker');
  const encoder = await addMadeModel(modelsDir, 'bert');
  await expect(openCrossEncoder(encoder.modelDir)).rejects.toThrow('is an encoder');
});
