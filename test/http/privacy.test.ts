/** Every route there is, with a text planted in every place: neither the log nor the console may hold it. */
import { afterEach, expect, test, vi } from 'vitest';
import { createStubApp } from './stub-app.js';

const planted = 'Zanzibar-planted-words 07700900123';
const [word = ''] = planted.split(' ');

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;

afterEach(() => {
  vi.restoreAllMocks();
});

function watchConsole(): unknown[] {
  const told: unknown[] = [];
  for (const level of levels)
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => void told.push(parts));
  return told;
}

const turns = [{ question: planted, articleIds: [word] }];
const bodies: readonly unknown[] = [
  {
    question: planted,
    query: planted,
    turns,
    model: 'practice-voices',
    messages: [{ role: 'user', content: planted }],
  },
  { question: `fail ${planted}`, model: 'practice-voices', messages: [{ role: 'user', content: `fail ${planted}` }] },
  { question: 'x', query: 'x', council: planted, limit: planted, model: word, messages: planted, [word]: planted },
  { articleId: word, start: word, end: 1, sha256: planted, quote: planted },
  {
    jsonrpc: '2.0',
    id: word,
    method: 'tools/call',
    params: { name: 'ask', arguments: { question: `fail ${planted}` } },
  },
  { jsonrpc: '2.0', id: 1, method: word, params: { [word]: planted } },
  `{"question":"${planted}`,
];

test('no route leaves a text in the log, on the console or in a header, however it was sent', async () => {
  const told = watchConsole();
  const { app, lines } = createStubApp();
  const routes = app.routes.filter(({ path, method }) => method !== 'ALL' && !path.includes('*'));
  expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/v1/ask', '/v1/search', '/readyz']));
  const headers: string[] = [];
  let sent = 0;
  for (const { path, method } of routes) {
    const address = `${path.replace(/:\w+(?:\{[^}]*\})?/gu, word)}?q=${word}&council=${word}&limit=${word}`;
    for (const type of ['application/json', 'application/x-www-form-urlencoded', `text/${word}`])
      for (const body of method === 'GET' ? [null] : bodies) {
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        const response = await app.request(address, {
          method,
          headers: {
            'Content-Type': type,
            Accept: type === 'application/json' ? 'application/json, text/event-stream' : word,
            'User-Agent': planted,
            'X-Request-Id': word,
            'If-None-Match': `"${word}"`,
          },
          ...(body !== null && {
            body: type.includes('form') ? new URLSearchParams({ question: planted, turns: text }) : text,
          }),
        });
        await response.text();
        headers.push(JSON.stringify([...response.headers]));
        sent += 1;
      }
  }
  expect(lines).toHaveLength(sent);
  expect(lines.some(({ status }) => status === 500)).toBe(true);
  for (const piece of [word, '900123'])
    expect([JSON.stringify(lines), JSON.stringify(told), headers.join()].map((text) => text.includes(piece))).toEqual([
      false,
      false,
      false,
    ]);
});

test('problems repeat nothing of the request', async () => {
  const { app, post } = createStubApp();
  const responses = [
    ...(await Promise.all(bodies.slice(1).map((body) => post(body)))),
    await post({ question: planted }, { 'Content-Type': `text/${word}` }),
    await app.request(`/${word}?q=${word}`),
    await app.request(`/v1/articles/${word}`),
    await app.request('/v1/ask', { method: 'DELETE' }),
  ];
  for (const response of responses) {
    expect(response.status).toBeGreaterThanOrEqual(400);
    const text = await response.text();
    expect([word, '900123'].filter((piece) => text.includes(piece))).toEqual([]);
  }
});
