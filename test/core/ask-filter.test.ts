import { beforeAll, describe, expect, it } from 'vitest';
import { createAsk, type Ask } from '../../src/core/ask.js';
import { InvalidFilterError } from '../../src/core/errors.js';
import { lenient } from '../fixtures/lenient-options.js';
import { hashText, holdIndex, parseBody } from '../fixtures/hold-index.js';
import { makeCorpus } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });

// Two voices and the writer in one paragraph, so that one passage holds them all.
const mixed = {
  ...parseBody(
    '[“The team visits families every week of the year.”](speaker:ann) The team also visits schools every week of the year. ' +
      '[“The team visits families by bus every week.”](speaker:bob)',
  ),
  published: '2016',
};
const later = { ...parseBody('[“The team visits families at weekends.”](speaker:bob)'), id: 'b', published: '2018-03' };
const question = 'When does the team visit families?';

let ask: Ask;

beforeAll(async () => {
  const index = await holdIndex({ ...makeCorpus({}), articles: [mixed, later] }, embedder);
  const suggestions = [
    { question: 'When are the families visited?', articleIds: ['a'], chunk: 0, councilIds: [] },
    { question: 'Where is the team at weekends?', articleIds: ['b'], chunk: index.chunks.length - 1, councilIds: [] },
  ];
  ask = createAsk({ index: { ...index, suggestions }, embedder, hashText, options: lenient });
});

describe('a filter', () => {
  it.each(['Ann Lee', 'Bob Day'])('by %s quotes that voice alone, in a passage of several as well', async (speaker) => {
    const { citations } = await ask({ question, limit: 5, filter: { speaker } });
    expect(citations.length).toBeGreaterThan(0);
    expect(new Set(citations.map(({ quote }) => quote.speaker?.name))).toEqual(new Set([speaker]));
  });

  it('by article or date quotes those articles alone', async () => {
    for (const filter of [{ articleIds: ['b'] }, { since: '2017' }]) {
      const { citations } = await ask({ question, limit: 5, filter });
      expect(citations.map(({ quote }) => quote.article.id)).toEqual(['b']);
    }
  });

  it('suggests nothing that it would leave out', async () => {
    expect((await ask({ question })).suggestions).toHaveLength(2);
    expect((await ask({ question, filter: { speaker: 'Ann' } })).suggestions).toEqual([
      'When are the families visited?',
    ]);
    expect((await ask({ question: 'hello', filter: { since: '2017' } })).suggestions).toEqual([
      'Where is the team at weekends?',
    ]);
  });

  it('gives the answer another id, and an empty one does not', async () => {
    const { id } = await ask({ question });
    expect((await ask({ question, filter: {} })).id).toBe(id);
    const ids = [{ speaker: 'Ann' }, { speaker: 'Bob' }, { articleIds: ['b'] }].map(
      async (filter) => (await ask({ question, filter })).id,
    );
    expect(new Set([id, ...(await Promise.all(ids))]).size).toBe(4);
  });

  it('that cannot be met is a fault, whatever is asked', async () => {
    await expect(ask({ question: 'hello', filter: { since: '2030' } })).rejects.toThrow(InvalidFilterError);
  });
});
