import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { IndexCorruptError } from '../../../src/core/errors.js';
import {
  FORMAT_VERSION,
  computeIndexVersion,
  parseArtifact,
  parseManifest,
  type ArtifactContent,
} from '../../../src/core/retrieval/index-artifact.js';
import type { PartNumbers } from '../../../src/core/retrieval/index-parts.js';
import { packWords } from '../../../src/adapters/node/pack-words.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

const corpus = makeCorpus({ a: ['Some words. More words.'] });
const chunk = {
  id: 'a:0-23',
  article: 0,
  start: 0,
  end: 23,
  heading: null,
  leadIn: null,
  sentences: [
    { start: 0, end: 11, personId: null, quotable: true },
    { start: 12, end: 23, personId: null, quotable: true },
  ],
};
const unnamed = {
  formatVersion: FORMAT_VERSION,
  embedder: { id: 'stub', sha256: 's', dimensions: 2, tokenDimensions: 2 },
  chunking: { maxTokens: 8, rules: 1 },
  corpusSha256: 'c',
  counts: { articles: 1, chunks: 1, sentences: 2, tokens: 4 },
  chatter: [127, 0],
  hnsw: false,
  parts: [{ sha256: 'a'.repeat(64), chunks: 1, sentences: 2, tokens: 4 }],
  files: { 'corpus.json': 'd' },
};
const hashText = (text: string) => createHash('sha256').update(text).digest('hex');
const manifest = { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashText) };
const words = packWords(corpus, [chunk], null);
const content: ArtifactContent = {
  corpus: JSON.stringify(corpus),
  chunks: JSON.stringify([chunk]),
  tokenOffsets: toBytes([0, 4]),
  sentenceEnds: toBytes([0, 2, 4]),
  lexical: words.lexical,
  wordForms: words.wordForms,
  language: new Uint8Array(64),
  suggestions: '[]',
};

const numbers: PartNumbers = {
  chunkVectors: new Uint8Array(Float32Array.from([1, 0]).buffer),
  sentenceVectors: new Uint8Array([127, 0, 0, 127]),
  tokens: new Uint8Array(Int8Array.from([127, 0, 0, 127, 127, 0, 0, -127]).buffer),
};

