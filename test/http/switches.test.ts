import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import { type Channel, channels } from '../../src/http/switches.js';
import { createStubApp } from './stub-app.js';

const json = { 'Content-Type': 'application/json' };
const body = JSON.stringify({ question: 'what is locality work?' });
const reason = 'Off while <b>staff</b> check a story.';

function open(...off: readonly Channel[]) {
  return createStubApp(null, { switches: { findReason: (channel) => (off.includes(channel) ? reason : null) } }).app;
}

const ways: Readonly<Record<Channel, readonly [path: string, init?: RequestInit]>> = {
  api: ['/v1/ask', { method: 'POST', headers: json, body }],
  page: ['/ask'],
  widget: ['/v1/ask', { method: 'POST', headers: { ...json, 'Voices-Site': 'north' }, body }],
  'chat-completions': ['/v1/chat/completions', { method: 'POST', headers: json, body: '{}' }],
  mcp: ['/mcp', { method: 'POST', headers: json, body: '{}' }],
};

describe.each(channels)('%s', (channel) => {
  test('is refused with the reason while it is off, and nothing else is', async () => {
    const app = open(channel);
    for (const way of channels) {
      const [path, init] = ways[way];
      const response = await app.request(path, init);
      expect([way, response.status === 503]).toEqual([way, way === channel]);
      if (way !== channel) continue;
      expect(response.headers.get('Retry-After')).toBe('300');
      expect(response.headers.get('Cache-Control')).toBe('no-store');
    }
  });
});

test('an API caller gets a problem with the reason as its detail', async () => {
  const response = await open('api').request(...ways.api);
  const problem = problemSchema.parse(await response.json());
  expect(problem).toMatchObject({ code: 'switched-off', detail: reason, retryable: true });
});

test.each(['GET', 'POST'])('a person gets a page in our layout without a form (%s)', async (method) => {
  const init = method === 'GET' ? {} : { method, body: new URLSearchParams({ question: 'why?' }) };
  const response = await open('page').request('/ask', init);
  expect(response.status).toBe(503);
  const page = await response.text();
  expect(page).toContain('<h1>This page is switched off</h1>');
  expect(page).toContain('Off while &lt;b&gt;staff&lt;/b&gt; check a story.');
  expect(page).toContain('href="/style.css"');
  expect(page).not.toContain('<form');
});

test.each(['/healthz', '/readyz', '/style.css', '/problems'])('%s stays', async (path) => {
  expect((await open(...channels).request(path)).status).toBe(200);
});

test('switching on again needs no restart, and the switches may answer later', async () => {
  let off = true;
  const findReason = () => Promise.resolve(off ? reason : null);
  const { app } = createStubApp(null, { switches: { findReason } });
  expect((await app.request('/ask')).status).toBe(503);
  off = false;
  expect((await app.request('/ask')).status).toBe(200);
});
