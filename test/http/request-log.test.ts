import { expect, test } from 'vitest';
import { createStubApp } from './stub-app.js';

const planted = 'Zanzibar-planted-words';

test('a line says how the request ended', async () => {
  const { post, lines } = createStubApp();
  const response = await post({ question: 'what is locality work?' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    requestId: response.headers.get('X-Request-Id'),
    method: 'POST',
    route: '/v1/ask',
    status: 200,
    answerStatus: 'answered',
    citedArticles: ['north-sam', 'bare'],
    problem: null,
  });
});

test('no line holds what a person wrote, wherever they wrote it and however it ended', async () => {
  const { app, post, postPage, lines } = createStubApp();
  await post({ question: planted, turns: [{ question: planted, articleIds: [planted] }] });
  await post({ question: `fail ${planted}` });
  await post({ question: 'x', council: planted });
  await post(`{"question":"${planted}"`);
  await post({ question: 'x', limit: planted }, { 'Content-Type': 'application/json', 'X-Request-Id': planted });
  await postPage({ question: planted, turns: JSON.stringify([{ question: planted }]) });
  await postPage({ question: `fail ${planted}` });
  await postPage({ question: 'x', council: planted });
  await app.request(`/?question=${planted}`);
  await app.request(`/${planted}`);
  await app.request(`/v1/ask?q=${planted}`, { method: 'PUT' });
  expect(lines).toHaveLength(11);
  expect(JSON.stringify(lines)).not.toContain(planted);
});

test('a fault of ours leaves its name and frames, so that it can be found', async () => {
  const { post, lines } = createStubApp();
  await post({ question: `fail ${planted}` });
  expect(lines[0]).toMatchObject({ status: 500, problem: 'internal-error' });
  expect(lines[0]?.failedAt[0]).toBe('TypeError');
  expect(lines[0]?.failedAt[1]).toMatch(/^at /u);
});
