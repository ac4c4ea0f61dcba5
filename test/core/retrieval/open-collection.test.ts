import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/ask.js';
import type { StoriesStore } from '../../../src/core/ports.js';
import { makeCatalogue } from '../../../src/core/retrieval/catalogue.js';
import { openCollection } from '../../../src/core/retrieval/open-collection.js';
import type { StoriesIndex } from '../../../src/core/retrieval/stories-index.js';
import { describeStoriesStore, makeStoredCorpus, present } from '../../conformance/stories-store.js';
import { hashText, holdIndex, readFixture } from '../../fixtures/hold-index.js';
import { holdStore } from '../../fixtures/hold-store.js';
import { lenient } from '../../fixtures/lenient-options.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

describeStoriesStore('index in memory', { open: (index) => Promise.resolve(holdStore(index)), ranksExactly: true });

const embedder = createStubEmbedder();
let index: StoriesIndex;

beforeAll(async () => {
  const corpus = makeStoredCorpus();
  index = await holdIndex({ ...corpus, articles: [...corpus.articles, readFixture('two-sams')] }, embedder);
});

function openAsk(store: StoriesStore) {
  const library = openCollection(store, makeCatalogue(index), lenient.retrieval);
  return createAsk({ library, embedder, hashText, options: lenient });
}

describe('openCollection', () => {
  it('keeps no text of an article in its catalogue', () => {
    const { suggestedChunks, ...catalogue } = makeCatalogue(index);
    expect(suggestedChunks).toEqual([]);
    expect(JSON.stringify(catalogue)).not.toContain('nothing else');
  });

  it('answers in one person’s words as from memory, though a store knows no people', async () => {
    const [speaker] = index.corpus.articles.at(-1)?.people ?? [];
    const request = { question: 'How many cases do you hold?', filter: { speaker: speaker?.name ?? '' } };
    const answer = await openAsk(holdStore(index))(request);
    expect(answer.citations.length).toBeGreaterThan(0);
    const fromMemory = createAsk({ index, embedder, hashText, options: lenient });
    expect(present(answer)).toBe(present(await fromMemory(request)));
  });

  it('asks the store for nothing where a question is not searched for', async () => {
    const refuse = () => Promise.reject(new Error('not to be asked'));
    const store = { ...holdStore(index), findNearest: refuse, findByWords: refuse, fetchChunks: refuse };
    expect((await openAsk(store)({ question: 'hello' })).status).toBe('small-talk');
  });

  it('fails, and answers nothing, where the store has lost what it found', async () => {
    const store = { ...holdStore(index), fetchChunks: () => Promise.resolve({ chunks: [], articles: [] }) };
    await expect(openAsk(store)({ question: 'What about tea?' })).rejects.toMatchObject({ code: 'index-mismatch' });
  });

  it('stops after the store was asked where the question was cancelled', async () => {
    let aborted = false;
    const cancellation = {
      get aborted() {
        return aborted;
      },
      throwIfAborted: () => {
        if (aborted) throw new Error('cancelled');
      },
    };
    const held = holdStore(index);
    const store = {
      ...held,
      fetchChunks: (numbers: readonly number[]) => {
        aborted = true;
        return held.fetchChunks(numbers);
      },
    };
    await expect(openAsk(store)({ question: 'What about tea?', cancellation })).rejects.toThrow('cancelled');
  });
});
