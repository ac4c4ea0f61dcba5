import { describe, expect, test } from 'vitest';
import {
  EmbedderUnavailableError,
  StoreUnavailableError,
  IndexCorruptError,
  IndexMismatchError,
  IndexMissingError,
  type VoicesError,
  WriteFailedError,
} from '../../src/core/errors.js';
import { problemSchema } from '../../src/http/contract/problem.js';
import { describeProblem, problemKinds } from '../../src/http/problem.js';
import { createGuardedApp, createStubKeys } from './access/stub-access.js';
import { createStubApp } from './stub-app.js';

const json = { 'Content-Type': 'application/json' };
const folder = '/home/somebody/index';
const big = 'x'.repeat(10 * 1024 * 1024);

interface Row {
  readonly name: string;
  readonly code: keyof typeof problemKinds;
  readonly pointers?: readonly string[];
  readonly send: () => Promise<Response>;
}

const ask = (body: unknown, headers?: Record<string, string>): Promise<Response> => createStubApp().post(body, headers);
const askWithout = (fault: VoicesError): Promise<Response> => createStubApp(fault).post({ question: 'x' });
const request = async (path: string, method: string): Promise<Response> =>
  createStubApp().app.request(path, { method });
const turns = Array.from({ length: 21 }, () => ({ question: 'x' }));

const rows: readonly Row[] = [
  { name: 'no body', code: 'malformed-json', send: () => ask('') },
  { name: 'half an object', code: 'malformed-json', send: () => ask('{"question":') },
  { name: 'plain text', code: 'unsupported-media-type', send: () => ask('x', { 'Content-Type': 'text/plain' }) },
  {
    name: 'a form',
    code: 'unsupported-media-type',
    send: () => ask('question=x', { 'Content-Type': 'multipart/form-data' }),
  },
  { name: 'JSON null', code: 'invalid-request', pointers: ['#'], send: () => ask('null') },
  { name: 'a list', code: 'invalid-request', pointers: ['#'], send: () => ask([]) },
  { name: 'no question', code: 'invalid-question', pointers: ['#/question'], send: () => ask({}) },
  { name: 'a number', code: 'invalid-question', pointers: ['#/question'], send: () => ask({ question: 7 }) },
  { name: 'an empty question', code: 'invalid-question', pointers: ['#/question'], send: () => ask({ question: '' }) },
  {
    name: 'a long question',
    code: 'invalid-question',
    pointers: ['#/question'],
    send: () => ask({ question: 'x'.repeat(501) }),
  },
  { name: 'limit 0', code: 'invalid-request', pointers: ['#/limit'], send: () => ask({ question: 'x', limit: 0 }) },
  { name: 'limit 6', code: 'invalid-request', pointers: ['#/limit'], send: () => ask({ question: 'x', limit: 6 }) },
  { name: 'limit 1.5', code: 'invalid-request', pointers: ['#/limit'], send: () => ask({ question: 'x', limit: 1.5 }) },
  {
    name: 'turns as text',
    code: 'invalid-request',
    pointers: ['#/turns'],
    send: () => ask({ question: 'x', turns: 'y' }),
  },
  {
    name: 'two faults at once',
    code: 'invalid-request',
    pointers: ['#/turns/0/question', '#/council'],
    send: () => ask({ question: 'x', turns: [{ question: 1 }], council: 2 }),
  },
  { name: '21 turns', code: 'conversation-too-long', pointers: ['#/turns'], send: () => ask({ question: 'x', turns }) },
  {
    name: 'a council not known',
    code: 'unknown-council',
    pointers: ['#/council'],
    send: () => ask({ question: 'x', council: 'east' }),
  },
  { name: '10 MB', code: 'body-too-large', send: () => ask(JSON.stringify({ question: big })) },
  {
    name: '10 MB and says so',
    code: 'body-too-large',
    send: () => ask(big, { ...json, 'Content-Length': String(big.length) }),
  },
  { name: 'nothing there', code: 'not-found', send: () => request('/v1/asks', 'GET') },
  {
    name: 'an article not known',
    code: 'unknown-article',
    send: () => request('/v1/articles/elsewhere', 'GET'),
  },
  { name: 'GET', code: 'method-not-allowed', send: () => request('/v1/ask', 'GET') },
  { name: 'DELETE', code: 'method-not-allowed', send: () => request('/readyz', 'DELETE') },
  { name: 'a fault of ours', code: 'internal-error', send: () => ask({ question: 'fail planted-secret' }) },
  {
    name: 'a question without an end',
    code: 'timed-out',
    send: () => createStubApp(null, { timeoutMs: 1 }).post({ question: 'stall' }),
  },
  {
    name: 'a channel that is off',
    code: 'switched-off',
    send: () => createStubApp(null, { switches: { findReason: () => 'Off for a test.' } }).post({ question: 'x' }),
  },
  {
    name: 'a server that stops',
    code: 'stopping',
    send: async () => createStubApp(null, { isStopping: () => true }).app.request('/readyz'),
  },
  { name: 'a program without a key', code: 'key-required', send: () => createGuardedApp().send({}) },
  {
    name: 'a wrong key',
    code: 'key-not-accepted',
    send: () => createGuardedApp({ keys: createStubKeys() }).send({ headers: { Authorization: 'Bearer x' } }),
  },
  { name: 'another machine', code: 'local-only', send: () => createGuardedApp({ sites: null }).send({}) },
  {
    name: 'another website',
    code: 'origin-not-allowed',
    send: () => createGuardedApp().send({ headers: { Origin: 'https://evil.example' } }),
  },
  {
    name: 'a caller in a hurry',
    code: 'rate-limited',
    send: async () => {
      const limits = { asksPerMinute: 1, siteAsksPerMinute: 1, limitLocal: true };
      const { send } = createGuardedApp({ limits });
      const page = { headers: { Origin: 'http://voices.example' } };
      await send(page);
      return send(page);
    },
  },
  { name: 'no index', code: 'index-missing', send: () => askWithout(new IndexMissingError(`No index in ${folder}`)) },
  { name: 'another index', code: 'index-mismatch', send: () => askWithout(new IndexMismatchError(folder)) },
  { name: 'a damaged index', code: 'index-corrupt', send: () => askWithout(new IndexCorruptError(folder)) },
  { name: 'no model', code: 'embedder-unavailable', send: () => askWithout(new EmbedderUnavailableError(folder)) },
  { name: 'no store', code: 'store-unavailable', send: () => askWithout(new StoreUnavailableError(folder)) },
];

