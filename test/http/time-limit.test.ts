import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { AppEnv } from '../../src/http/app-env.js';
import { problemSchema } from '../../src/http/contract/problem.js';
import { limitTime } from '../../src/http/time-limit.js';
import { createStubApp } from './stub-app.js';

const json = { 'Content-Type': 'application/json' };
const stall = { method: 'POST', headers: json, body: JSON.stringify({ question: 'stall' }) };

describe('a question without an end', () => {
  test('is told that it took too long, may be asked again, and its work is stopped', async () => {
    const { post, asked, lines } = createStubApp(null, { timeoutMs: 5 });
    const response = await post({ question: 'stall' });
    expect(problemSchema.parse(await response.json())).toMatchObject({ code: 'timed-out', retryable: true });
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(asked[0]?.cancellation?.aborted).toBe(true);
    expect(lines[0]).toMatchObject({ problem: 'timed-out', status: 503, level: 'warn', failedAt: [] });
  });

  test('is told so on the page', async () => {
    const { postPage } = createStubApp(null, { timeoutMs: 5 });
    const response = await postPage({ question: 'stall' });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('The service took too long.');
  });
});

describe('a client that goes away', () => {
  test('stops the work, and the log tells it from a fault of ours', async () => {
    const { app, asked, lines } = createStubApp();
    const client = new AbortController();
    const pending = app.request('/v1/ask', { ...stall, signal: client.signal });
    while (asked.length === 0) await new Promise(setImmediate);
    client.abort('gone');
    await pending;
    expect(asked[0]?.cancellation?.aborted).toBe(true);
    expect(lines[0]).toMatchObject({ problem: 'request-cancelled', status: 499, level: 'info', failedAt: [] });
  });

  test('that was gone before its question was read is the same', async () => {
    const { app, lines } = createStubApp();
    await app.request('/v1/ask', { ...stall, signal: AbortSignal.abort('gone') });
    expect(lines[0]?.problem).toBe('request-cancelled');
  });
});

describe('a stream', () => {
  const open = (timeoutMs: number, start: (signal: AbortSignal) => ReadableStream<Uint8Array>) => {
    const app = new Hono<AppEnv>();
    app.use(limitTime(timeoutMs));
    app.get('/', (c) => c.body(start(c.get('cancellation')), 200, { 'Content-Type': 'text/event-stream' }));
    return app;
  };
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

  test('comes through to its last byte', async () => {
    const app = open(
      60_000,
      () =>
        new ReadableStream({
          start(controller) {
            for (const part of ['a', 'b', 'c']) controller.enqueue(bytes(part));
            controller.close();
          },
        }),
    );
    expect(await (await app.request('/')).text()).toBe('abc');
  });

  test('that does not end is ended, and its source is told', async () => {
    let told: unknown = null;
    const app = open(
      5,
      () =>
        new ReadableStream({
          start: (controller) => {
            controller.enqueue(bytes('a'));
          },
          cancel: (reason: unknown) => {
            told = reason;
          },
        }),
    );
    expect(await (await app.request('/')).text()).toBe('a');
    expect(told).toMatchObject({ code: 'timed-out' });
  });

  test('that nobody reads any more is told so', async () => {
    let cancelled = false;
    const app = open(60_000, () => new ReadableStream({ cancel: () => void (cancelled = true) }));
    await (await app.request('/')).body?.cancel();
    expect(cancelled).toBe(true);
  });
});
