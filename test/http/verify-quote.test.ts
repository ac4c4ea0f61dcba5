import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import { maxKeptQuotes, verifyResultSchema } from '../../src/http/contract/verify-quote.js';
import { createStubApp } from './stub-app.js';
import { article } from './stub-stories.js';

const sha256 = createHash('sha256').update(article.text.slice(11, 30)).digest('hex');
const kept = { articleId: 'north-sam', start: 11, end: 30, sha256 };

const send = async (body: unknown): Promise<Response> =>
  createStubApp().app.request('/v1/quotes/verify', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

const verify = async (body: unknown): Promise<string[]> =>
  verifyResultSchema.parse(await (await send(body)).json()).verdicts.map(({ verdict }) => verdict);

describe('POST /v1/quotes/verify', () => {
  test('takes one quote as a citation has it', async () => {
    const response = await send({ ...kept, quote: article.text.slice(11, 30), number: 1 });
    expect(verifyResultSchema.parse(await response.json())).toEqual({
      verdicts: [{ articleId: 'north-sam', start: 11, end: 30, verdict: 'real', foundAt: { start: 11, end: 30 } }],
      indexVersion: 'v-test',
    });
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  test('takes a list and keeps its order', async () => {
    const quotes = [kept, { ...kept, start: 12 }, { ...kept, articleId: 'elsewhere' }, { ...kept, end: 9999 }];
    expect(await verify({ quotes })).toEqual(['real', 'altered', 'gone', 'gone']);
  });

  test.each([
    ['an empty object', {}, ['#/articleId', '#/start', '#/end', '#/sha256']],
    ['a hash that is none', { ...kept, sha256: 'abc' }, ['#/sha256']],
    ['a negative offset', { ...kept, start: -1 }, ['#/start']],
    ['words longer than any quote', { ...kept, quote: 'x'.repeat(2001) }, ['#/quote']],
    ['an empty list', { quotes: [] }, ['#/quotes']],
    ['too long a list', { quotes: Array.from({ length: maxKeptQuotes + 1 }, () => kept) }, ['#/quotes']],
    ['faults in a list', { quotes: [kept, { ...kept, end: 'x' }, 7] }, ['#/quotes/1/end', '#/quotes/2']],
    ['a number', 7, ['#']],
    ['null', null, ['#']],
    ['a list alone', [kept], ['#']],
  ])('%s is a problem that says where', async (_name, sent, pointers) => {
    const response = await send(sent);
    expect(response.status).toBe(422);
    const problem = problemSchema.parse(await response.json());
    expect(problem.code).toBe('invalid-request');
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('the longest list fits into a body', async () => {
    const quotes = Array.from({ length: maxKeptQuotes }, () => ({ ...kept, quote: 'x'.repeat(600) }));
    expect(await verify({ quotes })).toHaveLength(maxKeptQuotes);
  });
});
