import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnswerEvent } from '../../src/client/contract.js';
import { VoicesClientError } from '../../src/client/voices-client-error.js';
import { createVoicesClient, type VoicesClient } from '../../src/client/voices-client.js';
import { EmbedderUnavailableError } from '../../src/core/errors.js';
import { answerBodySchema } from '../../src/http/contract/ask.js';
import { listen, type Listening } from '../http/listen.js';
import { createStubApp } from '../http/stub-app.js';
import { article } from '../http/stub-stories.js';

const { app, asked, post } = createStubApp();
let server: Listening;
let client: VoicesClient;

beforeAll(async () => {
  server = await listen(app);
  client = createVoicesClient({ baseUrl: `${server.address}/` });
});

afterAll(() => server.close());

const body = { question: 'what is locality work?' };

async function collect(events: AsyncIterable<AnswerEvent>): Promise<AnswerEvent[]> {
  const all: AnswerEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function catchFault(call: Promise<unknown>): Promise<VoicesClientError> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof VoicesClientError) return error;
  throw new Error('The call was not refused with a VoicesClientError.', { cause: error });
}

/** A client over a `fetch` of the test's own. */
const over = (fetch: (address: string, init: RequestInit) => Promise<Response>, timeoutMs = 10_000): VoicesClient =>
  createVoicesClient({ baseUrl: 'https://voices.example', fetch, timeoutMs });

/** Answers nothing until it is stopped, as a service that hangs. */
const hang = (_address: string, { signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new Error('stopped'));
    });
  });

describe('asks', () => {
  test('and gives the answer', async () => {
    const answer = await client.ask({ ...body, council: 'north', turns: [{ question: 'why?' }], limit: 2 });
    expect(answerBodySchema.strict().parse(answer).status).toBe('answered');
    expect(asked.at(-1)).toMatchObject({ ...body, council: 'north', turns: [{ question: 'why?' }], limit: 2 });
  });

  test('and streams the same answer', async () => {
    const events = await collect(client.streamAnswer(body));
    const whole = await client.ask(body);
    expect(events[0]?.event).toBe('answer-start');
    expect(events.at(-1)).toEqual({ event: 'answer-end', data: whole });
    const text = events.map((event) => (event.event === 'answer-delta' ? event.data.text : '')).join('');
    expect(text).toBe(whole.text);
    const citations = events.flatMap((event) => (event.event === 'citation' ? [event.data] : []));
    expect(citations).toEqual(whole.citations);
  });

  test('and a loop that is left early ends', async () => {
    for await (const { event } of client.streamAnswer(body)) {
      expect(event).toBe('answer-start');
      break;
    }
  });
});

describe('reads', () => {
  test('passages, articles, councils and suggestions', async () => {
    const { passages } = await client.search({ query: 'a case through', limit: 1 });
    expect(passages).toHaveLength(1);
    const { articles } = await client.listArticles();
    expect(articles.map(({ id }) => id)).toEqual(['north-sam', 'bare']);
    expect((await client.readArticle('north-sam')).quotable.longestQuote).toBeGreaterThan(0);
    expect((await client.listCouncils()).councils.map(({ id }) => id)).toEqual(['north', 'south']);
    const all = await client.listSuggestions();
    const some = await client.listSuggestions('south');
    expect(all.indexVersion).toBe('v-test');
    expect(all.suggestions.length).toBeGreaterThanOrEqual(some.suggestions.length);
  });

  test('whether quotes still stand', async () => {
    const sha256 = createHash('sha256').update(article.text.slice(0, 8)).digest('hex');
    const kept = { articleId: article.id, start: 0, end: 8, sha256 };
    const { verdicts } = await client.verifyQuotes([kept, { ...kept, articleId: 'elsewhere' }]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['real', 'gone']);
  });

  test('an id with any characters stays one part of the address', async () => {
    const fault = await catchFault(client.readArticle('../../healthz?x'));
    expect(fault).toMatchObject({ code: 'unknown-article', status: 404 });
  });
});

