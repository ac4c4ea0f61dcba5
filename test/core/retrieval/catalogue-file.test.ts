import { beforeAll, describe, expect, it } from 'vitest';
import { makeCatalogue, type Catalogue } from '../../../src/core/retrieval/catalogue.js';
import { packCatalogue, parseCatalogue } from '../../../src/core/retrieval/catalogue-file.js';
import { packChunkNumbers, unpackChunkNumbers } from '../../../src/core/retrieval/pack-chunk.js';
import { listStoredChunks } from '../../../src/core/retrieval/stored-chunk.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import { everyWord, makeStoredCorpus } from '../../conformance/stories-store.js';
import { hashText, holdIndex } from '../../fixtures/hold-index.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

let index: StoriesIndex;
let catalogue: Catalogue;

beforeAll(async () => {
  const held = await holdIndex(makeStoredCorpus(), createStubEmbedder());
  const suggestion = { question: 'Is there tea?', articleIds: ['story-0'], chunk: 3, councilIds: [] };
  index = {
    ...held,
    language: everyWord,
    suggestions: [suggestion, { ...suggestion, chunk: 70 }, { ...suggestion, question: 'Tea?' }],
  };
  catalogue = makeCatalogue(index);
});

describe('packCatalogue and parseCatalogue', () => {
  it('give back what was stored, and the same bytes for the same', () => {
    const file = packCatalogue(catalogue);
    expect(catalogue.suggestedChunks.map(({ number }) => number)).toEqual([3, 70]);
    expect(parseCatalogue(file, hashText)).toEqual(catalogue);
    expect(packCatalogue(parseCatalogue(file, hashText))).toEqual(file);
  });

  it('reads bytes that lie in the middle of others, a Node buffer too', () => {
    const { json, numbers } = packCatalogue(catalogue);
    const inside = Buffer.from([1, 2, 3, ...numbers]).subarray(3);
    expect(parseCatalogue({ json, numbers: inside }, hashText)).toEqual(catalogue);
  });

  it.each([
    ['is cut off', (json: string) => json.slice(0, -1)],
    ['has no words', (json: string) => json.replace('"words":', '"wordz":')],
    ['has a changed manifest', (json: string) => json.replace('maxTokens', 'mostTokens')],
    ['has an article less', (json: string) => JSON.stringify(dropArticle(json))],
  ])('refuse a catalogue that %s', (_, damage) => {
    const { json, numbers } = packCatalogue(catalogue);
    expect(() => parseCatalogue({ json: damage(json), numbers }, hashText)).toThrow(
      expect.objectContaining({ code: 'index-corrupt' }),
    );
  });

  it('refuse numbers of another length', () => {
    const { json, numbers } = packCatalogue(catalogue);
    for (const length of [0, 8, numbers.length - 4])
      expect(() => parseCatalogue({ json, numbers: numbers.slice(0, length) }, hashText)).toThrow('numbers');
  });
});

describe('packChunkNumbers and unpackChunkNumbers', () => {
  it('give back every chunk’s numbers, wherever the bytes lie', () => {
    for (const { number, chunk, ...numbers } of listStoredChunks(index)) {
      const bytes = new Uint8Array([7, ...packChunkNumbers(numbers)]).subarray(1);
      for (const held of [bytes, Buffer.from([1, ...bytes]).subarray(1)])
        expect([number, unpackChunkNumbers(held, chunk.sentences.length, catalogue.manifest.embedder)]).toEqual([
          number,
          numbers,
        ]);
    }
  });

  it('refuse bytes of another length', () => {
    const [first] = listStoredChunks(index);
    if (!first) throw new Error('There is no chunk.');
    const bytes = packChunkNumbers(first);
    for (const other of [bytes.slice(1), new Uint8Array(0), new Uint8Array([...bytes, 0])])
      expect(() => unpackChunkNumbers(other, first.chunk.sentences.length, catalogue.manifest.embedder)).toThrow(
        expect.objectContaining({ code: 'index-corrupt' }),
      );
  });
});

function dropArticle(json: string): unknown {
  const value = JSON.parse(json) as { readonly corpus: { readonly articles: unknown[] } };
  value.corpus.articles.pop();
  return value;
}
