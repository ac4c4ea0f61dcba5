import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/core/answer/answer.js';
import type { AppEnv } from '../../src/http/app-env.js';
import { findBreaches } from '../../src/http/contract/find-breaches.js';
import { createStubApp } from './stub-app.js';
import { createStubAsk, createStubStories } from './stub-stories.js';

const app = new OpenAPIHono<AppEnv>();
const schema = z.object({ name: z.string(), inner: z.array(z.object({ size: z.int() })) });
const media = { 'application/json': { schema } };
app.openapi(
  createRoute({ method: 'get', path: '/things/{id}', responses: { 200: { description: 'It', content: media } } }),
  (c) => c.json({ name: 'a', inner: [] }, 200),
);

const check = (body: unknown, sent: { status?: number; route?: string } = {}): readonly string[] =>
  findBreaches(app, {
    method: 'GET',
    route: '/things/:id',
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body,
    ...sent,
  });

test.each<[string, unknown, string[]]>([
  ['a body as described', { name: 'a', inner: [{ size: 1 }] }, []],
  ['a field that is missing', { inner: [] }, ['#/name']],
  ['a field of another type, deep inside', { name: 'a', inner: [{ size: 1 }, { size: 'x' }] }, ['#/inner/1/size']],
  ['a field that is not described', { name: 'a', inner: [{ size: 1, colour: 'red' }] }, ['#/inner/0/colour']],
])('finds fault with %s', (_name, body, breaches) => {
  expect(check(body)).toEqual(breaches);
});

test('finds fault with a status that is not described, and with no route that is not in the contract', () => {
  expect(check({}, { status: 418 })).toEqual(['418 application/json; charset=utf-8 is not described']);
  expect(check({}, { route: '/elsewhere' })).toEqual([]);
});

/** Two answers in one: what the type promises and what is really there. */
function breakAnswer(answer: Answer): Answer {
  return JSON.parse(JSON.stringify({ ...answer, status: 'guessed' })) as Answer;
}

test.each([
  [true, 500],
  [false, 200],
])('an answer that breaks the contract, checked: %s, ends as %i', async (checkResponses, status) => {
  const { ask } = createStubAsk();
  const stories = createStubStories(async (request) => breakAnswer(await ask({ ...request, question: 'hello' })));
  const { post, lines } = createStubApp(null, { stories: () => stories, checkResponses });
  expect((await post({ question: 'planted words' })).status).toBe(status);
  expect(lines[0]?.failedAt[0]).toBe(checkResponses ? 'BrokenContract: POST /v1/ask: #/status' : undefined);
  expect(JSON.stringify(lines)).not.toContain('planted');
});
