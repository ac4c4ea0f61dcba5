/** An answer as server-sent events. The streamed answer is the unstreamed one: `answer-end` has the whole body. */
import type { AnswerBody } from './contract/ask.js';
import type { AskEvent } from './contract/ask-events.js';

/**
 * Events of an answer in the order in which they are sent: `answer-start`, one `citation` for each, `answer-delta`s whose
 * texts joined are `answer.text`, `answer-end` with the whole body.
 */
export function* listAnswerEvents(answer: AnswerBody): Generator<AskEvent> {
  const { id, status, reason, standaloneQuestion, signposts, searched, indexVersion, masked } = answer;
  const start = { id, status, reason, standaloneQuestion, signposts, searched, indexVersion, masked };
  yield { event: 'answer-start', data: start };
  for (const citation of answer.citations) yield { event: 'citation', data: citation };
  for (const part of splitText(answer.text)) yield { event: 'answer-delta', data: { text: part } };
  yield { event: 'answer-end', data: answer };
}

/** Pieces of a text, each up to and with the white space after a sentence; joined they are the text. */
function splitText(text: string): readonly string[] {
  return text.match(/(?:[^.?!\n]|[.?!](?!\s))*(?:[.?!]\s+|\n\s*|$)/gu)?.filter((part) => part !== '') ?? [];
}

/**
 * Writes events as a stream, one at a time as its reader asks for them. Where making one fails, `onFault` is told and gives
 * the last event. A reader that goes away ends the making.
 */
export function streamEvents(
  events: Iterator<AskEvent>,
  onFault: (error: unknown) => AskEvent,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      try {
        const next = events.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(writeEvent(next.value)));
      } catch (error) {
        controller.enqueue(encoder.encode(writeEvent(onFault(error))));
        controller.close();
      }
    },
    cancel() {
      events.return?.();
    },
  });
}

/** One event in the event stream format. JSON has no line break outside its escapes, so one `data` line holds it. */
function writeEvent({ event, data }: AskEvent): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
