import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskRequest } from '../../src/core/ask-request.js';
import { type AnswerBody, answerBodySchema } from '../../src/http/contract/ask.js';
import { askEventSchemas } from '../../src/http/contract/ask-events.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { problemSchema } from '../../src/http/contract/problem.js';
import { listAnswerEvents, streamEvents } from '../../src/http/stream-answer.js';
import { createStubApp } from './stub-app.js';
import { createStubAsk, createStubStories } from './stub-stories.js';

const json = { 'Content-Type': 'application/json' };
const stream = { ...json, Accept: 'text/event-stream' };

/** Events as a client of the ecosystem reads them, whatever the pieces in which they come. */
async function readEvents(body: ReadableStream<Uint8Array> | null): Promise<EventSourceMessage[]> {
  const events: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
    parser.feed(decoder.decode(part.value, { stream: true }));
  return events;
}

const dataOf = (events: readonly EventSourceMessage[], name: string): unknown[] =>
  events.filter(({ event }) => event === name).map(({ data }): unknown => JSON.parse(data));

async function presentStub(question: string): Promise<AnswerBody> {
  return presentAnswer(await createStubAsk().ask({ question }));
}

describe('POST /v1/ask as events', () => {
  test.each(['what is locality work?', 'unknown x', 'vague x', 'command x', 'hello', 'hurt'])(
    'says of “%s” what it says as one body',
    async (question) => {
      const { post } = createStubApp();
      const whole = answerBodySchema.parse(await (await post({ question })).json());
      const response = await post({ question }, stream);
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('text/event-stream');
      expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
      expect(response.headers.get('Vary')).toContain('Accept');
      const events = await readEvents(response.body);
      const names = events.map(({ event }) => event);
      expect(names[0]).toBe('answer-start');
      expect(names.at(-1)).toBe('answer-end');
      expect(names.filter((name) => name === 'answer-start' || name === 'answer-end')).toHaveLength(2);
      expect(dataOf(events, 'answer-end')).toEqual([whole]);
      expect(dataOf(events, 'citation')).toEqual(whole.citations);
      const deltas = dataOf(events, 'answer-delta').map((data) => askEventSchemas['answer-delta'].parse(data));
      expect(deltas.map(({ text }) => text).join('')).toBe(whole.text);
      expect(whole).toMatchObject(askEventSchemas['answer-start'].strict().parse(dataOf(events, 'answer-start')[0]));
    },
  );

  test('cuts any text into pieces that are the text again', async () => {
    const answer = await presentStub('hello');
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c.?! \n“”\u2028]*$/u));
    fc.assert(
      fc.property(text, (words) => {
        const events = [...listAnswerEvents({ ...answer, text: words })];
        const deltas = events.flatMap((event) => (event.event === 'answer-delta' ? [event.data.text] : []));
        expect(deltas.join('')).toBe(words);
        expect(deltas).not.toContain('');
      }),
    );
  });

  test('any text comes through a real reader, in whatever pieces', async () => {
    const answer = await presentStub('hello');
    const write = (text: string) =>
      streamEvents(listAnswerEvents({ ...answer, text }), (error) => expect.fail(String(error)));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (words) => {
        const events = await readEvents(write(words));
        expect(dataOf(events, 'answer-end')).toEqual([{ ...answer, text: words }]);
      }),
      { numRuns: 50 },
    );
  });

  test('sends a long answer sentence by sentence', async () => {
    const answer = { ...(await presentStub('hello')), text: 'One. Two? “Three,” she said. [1]\n\nFour 4.5 five' };
    const texts = [...listAnswerEvents(answer)].flatMap((event) =>
      event.event === 'answer-delta' ? [event.data.text] : [],
    );
    expect(texts).toEqual(['One. ', 'Two? ', '“Three,” she said. ', '[1]\n\n', 'Four 4.5 five']);
  });

  test('a fault before the first event is an ordinary problem', async () => {
    const { post } = createStubApp();
    const response = await post({ question: '' }, stream);
    expect(response.status).toBe(422);
    expect(problemSchema.parse(await response.json()).code).toBe('invalid-question');
  });

  test('a fault after the first event is the last event', async () => {
    const answer = await presentStub('hello');
    function* breakOff(): ReturnType<typeof listAnswerEvents> {
      const [first] = listAnswerEvents(answer);
      if (first) yield first;
      throw new TypeError('planted');
    }
    const problem = { type: '/problems#internal-error', title: 't', status: 500, detail: 'd', instance: 'i' };
    const fault = { ...problem, code: 'internal-error', retryable: false };
    const events = await readEvents(streamEvents(breakOff(), () => ({ event: 'error', data: fault })));
    expect(events.map(({ event }) => event)).toEqual(['answer-start', 'error']);
    expect(dataOf(events, 'error')).toEqual([fault]);
  });

  test('a reader that goes away ends the making of events', async () => {
    let ended = false;
    const answer = await presentStub('what is locality work?');
    function* watch(): ReturnType<typeof listAnswerEvents> {
      try {
        yield* listAnswerEvents(answer);
      } finally {
        ended = true;
      }
    }
    const reader = streamEvents(watch(), (error) => expect.fail(String(error))).getReader();
    await reader.read();
    expect(ended).toBe(false);
    await reader.cancel();
    expect(ended).toBe(true);
  });
});

describe('choosing between the two', () => {
  test.each([
    ['text/event-stream', true],
    ['TEXT/EVENT-STREAM', true],
    ['text/event-stream, */*', true],
    ['text/event-stream, application/json;q=0.9', true],
    ['text/event-stream, application/json', false],
    ['application/json, text/event-stream', false],
    ['text/event-stream;q=0.1, */*', false],
    ['text/event-stream;q=0.5, application/*;q=0.6', false],
    ['text/event-stream;q=0', false],
    ['*/*', false],
    ['text/*', false],
    ['image/png', false],
    ['', false],
  ])('Accept: %s', async (accept, streamed) => {
    const response = await createStubApp().post({ question: 'hello' }, { ...json, Accept: accept });
    expect(response.headers.get('Content-Type')).toBe(streamed ? 'text/event-stream' : 'application/json');
  });
});

test('a client that goes away stops the work, and the log says that it went', async () => {
  const client = new AbortController();
  let stopped: unknown = null;
  const waiting = (request: AskRequest) =>
    new Promise<never>((_resolve, reject) => {
      const { cancellation } = request;
      if (!(cancellation instanceof AbortSignal)) throw new TypeError('There is nothing to wait for.');
      cancellation.addEventListener('abort', () => {
        try {
          cancellation.throwIfAborted();
        } catch (fault) {
          stopped = fault;
          reject(fault instanceof Error ? fault : new Error('stopped'));
        }
      });
      client.abort();
    });
  const { app, lines } = createStubApp(null, { stories: () => createStubStories(waiting) });
  const body = JSON.stringify({ question: 'planted' });
  await app.request('/v1/ask', { method: 'POST', headers: json, body, signal: client.signal });
  expect(stopped).toBeInstanceOf(Error);
  expect(lines).toMatchObject([{ status: 499, problem: 'request-cancelled', failedAt: [] }]);
});
