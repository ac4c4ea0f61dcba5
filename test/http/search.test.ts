import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import { searchResultSchema } from '../../src/http/contract/search.js';
import { createStubApp } from './stub-app.js';
import { article } from './stub-stories.js';

const send = async (body: unknown): Promise<Response> =>
  createStubApp().app.request('/v1/search', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('POST /v1/search', () => {
  test('gives passages that can be checked against their article', async () => {
    const response = await send({ query: 'locality' });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const body = searchResultSchema.parse(await response.json());
    expect(body).toMatchObject({ query: 'locality', signposts: [], indexVersion: 'v-test' });
    expect(body.passages.map(({ rank, articleId }) => [rank, articleId])).toEqual([
      [1, 'north-sam'],
      [2, 'bare'],
    ]);
    for (const { text, start, end, sha256 } of body.passages) {
      expect(text).toBe(article.text.slice(start, end));
      expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  test('hands on council and limit', async () => {
    const passagesOf = async (body: unknown) => searchResultSchema.parse(await (await send(body)).json()).passages;
    expect(await passagesOf({ query: 'x', limit: 1 })).toHaveLength(1);
    expect((await passagesOf({ query: 'x', council: 'north' })).map(({ council }) => council?.id)).toEqual(['north']);
  });

  test('shows help lines to a person in need', async () => {
    const body = searchResultSchema.parse(await (await send({ query: 'hurt' })).json());
    expect(body.passages).toEqual([]);
    expect(body.signposts).toMatchObject([{ name: 'Helpline', phone: '0800 1111' }]);
  });

  test.each([
    ['no query', {}, 'invalid-question', ['#/query']],
    ['a number', { query: 7 }, 'invalid-question', ['#/query']],
    ['an empty query', { query: ' ' }, 'invalid-question', ['#/query']],
    ['limit 0', { query: 'x', limit: 0 }, 'invalid-request', ['#/limit']],
    ['limit 51', { query: 'x', limit: 51 }, 'invalid-request', ['#/limit']],
    ['a council not known', { query: 'x', council: 'mars' }, 'unknown-council', ['#/council']],
    ['a list', [], 'invalid-request', ['#']],
  ])('%s is a problem that says where', async (_name, sent, code, pointers) => {
    const response = await send(sent);
    expect(response.status).toBe(422);
    const problem = problemSchema.parse(await response.json());
    expect(problem.code).toBe(code);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('no fault repeats the query', async () => {
    const text = await (await send({ query: 'fail planted-words' })).text();
    expect(text).not.toContain('planted-words');
    expect(text).toContain('internal-error');
  });

  test('is not there by GET: a query in an address would be kept by logs', async () => {
    const response = await createStubApp().app.request('/v1/search?query=x');
    expect(response.status).toBe(405);
  });
});
