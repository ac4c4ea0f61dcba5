/** What can be read of the stories without asking. */
import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import {
  articleDetailSchema,
  articlesBodySchema,
  councilsBodySchema,
  suggestionsBodySchema,
} from '../../src/http/contract/stories.js';
import { createGuardedApp, north } from './access/stub-access.js';
import { createStubApp } from './stub-app.js';
import { article, createStubAsk, createStubStories } from './stub-stories.js';

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  createStubApp().app.request(path, { headers });

const cached = [
  '/v1/articles',
  '/v1/articles/north-sam',
  '/v1/councils',
  '/v1/suggestions',
  '/v1/suggestions?council=north',
  '/openapi.json',
  '/docs',
];

describe('articles', () => {
  test('are listed with what is known of them', async () => {
    const { articles, indexVersion } = articlesBodySchema.parse(await (await get('/v1/articles')).json());
    expect(indexVersion).toBe('v-test');
    expect(articles).toHaveLength(2);
    expect(articles[0]).toEqual({
      id: 'north-sam',
      title: 'A day <with> Sam',
      council: { id: 'north', name: 'North Council' },
      publisher: 'Northern Paper',
      published: '2018-03-02',
      url: 'https://example.org/sam',
      sponsor: null,
      rights: 'made for tests',
      people: [{ name: 'Sam', role: 'Social worker', employer: 'North Council' }],
      counts: { characters: article.text.length, passages: 1, quotableSentences: 1 },
    });
    expect(articles[1]).toMatchObject({ id: 'bare', title: null, council: null, publisher: null, people: [] });
  });

  test('one says what may be quoted, and of whom', async () => {
    const body = articleDetailSchema.parse(await (await get('/v1/articles/north-sam')).json());
    expect(body.quotable.longestQuote).toBe(600);
    expect(body.quotable.voices).toEqual([
      { speaker: { name: 'Sam', role: 'Social worker', employer: 'North Council' }, sentences: 1 },
    ]);
  });

  test('the longest quote is never longer than the rights allow', async () => {
    const stories = createStubStories(createStubAsk().ask);
    const corpus = {
      ...stories.corpus,
      articles: stories.corpus.articles.map((one) => ({ ...one, maxQuoteChars: 80 })),
    };
    const { app } = createStubApp(null, { stories: () => ({ ...stories, corpus }) });
    const body = articleDetailSchema.parse(await (await app.request('/v1/articles/bare')).json());
    expect(body.quotable.longestQuote).toBe(80);
  });

  test('never tell their text', async () => {
    for (const path of ['/v1/articles', '/v1/articles/north-sam', '/v1/articles/bare'])
      expect(await (await get(path)).text()).not.toContain('You get to see');
  });

  test.each(['elsewhere', 'north-sam%00', '%2e%2e%2f', 'x'.repeat(2000)])('there is none of id %s', async (id) => {
    const response = await get(`/v1/articles/${id}`);
    expect(response.status).toBe(404);
    const problem = problemSchema.parse(await response.json());
    expect(problem.code).toBe('unknown-article');
    expect(problem.detail).not.toContain(id);
  });
});

test('councils are listed with how many stories each has', async () => {
  const { councils } = councilsBodySchema.parse(await (await get('/v1/councils')).json());
  expect(councils.map(({ id, articles }) => [id, articles])).toEqual([
    ['north', 1],
    ['south', 0],
  ]);
});

describe('suggestions', () => {
  const list = async (query: string): Promise<string[]> => {
    const body = suggestionsBodySchema.parse(await (await get(`/v1/suggestions${query}`)).json());
    return body.suggestions.map(({ question }) => question);
  };

  test('are the proven ones, all or those that a council’s stories answer', async () => {
    expect(await list('')).toEqual(['What is a locality team?', 'What is a caseload?']);
    expect(await list('?council=north')).toEqual(['What is a locality team?']);
    expect(await list('?council=south')).toEqual([]);
  });

  test('a council that is not known is a problem, as in a question', async () => {
    const response = await get('/v1/suggestions?council=mars');
    expect(response.status).toBe(422);
    expect(problemSchema.parse(await response.json())).toMatchObject({
      code: 'unknown-council',
      errors: [{ pointer: '#/council' }],
    });
  });
});

describe('what changes with the index alone', () => {
  test.each(cached)('%s is told once: then 304, without a body', async (path) => {
    const first = await get(path);
    const tag = first.headers.get('ETag') ?? '';
    expect(first.status).toBe(200);
    expect(tag).toMatch(/^"[^"]+"$/u);
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=60');
    for (const sent of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get(path, { 'If-None-Match': sent });
      expect(again.status).toBe(304);
      expect(again.headers.get('ETag')).toBe(tag);
      expect(again.headers.get('Cache-Control')).toBe('public, max-age=60');
      expect(again.headers.has('X-Request-Id')).toBe(true);
      expect(await again.text()).toBe('');
    }
    expect((await get(path, { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test.each(cached.filter((path) => path.startsWith('/v1')))('%s is told anew after another index', async (path) => {
    const tag = (await get(path)).headers.get('ETag') ?? '';
    const stories = { ...createStubStories(createStubAsk().ask), indexVersion: 'v-other' };
    const { app } = createStubApp(null, { stories: () => stories });
    const response = await app.request(path, { headers: { 'If-None-Match': tag } });
    expect(response.status).toBe(200);
    expect(response.headers.get('ETag')).not.toBe(tag);
  });

  test('304 says to a browser on a site’s page what it may read, and to each what is left of its allowance', async () => {
    const { send } = createGuardedApp();
    const [siteOrigin = ''] = north.origins;
    const headers = { Origin: siteOrigin, 'Voices-Site': north.id };
    const first = await send({ method: 'GET', path: '/v1/articles', headers });
    expect(first.status).toBe(200);
    const tag = first.headers.get('ETag') ?? '';
    const again = await send({ method: 'GET', path: '/v1/articles', headers: { ...headers, 'If-None-Match': tag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe(siteOrigin);
    expect(again.headers.get('Vary')).toContain('Origin');
    expect(again.headers.has('RateLimit')).toBe(true);
  });

  test('a problem is never kept by a cache', async () => {
    const response = await get('/v1/articles/elsewhere');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.has('ETag')).toBe(false);
  });
});
