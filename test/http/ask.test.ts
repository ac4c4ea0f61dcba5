import { describe, expect, test } from 'vitest';
import { answerBodySchema } from '../../src/http/contract/ask.js';
import { createStubApp } from './stub-app.js';

describe('POST /v1/ask', () => {
  test('gives the answer in the shape of the contract', async () => {
    const { post } = createStubApp();
    const response = await post({ question: 'what is locality work?' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const body = answerBodySchema.strict().parse(await response.json());
    expect(body.status).toBe('answered');
    expect(body.citations[0]).toMatchObject({
      number: 1,
      speaker: { name: 'Sam', role: 'Social worker', employer: 'North Council' },
      council: { id: 'north', name: 'North Council' },
      articleTitle: 'A day <with> Sam',
      published: '2018-03-02',
    });
    expect(body.citations[0]?.url).toMatch(/^https:\/\/example\.org\/sam#:~:text=You%20get%20/u);
  });

  test('says null for what is not known of an article', async () => {
    const { post } = createStubApp();
    const body = answerBodySchema.parse(await (await post({ question: 'what is locality work?' })).json());
    const unknown = { speaker: null, articleTitle: null, publisher: null, published: null, url: null, council: null };
    expect(body.citations[1]).toMatchObject(unknown);
  });

  test('hands on turns, council and limit as they were sent', async () => {
    const { post, asked } = createStubApp();
    const turns = [{ question: 'What is Step Up?', articleIds: ['north-sam'] }, { question: 'And then?' }];
    await post({ question: 'how long?', turns, council: 'north', limit: 2 });
    expect(asked[0]).toMatchObject({ question: 'how long?', turns, council: 'north', limit: 2 });
  });

  test.each([
    ['unknown x', 'unanswerable'],
    ['vague x', 'needs-clarification'],
    ['command x', 'declined'],
    ['hello', 'small-talk'],
    ['hurt', 'signposted'],
  ])('a question that ends as %s is no fault', async (question, status) => {
    const { post } = createStubApp();
    const response = await post({ question });
    expect(response.status).toBe(200);
    expect(answerBodySchema.parse(await response.json())).toMatchObject({ status, citations: [] });
  });

  test('ignores fields that it does not know', async () => {
    const { post } = createStubApp();
    expect((await post({ question: 'x', colour: 'red' })).status).toBe(200);
  });
});

describe('health', () => {
  test('is alive and ready', async () => {
    const { app } = createStubApp();
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await app.request('/readyz')).json()).toEqual({ status: 'ready', indexVersion: 'v-test' });
  });
});