function toBytes(numbers: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

describe('parseArtifact', () => {
  it('puts the files together', () => {
    const { chunks, embeddings } = parseArtifact(manifest, content, numbers);
    expect(chunks).toEqual([chunk]);
    expect([...embeddings.tokens]).toEqual([127, 0, 0, 127, 127, 0, 0, -127]);
    expect([...embeddings.sentenceEnds]).toEqual([0, 2, 4]);
  });

  it('reads bytes that do not begin at a number', () => {
    const shifted = new Uint8Array([9, ...content.sentenceEnds]).subarray(1);
    const { embeddings } = parseArtifact(manifest, { ...content, sentenceEnds: shifted }, numbers);
    expect([...embeddings.sentenceEnds]).toEqual([0, 2, 4]);
  });

  const faults: [string, Partial<ArtifactContent>, string][] = [
    ['a corpus that is no JSON', { corpus: '{' }, 'corpus.json is not JSON'],
    ['a corpus that is none', { corpus: '{"articles":[]}' }, 'corpus.json is no corpus'],
    ['untold questions that are no list', { corpus: JSON.stringify({ ...corpus, untold: 'x' }) }, 'is no corpus'],
    [
      'asked questions that are no list',
      { corpus: JSON.stringify({ ...corpus, articles: corpus.articles.map((one) => ({ ...one, asked: 1 })) }) },
      'is no corpus',
    ],
    [
      'an article too many',
      { corpus: JSON.stringify(makeCorpus({ a: ['Some words. More words.'], b: ['B.'] })) },
      'articles',
    ],
    ['chunks that are no list', { chunks: '{}' }, 'chunks.json is no list'],
    ['a chunk too few', { chunks: '[]' }, 'chunks.json has another number'],
    ['a chunk past the end', { chunks: JSON.stringify([{ ...chunk, end: 24 }]) }, 'in no article'],
    ['a chunk of no article', { chunks: JSON.stringify([{ ...chunk, article: 1 }]) }, 'in no article'],
    ['a sentence outside', { chunks: JSON.stringify([{ ...chunk, start: 1 }]) }, 'in no article'],
    ['half a number', { sentenceEnds: new Uint8Array(7) }, 'sentence-ends.u32 ends inside a number'],
    ['offsets too few', { tokenOffsets: toBytes([0]) }, 'token-offsets.u32'],
    [
      'offsets that end elsewhere',
      { tokenOffsets: toBytes([0, 3]), sentenceEnds: toBytes([0, 2, 3]) },
      'token-offsets.u32',
    ],
    ['sentence ends that fall', { sentenceEnds: toBytes([2, 0, 4]) }, 'sentence-ends.u32'],
    ['sentence ends too many', { sentenceEnds: toBytes([0, 2, 4, 4]) }, 'sentence-ends.u32'],
    ['words of another number of chunks', { lexical: packWords(corpus, [], null).lexical }, 'lexical.bin'],
    ['words cut off', { lexical: words.lexical.subarray(0, 40) }, 'lexical.bin'],
    ['no words', { wordForms: new Uint8Array(3) }, 'word-forms.bin'],
    ['sentence ends too few', { sentenceEnds: toBytes([0, 4]) }, 'sentence-ends.u32'],
  ];
  it.each(faults)('refuses %s', (_, fault, message) => {
    expect(() => parseArtifact(manifest, { ...content, ...fault }, numbers)).toThrow(IndexCorruptError);
    expect(() => parseArtifact(manifest, { ...content, ...fault }, numbers)).toThrow(message);
  });

  const otherNumbers: [string, Partial<PartNumbers>, string][] = [
    ['a vector too many', { chunkVectors: new Uint8Array(16) }, 'the vectors of other chunks'],
    ['a sentence vector too few', { sentenceVectors: new Uint8Array(2) }, 'other sentences'],
    ['a token too few', { tokens: new Uint8Array(6) }, 'other tokens'],
  ];
  it.each(otherNumbers)('refuses parts that hold %s', (_, fault, message) => {
    expect(() => parseArtifact(manifest, content, { ...numbers, ...fault })).toThrow(IndexCorruptError);
    expect(() => parseArtifact(manifest, content, { ...numbers, ...fault })).toThrow(message);
  });
});

describe('parseManifest', () => {
  it('reads what was written', () => {
    expect(parseManifest(JSON.stringify(manifest), hashText)).toEqual(manifest);
  });

  it('refuses one whose content and version differ', () => {
    const edited = JSON.stringify({ ...manifest, corpusSha256: 'other' });
    expect(() => parseManifest(edited, hashText)).toThrow(IndexCorruptError);
  });

  it('refuses one whose direction of chatter is none or another', () => {
    const of = (chatter: unknown) => JSON.stringify({ ...manifest, chatter });
    for (const chatter of [undefined, [127], [0.5, 1], '127,0'])
      expect(() => parseManifest(of(chatter), hashText)).toThrow('lacks a field');
    expect(() => parseManifest(of([0, 127]), hashText)).toThrow('changed by hand');
  });

  it('refuses one whose parts are none or others', () => {
    const of = (part: object) => JSON.stringify({ ...manifest, parts: [{ ...manifest.parts[0], ...part }] });
    for (const part of [{ sha256: '../../elsewhere' }, { chunks: -1 }, { tokens: 0.5 }])
      expect(() => parseManifest(of(part), hashText)).toThrow('lacks a field');
    for (const part of [{ sha256: 'b'.repeat(64) }, { chunks: 2 }, { sentences: 3 }, { tokens: 5 }])
      expect(() => parseManifest(of(part), hashText)).toThrow('changed by hand');
  });

  it('knows the same index with and without its graph', () => {
    const withGraph = { ...unnamed, hnsw: true, files: { ...unnamed.files, 'hnsw/hnswlib.index': 'e' } };
    expect(computeIndexVersion(withGraph, hashText)).toBe(manifest.indexVersion);
  });
});
