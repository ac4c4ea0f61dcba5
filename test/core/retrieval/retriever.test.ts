import { beforeAll, describe, expect, it } from 'vitest';
import { retrieval } from '../../../src/core/options.js';
import { openLibrary, type Library } from '../../../src/core/retrieval/library.js';
import { readQuestion } from '../../../src/core/retrieval/read-question.js';
import { round } from '../../../src/core/retrieval/retriever.js';
import { splitWords } from '../../../src/core/retrieval/words.js';
import { holdIndex } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const filler = Array.from({ length: 12 }, (_, n) => `Story ${n} is about weather ${n} and roads ${n}.`);
const corpus = makeCorpus({
  a: ['# Is the training paid?', 'Northmere gives a bursary.', 'Rain fell.', 'Tea comes first.', 'Tea comes first.'],
  b: filler,
});
let library: Library;

beforeAll(async () => {
  library = openLibrary(await holdIndex(corpus, embedder), retrieval);
});

async function retrieve(text: string, filter?: (chunk: number) => boolean, options = retrieval) {
  const { retriever } = options === retrieval ? library : openLibrary(library.index, options);
  return retriever.retrieve(readQuestion(text, library, options), await embedder.embedQuestion(text), filter);
}
const textOf = ({ article, chunk }: Awaited<ReturnType<typeof retrieve>>[number]) =>
  article.text.slice(chunk.start, chunk.end);

describe('Retriever', () => {
  it('puts first the passage that holds the words', async () => {
    const [first] = await retrieve('who gives a bursary');
    expect(first && textOf(first)).toBe('Northmere gives a bursary.');
  });

  it('finds a passage by the heading above it', async () => {
    const texts = (await retrieve('training paid')).slice(0, 4).map(textOf);
    expect(texts).toContain('Northmere gives a bursary.');
  });

  it('ranks from 1 without a gap, best first, each passage once, ties by place in the index', async () => {
    const passages = await retrieve('tea comes first');
    expect(passages.map(({ rank }) => rank)).toEqual(passages.map((_, at) => at + 1));
    expect(new Set(passages.map(({ number }) => number)).size).toBe(passages.length);
    const twins = passages.filter((passage) => textOf(passage) === 'Tea comes first.');
    expect(twins[0]?.scores).toEqual(twins[1]?.scores);
    expect(twins[0]?.number).toBeLessThan(twins[1]?.number ?? 0);
    const totals = passages.map(({ scores }) => scores.total);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  it('rounds what it orders by', async () => {
    for (const { scores } of await retrieve('weather and roads')) expect(round(scores.total)).toBe(scores.total);
    expect(round(0.12345)).toBe(0.123);
  });

  it('keeps to the filter, however few chunks pass it', async () => {
    const only = (await retrieve('weather', (number) => number === 1)).map(textOf);
    expect(only).toEqual(['Rain fell.']);
    expect(await retrieve('weather', () => false)).toEqual([]);
    const narrow = { ...retrieval, firstStage: 2 };
    expect((await retrieve('weather', (number) => number === 1, narrow)).map(textOf)).toEqual(['Rain fell.']);
  });

  it('gives at most as many as asked for', async () => {
    expect(await retrieve('weather and roads', undefined, { ...retrieval, candidates: 3 })).toHaveLength(3);
  });

  it('switches a signal off by its weight', async () => {
    const none = { lexical: 0, dense: 0, maxSim: 0, phrase: 0, names: 0 };
    for (const signal of ['lexical', 'dense', 'maxSim', 'phrase', 'names'] as const) {
      const options = { ...retrieval, weights: { ...none, [signal]: 3 } };
      for (const { scores } of await retrieve('weather and roads', undefined, options))
        expect(scores.total).toBeCloseTo(3 * scores[signal], 2);
    }
  });

  it('does the same again', async () => {
    expect(await retrieve('weather and tea')).toEqual(await retrieve('weather and tea'));
  });
});

describe('openLibrary', () => {
  it('knows the stems of a chunk and of what stands with it, and of nothing else', () => {
    const stems = library.stemsOf(0);
    expect([...stems]).toEqual(expect.arrayContaining(splitWords('training paid bursary').map(({ stem }) => stem)));
    expect(stems.has('rain')).toBe(false);
    expect(library.stemsOf(0)).toBe(stems);
    expect(library.stemsOf(999).size).toBe(0);
  });

  it('gives the rest of a paragraph that was too long', async () => {
    const small = createStubEmbedder({ maxTokens: 6 });
    const index = await holdIndex(makeCorpus({ a: ['One two three four. Five six seven eight.'] }), small);
    const stems = openLibrary(index, retrieval).stemsOf(0);
    expect(index.chunks[0]?.sentences).toHaveLength(1);
    for (const { stem } of splitWords('Five six seven eight.')) expect(stems.has(stem)).toBe(true);
  });

  it('compares a question with the very sentence', async () => {
    const index = await holdIndex(makeCorpus({ a: ['Tea helps us. Rain fell here.', 'The sun shone.'] }), embedder);
    const compare = async (text: string, chunk: number, at: number) =>
      openLibrary(index, retrieval).compareSentence((await embedder.embedQuestion(text)).sentence, chunk, at);
    expect(await compare('tea helps us', 0, 0)).toBeCloseTo(1, 2);
    expect(await compare('rain fell here', 0, 1)).toBeCloseTo(1, 2);
    expect(await compare('the sun shone', 1, 0)).toBeCloseTo(1, 2);
    expect(await compare('the sun shone', 0, 0)).toBeLessThan(0.9);
  });
});
