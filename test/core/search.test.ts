import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { InvalidQuestionError, UnknownCouncilError } from '../../src/core/errors.js';
import { limits, retrieval } from '../../src/core/options.js';
import { openLibrary } from '../../src/core/retrieval/library.js';
import { WordFilter } from '../../src/core/retrieval/word-filter.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import { createSearch, type Search } from '../../src/core/search.js';
import { holdIndex } from '../fixtures/hold-index.js';
import { makeArticle, makeCorpus } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });
const long = Array.from({ length: 120 }, (_, at) => `supervision word${at}`).join(' ') + '.';
const kent = { id: 'kent', name: 'Kent', aliases: [], careersUrl: null };
const signpost = { name: 'Help', phone: '0800', url: null, text: 'Call.', needs: ['own-harm'] as const };
const subjects = ['caseloads', 'visits', 'court', 'training', 'pay', 'hours', 'teams', 'children', 'families', 'parks'];
const many = makeArticle(
  'many',
  Array.from(
    { length: 60 },
    (_, at) => `${subjects[at % 10] ?? ''} ${subjects[at % 7] ?? ''} number${at} is told of here.`,
  ),
);

let index: StoriesIndex;
let search: Search;

beforeAll(async () => {
  const spoken = makeArticle('spoken', ['# Why do you stay?', '“My manager listens to me every week.”']);
  const whole = { start: spoken.text.indexOf('“'), end: spoken.text.length };
  const articles = [
    { ...makeArticle('long', [long]), councilId: 'kent' },
    { ...makeArticle('short', [long]), maxQuoteChars: 50 },
    {
      ...spoken,
      people: [{ id: 'jo', name: 'Jo', role: 'Social worker', employer: null }],
      speech: [{ personId: 'jo', ...whole }],
    },
    many,
  ];
  index = await holdIndex({ ...makeCorpus({}), articles, councils: [kent], signposts: [signpost] }, embedder);
  search = createSearch({ index, embedder });
});

describe('search', () => {
  test('gives words of the stories, cut between words, no longer than may be quoted', async () => {
    const { passages } = await search({ query: 'supervision', limit: 2 });
    expect(passages.map(({ quote }) => quote.article.id).sort()).toEqual(['long', 'short']);
    for (const { quote, cut } of passages) {
      const { text, article, start, end } = quote;
      expect(text).toBe(article.text.slice(start, end));
      expect(text.length).toBeLessThanOrEqual(article.maxQuoteChars ?? limits.maxQuoteChars);
      expect(text.length).toBeGreaterThan((article.maxQuoteChars ?? limits.maxQuoteChars) - 20);
      expect(article.text.charAt(end)).toBe(' ');
      expect(cut).toBe(true);
    }
  });

  test('says who speaks where the whole passage is one person’s, and the heading it stands under', async () => {
    const [first] = (await search({ query: 'does the manager listen?' })).passages;
    expect(first).toMatchObject({
      rank: 1,
      cut: false,
      heading: 'Why do you stay?',
      quote: { speaker: { name: 'Jo' } },
    });
  });

  test('searches one council’s stories alone', async () => {
    const { passages } = await search({ query: 'supervision', council: 'kent', limit: 50 });
    expect(passages.length).toBeGreaterThan(0);
    expect(new Set(passages.map(({ quote }) => quote.article.id))).toEqual(new Set(['long']));
    expect(passages[0]?.council?.name).toBe('Kent');
  });

  test('a shorter list is the beginning of a longer one, ranked from 1, best first', async () => {
    const query = fc.array(fc.constantFrom(...subjects, 'number7', 'manager', 'supervision'), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: limits.maxPassages }), async (words, limit) => {
        const all = (await search({ query: words.join(' '), limit: limits.maxPassages })).passages;
        const some = (await search({ query: words.join(' '), limit })).passages;
        expect(some).toEqual(all.slice(0, limit));
        expect(all.map(({ rank }) => rank)).toEqual(all.map((_, at) => at + 1));
        expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
      }),
      { numRuns: 20 },
    );
  });

  test('gives ten where nothing is said, and as many as fifty', async () => {
    expect((await search({ query: 'caseloads visits' })).passages).toHaveLength(limits.defaultPassages);
    const most = await search({ query: 'caseloads visits', limit: limits.maxPassages });
    expect(most.passages).toHaveLength(limits.maxPassages);
  });

  test('finds the same through a library that is open already', async () => {
    const shared = createSearch({ index, embedder, library: openLibrary(index, retrieval) });
    expect(await shared({ query: 'caseloads' })).toEqual(await search({ query: 'caseloads' }));
  });

  test('mends spelling and says what it searched', async () => {
    const mending = createSearch({ index: { ...index, language: WordFilter.of([]) }, embedder });
    const mended = await mending({ query: 'supervison' });
    expect(mended.query).toBe('supervision');
    expect(mended.passages).toEqual((await search({ query: 'supervision' })).passages);
  });

  test('gives a person in need help lines and no passage', async () => {
    const found = await search({ query: 'I want to kill myself' });
    expect(found.passages).toEqual([]);
    expect(found.signposts).toEqual([signpost]);
  });

  test('hides personal data before anything is searched', async () => {
    const found = await search({ query: 'supervision, mail me at jo@example.org' });
    expect(found.masked).toEqual(['email']);
    expect(found.query).not.toContain('jo@');
    expect(await search({ query: 'jo@example.org' })).toMatchObject({ passages: [], masked: ['email'] });
  });

  test.each([0, 51, 1.5, Number.NaN])('refuses a limit of %d', async (limit) => {
    await expect(search({ query: 'x', limit })).rejects.toThrow(InvalidQuestionError);
  });

  test('refuses an empty query and a council that it does not know', async () => {
    await expect(search({ query: ' \u200b' })).rejects.toThrow(InvalidQuestionError);
    await expect(search({ query: 'x', council: 'mars' })).rejects.toThrow(UnknownCouncilError);
  });

  test('stops when it is told to', async () => {
    const stop = new Error('stopped');
    const cancellation = {
      aborted: true,
      throwIfAborted: () => {
        throw stop;
      },
    };
    await expect(search({ query: 'x', cancellation })).rejects.toBe(stop);
  });
});
