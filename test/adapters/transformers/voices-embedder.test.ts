import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedderOpener, openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import { VoicesTokenizer } from '../../../src/adapters/transformers/voices-tokenizer.js';
import { EmbedderUnavailableError } from '../../../src/core/errors.js';
import type { Embedder } from '../../../src/core/ports.js';
import { describeEmbedder } from '../../conformance/embedder.js';

const modelDir = fileURLToPath(new URL('../../../models/voices-encoder', import.meta.url));
const referenceFile = fileURLToPath(new URL('../../fixtures/encoder/reference.json', import.meta.url));

interface Reference {
  readonly text: string;
  readonly ids: readonly number[];
  readonly sentence?: readonly number[];
  readonly tokenWeights?: readonly number[];
  readonly tokens?: readonly (readonly number[])[];
}

const references = JSON.parse(await readFile(referenceFile, 'utf8')) as readonly Reference[];

describeEmbedder('voices-encoder', () => openEmbedder(modelDir));

describe('voices-encoder against the reference worked out in numpy', () => {
  let embedder: Embedder;
  let tokenizer: VoicesTokenizer;
  beforeAll(async () => {
    embedder = await openEmbedder(modelDir);
    tokenizer = await readTokenizer();
  });

  it('has at least 50 varied texts', () => {
    expect(references.length).toBeGreaterThanOrEqual(50);
    expect(references.filter(({ sentence }) => sentence).length).toBeGreaterThanOrEqual(45);
    expect(references.filter(({ tokens }) => tokens).length).toBeGreaterThanOrEqual(3);
  });

  it.each(references)('gives the token ids of %j', ({ text, ids }) => {
    expect(tokenizer.encode(text)).toEqual(ids);
    expect(embedder.countTokens(text)).toBe(ids.length);
  });

  it.each(references.filter(({ sentence }) => sentence))('gives the embedding of %j', async (reference) => {
    const { sentence, tokens, tokenWeights } = await embedder.embedQuestion(reference.text);
    expect(cosine(sentence, reference.sentence ?? [])).toBeGreaterThanOrEqual(0.9999);
    reference.tokenWeights?.forEach((weight, at) => {
      expect(tokenWeights[at]).toBeCloseTo(weight, 4);
    });
    reference.tokens?.forEach((token, at) => {
      const row = tokens.subarray(at * embedder.tokenDimensions, (at + 1) * embedder.tokenDimensions);
      expect(cosine(row, token)).toBeGreaterThanOrEqual(0.9999);
    });
  });
});

it('gives the ids of pieces joined by a space as those of one piece after the other', async () => {
  const tokenizer = await readTokenizer();
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('▁a', 'e\u0301 ½'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      expect(tokenizer.encode(pieces.join(' '))).toEqual(pieces.flatMap((each) => tokenizer.encode(each)));
    }),
  );
});

describe('a model that is missing or damaged', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'voices-model-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const damages: [string, string, (dir: string) => Promise<void>][] = [
    ['no folder', 'json could not be read', (dir) => rm(dir, { recursive: true })],
    ['no network', 'onnx/model_quantized.onnx could not be read', (dir) => rm(join(dir, 'onnx'), { recursive: true })],
    ['half a network', 'model', (dir) => truncate(join(dir, 'onnx/model_quantized.onnx'), 3_000_000)],
    ['half a tokenizer', 'tokenizer.json is not JSON', (dir) => truncate(join(dir, 'tokenizer.json'), 100_000)],
    ['an empty tokenizer', 'model', (dir) => writeFile(join(dir, 'tokenizer.json'), '{}')],
    ['no sizes', "under 'model_type'", (dir) => writeFile(join(dir, 'config.json'), '{}')],
  ];

  it.each(damages)('is named: %s', async (name, what, damage) => {
    const dir = join(folder, name);
    await cp(modelDir, dir, { recursive: true });
    await damage(dir);
    const opened = openEmbedder(dir);
    await expect(opened).rejects.toThrow(EmbedderUnavailableError);
    await expect(opened).rejects.toThrow(`The model in '${dir}' can't be used`);
    await expect(opened).rejects.toThrow(what);
  });

  it('has another digest where one byte differs', async () => {
    const dir = join(folder, 'changed');
    await cp(modelDir, dir, { recursive: true });
    const config = await readFile(join(dir, 'tokenizer_config.json'), 'utf8');
    await writeFile(join(dir, 'tokenizer_config.json'), `${config} `);
    const [changed, same] = [await openEmbedder(dir), await openEmbedder(modelDir)];
    expect(changed.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(changed.sha256).not.toBe(same.sha256);
    expect(changed.id).toBe(same.id);
  });
});

async function readTokenizer(): Promise<VoicesTokenizer> {
  const [tokenizer, config] = await Promise.all(
    ['tokenizer.json', 'tokenizer_config.json'].map((name) => readFile(join(modelDir, name), 'utf8')),
  );
  return new VoicesTokenizer(JSON.parse(tokenizer ?? ''), JSON.parse(config ?? ''));
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a).toHaveLength(b.length);
  const dot = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from(x).reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

describe('an opener of embedders', () => {
  it('gives the same one again while its files are the same, and says what is wrong with others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'voices-again-'));
    await cp(modelDir, folder, { recursive: true });
    const open = createEmbedderOpener();
    const first = await open(folder);
    expect(await open(folder)).toBe(first);
    const config = join(folder, 'config.json');
    const written = await readFile(config, 'utf8');
    await truncate(config, 10);
    await expect(open(folder)).rejects.toThrow(EmbedderUnavailableError);
    await writeFile(config, `${written}\n`);
    const other = await open(folder);
    expect(other).not.toBe(first);
    expect(other.sha256).not.toBe(first.sha256);
    await rm(folder, { recursive: true });
  });
});
