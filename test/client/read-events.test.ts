import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvents, type StreamEvent } from '../../src/client/read-events.js';

/** A stream of the bytes of `text`, cut at every one of `cuts`. */
function streamOf(text: string, cuts: readonly number[] = []): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return new ReadableStream({
    start(controller) {
      edges.slice(1).forEach((edge, at) => {
        controller.enqueue(bytes.slice(edges[at], edge));
      });
      controller.close();
    },
  });
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

function parseWithLibrary(text: string): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => events.push({ event: event ?? 'message', data }),
  });
  parser.feed(text);
  return events;
}

test('reads what a library reads, however the bytes arrive', async () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', ':', '{', '"') });
  const line = fc.oneof(
    word.map((text) => `data: ${text}`),
    word.map((text) => `data:${text}`),
    word.map((text) => `: ${text}`),
    fc.constantFrom('event: citation', 'event: answer-end', 'data', 'id: 7', '', '', 'other: x'),
  );
  const text = fc
    .tuple(fc.array(line), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => lines.join(end) + end + end);
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 8 }), async (written, cuts) => {
      expect(await readAll(streamOf(written, cuts))).toEqual(parseWithLibrary(written));
    }),
  );
});

test('does not give an event that breaks off', async () => {
  expect(await readAll(streamOf('event: a\ndata: 1\n\nevent: b\ndata: 2'))).toEqual([{ event: 'a', data: '1' }]);
});

test('lets the stream go when its reader stops', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(new TextEncoder().encode('data: x\n\n'));
    },
    cancel: () => {
      cancelled = true;
    },
  });
  for await (const { data } of readEvents(endless)) {
    expect(data).toBe('x');
    break;
  }
  expect(cancelled).toBe(true);
});
