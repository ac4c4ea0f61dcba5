import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { compressJson } from '../../src/http/compress-json.js';
import { createStubApp } from './stub-app.js';

const taken = { 'Accept-Encoding': 'gzip' };

test('JSON and pages are compressed for those who take it, and for them alone', async () => {
  const { app, post } = createStubApp();
  const plain = await post({ question: 'x' });
  const packed = await post({ question: 'x' }, { 'Content-Type': 'application/json', ...taken });
  expect([plain.headers.get('Content-Encoding'), packed.headers.get('Content-Encoding')]).toEqual([null, 'gzip']);
  expect(packed.headers.get('Vary')).toContain('Accept-Encoding');
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text());
  expect((await app.request('/', { headers: taken })).headers.get('Content-Encoding')).toBe('gzip');
  expect((await app.request('/nowhere', { headers: taken })).headers.get('Content-Encoding')).toBe('gzip');
});

test('a stream of events is not', async () => {
  const app = new Hono().use(compressJson());
  app.get('/', (c) => c.body('data: 1\n\n', 200, { 'Content-Type': 'text/event-stream; charset=utf-8' }));
  expect((await app.request('/', { headers: taken })).headers.get('Content-Encoding')).toBeNull();
});

test('styles that did not change are not sent again, compressed or not', async () => {
  const { app } = createStubApp();
  for (const headers of [{}, taken]) {
    const first = await app.request('/style.css', { headers });
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).not.toBe('');
    const again = await app.request('/style.css', { headers: { ...headers, 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await app.request('/style.css', { headers: { ...headers, 'If-None-Match': '"old"' } })).status).toBe(200);
  }
});

test('every response carries the headers that keep a page in its place', async () => {
  const { app } = createStubApp();
  for (const path of ['/', '/v1/ask', '/nowhere', '/style.css']) {
    const headers = Object.fromEntries((await app.request(path)).headers);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()') as string,
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});