describe('faults', () => {
  test('of the service carry its code, what to do and the number of the request', async () => {
    const fault = await catchFault(client.ask({ ...body, council: 'atlantis' }));
    expect(fault).toMatchObject({ code: 'unknown-council', status: 422, retryable: false, retryAfterSeconds: null });
    expect(fault.errors).toEqual([{ pointer: '#/council', detail: fault.message }]);
    expect(fault.requestId).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test('are the same when streamed', async () => {
    const fault = await catchFault(collect(client.streamAnswer({ question: ' ' })));
    expect(fault).toMatchObject({ code: 'invalid-question', status: 422 });
  });

  test('say when to try again', async () => {
    const away = createStubApp(new EmbedderUnavailableError('gone')).app;
    const fault = await catchFault(over(async (address, init) => away.request(address, init)).ask(body));
    expect(fault).toMatchObject({ code: 'embedder-unavailable', status: 503, retryable: true, retryAfterSeconds: 60 });
  });

  test('that no service wrote are told by their status', async () => {
    const proxy = over(() => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 })));
    expect(await catchFault(proxy.ask(body))).toMatchObject({
      code: 'unreadable-response',
      status: 502,
      retryable: true,
    });
    const portal = over(() => Promise.resolve(new Response('<h1>Log in</h1>')));
    expect(await catchFault(portal.listCouncils())).toMatchObject({ code: 'unreadable-response', retryable: false });
  });

  test('of the network tell nothing of the request', async () => {
    const offline = over(() => Promise.reject(new TypeError(`could not send ${body.question}`)));
    for (const call of [offline.ask(body), collect(offline.streamAnswer(body))]) {
      const fault = await catchFault(call);
      expect(fault).toMatchObject({ code: 'unreachable', status: null, retryable: true });
      expect(`${fault.stack}${JSON.stringify(fault)}`).not.toContain('locality');
    }
  });

  test('of a service that hangs end with the time limit', async () => {
    expect(await catchFault(over(hang, 5).ask(body))).toMatchObject({ code: 'no-answer-in-time', retryable: true });
    const streamed = collect(over(hang, 5).streamAnswer(body));
    expect(await catchFault(streamed)).toMatchObject({ code: 'no-answer-in-time' });
  });

  test.each([
    ['ends too early', 'event: answer-start\ndata: {}\n\n', 'broken-off'],
    [
      'says why',
      'event: error\ndata: {"code":"timed-out","detail":"Ask again.","retryable":true,"status":503}\n\n',
      'timed-out',
    ],
    ['is no JSON', 'event: answer-start\ndata: {\n\n', 'unreadable-response'],
  ])('of a stream that %s', async (_name, stream, code) => {
    const broken = over(() => Promise.resolve(new Response(stream)));
    expect((await catchFault(collect(broken.streamAnswer(body)))).code).toBe(code);
  });
});

test('a call that is stopped rejects with the reason of its signal', async () => {
  for (const start of [
    (signal: AbortSignal) => over(hang).ask(body, { signal }),
    (signal: AbortSignal) => collect(over(hang).streamAnswer(body, { signal })),
  ]) {
    const stop = new AbortController();
    const reason = new Error('The person closed the page.');
    const call = start(stop.signal);
    stop.abort(reason);
    await expect(call).rejects.toBe(reason);
  }
});

test('says who calls, in headers, and sends no question in an address', async () => {
  const sent: [string, Headers][] = [];
  const record = async (address: string, init: RequestInit): Promise<Response> => {
    sent.push([address, new Headers(init.headers)]);
    return app.request(address, init);
  };
  const baseUrl = 'https://voices.example/careers/';
  await createVoicesClient({ baseUrl, siteId: 'site-1', fetch: record })
    .ask(body)
    .catch(() => undefined);
  await createVoicesClient({ baseUrl, key: 'pv_1_secret', fetch: record })
    .ask(body)
    .catch(() => undefined);
  expect(sent.map(([address]) => address)).toEqual(Array(2).fill('https://voices.example/careers/v1/ask'));
  expect(sent[0]?.[1].get('Voices-Site')).toBe('site-1');
  expect(sent[0]?.[1].get('Authorization')).toBeNull();
  expect(sent[1]?.[1].get('Authorization')).toBe('Bearer pv_1_secret');
  expect((await post(body)).status).toBe(200);
});

test('is at most 3 kB gzipped', async () => {
  const entry = fileURLToPath(new URL('../../src/client/voices-client.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  });
  expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(3000);
});