describe('problems', () => {
  test.each(rows)('$name gives $code', async ({ code, pointers, send }) => {
    const response = await send();
    const { status, title } = problemKinds[code];
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const text = await response.text();
    expect(text).not.toContain('planted-secret');
    expect(text).not.toContain(folder);
    const problem = problemSchema.strict().parse(JSON.parse(text));
    expect(problem).toMatchObject({ type: `/problems#${code}`, title, status, code });
    expect(problem.instance).toBe(`urn:uuid:${response.headers.get('X-Request-Id')}`);
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    const waits = status === 503 || status === 429;
    expect(problem.retryable).toBe(waits);
    expect(response.headers.has('Retry-After')).toBe(waits);
  });

  // Sent by chat completions alone, in OpenAI's shape: test/http/chat has them.
  const ofChat = ['unsupported-option', 'unknown-model'];

  test('every kind of problem has a row above', () => {
    expect(new Set([...rows.map(({ code }) => code), ...ofChat])).toEqual(new Set(Object.keys(problemKinds)));
  });

  test('a wrong method is told which methods there are', async () => {
    expect((await request('/v1/ask', 'PUT')).headers.get('Allow')).toBe('POST');
    expect((await request('/ask', 'PUT')).headers.get('Allow')).toBe('GET, HEAD, POST');
  });

  test('a service without stories is alive but not ready, and says what mends it', async () => {
    const { app } = createStubApp(new IndexMissingError(folder));
    expect((await app.request('/healthz')).status).toBe(200);
    const response = await app.request('/readyz');
    expect(response.status).toBe(503);
    expect(problemSchema.parse(await response.json()).detail).toContain('npm run build:index');
  });

  test('a fault of building that comes out of a question is told as a fault of ours', () => {
    expect(describeProblem(new WriteFailedError(folder), 'id').code).toBe('internal-error');
  });

  test('the type of each problem leads to its description', async () => {
    const page = await (await request('/problems', 'GET')).text();
    for (const code of Object.keys(problemKinds)) expect(page).toContain(`id="${code}"`);
  });
});
