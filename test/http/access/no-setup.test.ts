import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/http/contract/problem.js';
import { drawKey } from '../../../src/http/access/access-key.js';
import { createGuardedApp, createStubKeys, form, formType, local, type Sent } from './stub-access.js';

const { send, lines } = createGuardedApp({ sites: null });

const code = async (response: Response): Promise<string> => problemSchema.parse(await response.json()).code;

describe('with nothing set up', () => {
  test.each<[string, Sent]>([
    ['a program', {}],
    ['under 127.0.0.1', { host: '127.0.0.1:8787' }],
    ['under ::1, from ::1', { host: '[::1]:8787', peer: '::1' }],
    ['from IPv4 written as IPv6', { peer: '::ffff:127.0.0.1' }],
    ['our own page', { headers: { Origin: 'http://localhost:8787', 'Sec-Fetch-Site': 'same-origin' } }],
    ['our own page, in a browser without Sec-Fetch-Site', { headers: { Origin: 'http://localhost:8787' } }],
    ['our own form', { ...form, headers: { ...formType, Origin: 'http://localhost:8787' } }],
    ['a page', { method: 'GET', path: '/', headers: { 'Sec-Fetch-Site': 'none' } }],
    ['a link from elsewhere', { method: 'GET', path: '/', headers: { 'Sec-Fetch-Site': 'cross-site' } }],
  ])('the machine itself may ask: %s', async (_name, sent) => {
    expect((await send({ ...local, ...sent })).status).toBe(200);
    expect(lines.at(-1)?.caller).toBe('local');
  });

  test.each<[string, Sent]>([
    ['another machine', { host: 'localhost:8787' }],
    ['another machine, under a public name', {}],
    ['a website whose name was bent to this machine', { ...local, host: 'evil.example:8787' }],
    ['a name that only looks like it', { ...local, host: 'localhost.evil.example' }],
    ['an address that only looks like it', { ...local, host: '127.0.0.1.evil.example' }],
    ['a proxy on this machine', { ...local, headers: { 'X-Forwarded-For': '203.0.113.7' } }],
    ['a proxy that says nothing of the client', { ...local, headers: { Via: '1.1 proxy' } }],
    [
      'our page behind a proxy on this machine that hides its name',
      { ...local, headers: { Origin: 'https://voices.example', 'Sec-Fetch-Site': 'same-origin' } },
    ],
    ['a claim of being here', { host: 'localhost', headers: { 'X-Forwarded-For': '127.0.0.1' } }],
    ['no known address', { ...local, peer: '' }],
    ['the page, from another machine', { method: 'GET', path: '/' }],
  ])('nobody else may: %s', async (_name, sent) => {
    const response = await send(sent);
    expect(response.status).toBe(403);
    expect(lines.at(-1)).toMatchObject({ problem: 'local-only', caller: null });
  });

  test.each<[string, Sent]>([
    ['a script', { headers: { Origin: 'https://evil.example' } }],
    ['a script on another port', { headers: { Origin: 'http://localhost:3000' } }],
    ['a sandboxed page', { headers: { Origin: 'null' } }],
    ['a script, as the browser tells it', { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['another port, as the browser tells it', { headers: { 'Sec-Fetch-Site': 'same-site' } }],
    [
      'an image or a link to the API',
      { method: 'GET', path: '/v1/councils', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    ],
    ['MCP', { path: '/mcp', headers: { Origin: 'https://evil.example' } }],
    ['a preflight', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }],
  ])('no other origin may, on this machine too: %s', async (_name, sent) => {
    const response = await send({ ...local, ...sent });
    expect(response.status).toBe(403);
    expect(await code(response)).toBe('origin-not-allowed');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('a form of another website is refused as a page', async () => {
    const response = await send({ ...local, ...form, headers: { ...formType, Origin: 'https://evil.example' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This form was sent from another website.');
  });

  test('a server with a key may ask from anywhere', async () => {
    const { token, stored } = await drawKey({ name: 'x', site: null, created: '2026-11-22T00:00:00.000Z' });
    const { send } = createGuardedApp({ sites: null, keys: createStubKeys(stored) });
    expect((await send({ headers: { Authorization: `Bearer ${token}` } })).status).toBe(200);
    expect((await send({})).status).toBe(403);
  });

  test('a key is not looked at where there are none, as front ends always send one', async () => {
    expect((await send({ ...local, headers: { Authorization: 'Bearer unused' } })).status).toBe(200);
  });

  test('health is told to everybody', async () => {
    expect((await send({ method: 'GET', path: '/healthz' })).status).toBe(200);
    expect((await send({ method: 'GET', path: '/readyz' })).status).toBe(200);
  });
});
