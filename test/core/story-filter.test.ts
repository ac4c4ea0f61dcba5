import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/core/corpus/article.js';
import type { Chunk } from '../../src/core/corpus/chunk.js';
import { InvalidFilterError, UnknownArticleError, UnknownSpeakerError } from '../../src/core/errors.js';
import { checkFilter, narrows, selectChunks, type StoryFilter } from '../../src/core/story-filter.js';
import { makeArticle, makeCorpus } from '../fixtures/make-corpus.js';

function speak(id: string, name: string, published: string | null, councilId: string | null = null): Article {
  const article = makeArticle(id, ['“I like it.”', 'She left.']);
  const people = [{ id: 'p', name, role: null, employer: null }];
  return { ...article, published, councilId, people, speech: [{ personId: 'p', start: 0, end: 12 }] };
}

const corpus = {
  ...makeCorpus({}),
  articles: [
    speak('old', 'Jess Clark', '2016-05', 'kent'),
    speak('new', 'Sam O’Neil', '2018-03-02'),
    speak('undated', 'Sam Clark', null),
    makeArticle('silent', ['Nobody speaks.']),
  ],
};
const check = (filter: StoryFilter, council: string | null = null) => checkFilter(filter, council, corpus);

function listPassing(filter: StoryFilter, personId: string | null = 'p'): string[] {
  const chunk: Chunk = {
    id: 'c',
    article: 0,
    start: 0,
    end: 12,
    heading: null,
    leadIn: null,
    sentences: [{ start: 1, end: 11, personId, quotable: true }],
  };
  const checked = check(filter);
  const chunks = corpus.articles.map((_, article) => ({ ...chunk, article }));
  const passes = selectChunks(corpus, chunks, checked) ?? (() => true);
  return corpus.articles.filter((_, at) => passes(at)).map(({ id }) => id);
}

describe('a speaker', () => {
  test.each([
    ['Jess Clark', 'Jess Clark'],
    ['  jess   CLARK ', 'Jess Clark'],
    ['jess', 'Jess Clark'],
    ["sam o'neil", 'Sam O’Neil'],
  ])('%s is %s', (wanted, name) => {
    expect(check({ speaker: wanted }).speaker).toBe(name);
  });

  test('who is not there is told with who is', () => {
    expect(() => check({ speaker: 'my secret' })).toThrow(UnknownSpeakerError);
    expect(() => check({ speaker: 'my secret' })).toThrow('These people do: Jess Clark, Sam Clark, Sam O’Neil.');
    expect(() => check({ speaker: 'my secret' })).not.toThrow(/secret/u);
    expect(() => check({ speaker: '' })).toThrow(UnknownSpeakerError);
    expect(() => check({ speaker: 'es' })).toThrow(UnknownSpeakerError);
  });

  test('of a name that several have is told who they are', () => {
    expect(() => check({ speaker: 'sam' })).toThrow('More than one person has that name: Sam Clark, Sam O’Neil.');
  });

  test('passes where they are quoted, and not where another voice speaks', () => {
    expect(listPassing({ speaker: 'jess' })).toEqual(['old']);
    expect(listPassing({ speaker: 'jess' }, null)).toEqual([]);
    expect(listPassing({ speaker: 'jess' }, 'other')).toEqual([]);
  });
});

describe('a date', () => {
  test.each([
    ['2016', ['old', 'new']],
    ['2016-05', ['old', 'new']],
    // Nobody knows whether the story of May came out before the second.
    ['2016-05-02', ['new']],
    ['2017', ['new']],
    ['2018-03-02', ['new']],
  ])('since %s', (since, ids) => {
    expect(listPassing({ since })).toEqual(ids);
  });

  test.each(['', '18', '2018-13', '2018-02-30', '2018-3', 'last year', '2018-03-02T00:00'])('%j is none', (since) => {
    expect(() => check({ since })).toThrow(InvalidFilterError);
  });
});

describe('articles', () => {
  test('by their ids', () => {
    expect(listPassing({ articleIds: ['new', 'old'] })).toEqual(['old', 'new']);
  });

  test('that are not there are told with those that are', () => {
    expect(() => check({ articleIds: ['old', 'lost'] })).toThrow(UnknownArticleError);
    expect(() => check({ articleIds: ['lost'] })).toThrow(/'lost'\. There are: old, new, undated, silent\./u);
    expect(() => check({ articleIds: ['my secret'] })).not.toThrow(/secret/u);
  });
});

test('filters that no story fits together are refused', () => {
  expect(() => check({ speaker: 'jess', since: '2018' })).toThrow('No story fits all the filters together');
  expect(() => check({ since: '2018' }, 'kent')).toThrow(InvalidFilterError);
  expect(() => check({ articleIds: [] })).toThrow(InvalidFilterError);
  // A council without a story was no fault before, and the answer says so.
  expect(check({}, 'empty')).toMatchObject({ council: 'empty' });
});

test('narrows only where something is asked for', () => {
  expect(narrows(check({}))).toBe(false);
  expect(narrows(check({ speaker: 'jess' }))).toBe(true);
  expect(narrows(check({}, 'kent'))).toBe(true);
});
