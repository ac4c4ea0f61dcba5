import { expect, test } from 'vitest';
import { problemSchema } from '../../src/http/contract/problem.js';
import { createStubApp } from './stub-app.js';

const widget = { script: 'export {};', integrity: 'sha384-abc' };
const { app } = createStubApp(null, { widget });

test('the script is for pages of any origin, and for nothing but scripts', async () => {
  const response = await app.request('/widget.js', { headers: { Origin: 'https://council.example' } });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(widget.script);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=300',
    etag: '"sha384-abc"',
  });
});

test.each(['"sha384-abc"', 'W/"sha384-abc"', '"old", "sha384-abc"'])('%s is still right', async (tag) => {
  const response = await app.request('/widget.js', { headers: { 'If-None-Match': tag } });
  expect(response.status).toBe(304);
  expect(await response.text()).toBe('');
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
});

test('another tag gets the script', async () => {
  const response = await app.request('/widget.js', { headers: { 'If-None-Match': '"old"' } });
  expect(response.status).toBe(200);
});

test('where it was not built it is not there, and the problem says what to do', async () => {
  const response = await createStubApp().app.request('/widget.js');
  expect(response.status).toBe(404);
  const { code, detail } = problemSchema.parse(await response.json());
  expect({ code, helps: detail.includes('build:widget') }).toEqual({ code: 'not-found', helps: true });
});
