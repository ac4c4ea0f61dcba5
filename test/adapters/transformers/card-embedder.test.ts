import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetByHand } from '../../../src/adapters/models/detect-settings.js';
import { openEmbedder } from '../../../src/adapters/transformers/voices-embedder.js';
import { TextTokenizer } from '../../../src/adapters/transformers/text-tokenizer.js';
import { describeEmbedder } from '../../conformance/embedder.js';
import { runBert } from '../../fixtures/models/bert-reference.js';
import { weights, width } from '../../fixtures/models/bert.js';
import { makeWordPiece, pieces, wordPieceConfig } from '../../fixtures/models/word-piece.js';
import { addMadeModel, type MadeModel } from '../../fixtures/models/write-model-folder.js';

let modelsDir = '';
beforeAll(async () => {
  modelsDir = await mkdtemp(join(tmpdir(), 'voices-models-'));
});
afterAll(() => rm(modelsDir, { recursive: true }));

const tokenizer = new TextTokenizer(makeWordPiece(), wordPieceConfig);
const text = 'The team visits families, in my first year!';
const [cls, sep] = [pieces.indexOf('[CLS]'), pieces.indexOf('[SEP]')];

let added = 0;
async function open(model: MadeModel, set: SetByHand = {}) {
  added += 1;
  const { modelDir } = await addMadeModel(modelsDir, model, set, `made/${model}-${added}`);
  return openEmbedder(modelDir);
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
};
describeEmbedder(
  'a BERT with mean pooling',
  once(() => open('bert')),
);
describeEmbedder(
  'a static model',
  once(() => open('static', { maxTokens: 40 })),
);
describeEmbedder(
  'a BERT with prefixes',
  once(() => open('bert', { questionPrefix: 'query: ', passagePrefix: 'passage: ' })),
  { tellsApart: true },
);

const unit = (vector: readonly number[]) => vector.map((value) => value / Math.hypot(...vector));
const column = (rows: readonly (readonly number[])[], at: number) => rows.map((row) => row[at] ?? 0);
const over = (rows: readonly (readonly number[])[], pool: (values: readonly number[]) => number) =>
  Array.from({ length: width }, (_, at) => pool(column(rows, at)));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('an embedding against the reference worked out in plain code', () => {
  const ids = (words: string) => [cls, ...tokenizer.encode(words), sep];
  const close = (found: Float32Array, expected: readonly number[]) => {
    expect(found).toHaveLength(expected.length);
    expected.forEach((value, at) => {
      expect(found[at]).toBeCloseTo(value, 4);
    });
  };

  it('is the mean of the rows of all tokens, special ones too', async () => {
    const { sentence } = await (await open('bert')).embedPassage(text);
    close(sentence, unit(over(runBert(ids(text)), mean)));
  });

  it('is the first row, or the largest numbers, where the model is pooled so', async () => {
    const rows = runBert(ids(text));
    close((await (await open('bert', { pooling: 'cls' })).embedPassage(text)).sentence, unit(rows[0] ?? []));
    const largest = over(rows, (values) => Math.max(...values));
    close((await (await open('bert', { pooling: 'max' })).embedPassage(text)).sentence, unit(largest));
  });

  it('reads a question and a passage behind their prefixes', async () => {
    const embedder = await open('bert', { questionPrefix: 'query: ', passagePrefix: 'passage: ' });
    close((await embedder.embedQuestion(text)).sentence, unit(over(runBert(ids(`query: ${text}`)), mean)));
    close((await embedder.embedPassage(text)).sentence, unit(over(runBert(ids(`passage: ${text}`)), mean)));
  });

  it('keeps the prefix of a question that is too long, and the question’s end', async () => {
    const embedder = await open('bert', { questionPrefix: 'query: ' });
    const words = Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? 'team' : 'work'));
    const kept = [
      cls,
      ...tokenizer.encode('query:'),
      ...tokenizer.encode(words.join(' ')).slice(-embedder.maxTokens),
      sep,
    ];
    expect(kept).toHaveLength(48);
    close((await embedder.embedQuestion(words.join(' '))).sentence, unit(over(runBert(kept), mean)));
  });

  it('of a static model is the mean of the tokens’ own vectors, without special ones', async () => {
    const own = tokenizer.encode(text).map((id) => weights.words.slice(id * width, (id + 1) * width));
    close((await (await open('static')).embedPassage(text)).sentence, unit(over(own, mean)));
  });
});

describe('a tokenizer', () => {
  it('finds the special tokens around a text and a pair', () => {
    expect(tokenizer.single).toEqual({ before: [cls], between: [], after: [sep] });
    expect(tokenizer.pair).toEqual({ before: [cls], between: [sep], after: [sep] });
  });

  it('makes words of what is spelt like a special token', () => {
    const all = tokenizer.encode('the [SEP] team [CLS][MASK] [PAD]');
    for (const special of ['[SEP]', '[CLS]', '[MASK]', '[PAD]']) expect(all).not.toContain(pieces.indexOf(special));
    expect(all.length).toBe(tokenizer.count('the [SEP] team [CLS][MASK] [PAD]'));
  });

  it('counts any texts one by one as joined by a space, and no fewer than there are', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('[SEP]', 'team.', 'e\u0301 ½'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (texts) => {
        const joined = texts.join(' ');
        expect(tokenizer.count(joined)).toBe(texts.reduce((sum, each) => sum + tokenizer.count(each), 0));
        expect(tokenizer.count(joined)).toBeGreaterThanOrEqual(tokenizer.encode(joined).length);
      }),
    );
  });

  it('gives a pair no more tokens than the network reads, with the question’s end and the passage’s start', () => {
    const { ids, types } = tokenizer.encodePair('a b c d e f g h', 'i j k l m n o p', 11);
    expect(ids.map((id) => pieces[id])).toEqual('[CLS] e f g h [SEP] i j k l [SEP]'.split(' '));
    expect(types).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(tokenizer.encodePair('a', 'i j k', 11).ids).toHaveLength(7);
  });
});

it('reads nothing but its folder: every file is what the card says', async () => {
  const { modelDir, card } = await addMadeModel(modelsDir, 'bert', {}, 'made/whole');
  expect(Object.keys(card.files).sort()).toEqual(
    [
      '1_Pooling/config.json',
      'README.md',
      'config.json',
      'onnx/model_quantized.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ].sort(),
  );
  expect(card).toMatchObject({
    kind: 'encoder',
    source: { kind: 'folder' },
    settings: { pooling: 'mean', quantised: true, maxTokens: 48, dimensions: width, specialTokens: true },
  });
  const embedder = await openEmbedder(modelDir);
  expect([embedder.id, embedder.dimensions, embedder.tokenDimensions, embedder.maxTokens]).toEqual([
    'made/whole',
    16,
    0,
    46,
  ]);
  expect(JSON.parse(await readFile(join(modelDir, 'voices-model.json'), 'utf8'))).toEqual(card);
});

it('is another model where it is read otherwise', async () => {
  const [mean, same, cls] = await Promise.all([
    addMadeModel(modelsDir, 'bert', {}, 'made/one').then(({ modelDir }) => openEmbedder(modelDir)),
    addMadeModel(modelsDir, 'bert', { pooling: 'mean' }, 'made/two').then(({ modelDir }) => openEmbedder(modelDir)),
    addMadeModel(modelsDir, 'bert', { pooling: 'cls' }, 'made/three').then(({ modelDir }) => openEmbedder(modelDir)),
  ]);
  expect(same.sha256).toBe(mean.sha256);
  expect(cls.sha256).not.toBe(mean.sha256);
});
