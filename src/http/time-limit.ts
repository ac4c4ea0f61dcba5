import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.js';
import { RequestFault } from './problem.js';

/** The client went away before its answer was ready. Nobody receives the response; the log has it as status 499. */
export class RequestCancelled extends Error {
  override readonly name = 'RequestCancelled';
}

/** Longest that a request may take where nothing else is set. The slowest answer takes a hundredth of it. */
export const defaultTimeoutMs = 10_000;

/**
 * Gives every request a `cancellation` that says why its work should stop, and answers for work that does not.
 * It is aborted with the fault `timed-out` after `timeoutMs` and with `RequestCancelled` once the client is gone. A
 * response that is a stream is under the limit until its last byte.
 */
export function limitTime(timeoutMs: number): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const work = new AbortController();
    const client = c.req.raw.signal;
    const leave = (): void => {
      work.abort(new RequestCancelled('The client went away.'));
    };
    const timer = setTimeout(() => {
      work.abort(new RequestFault('timed-out', 'The answer took too long. Ask again.'));
    }, timeoutMs);
    const forget = (): void => {
      clearTimeout(timer);
      client.removeEventListener('abort', leave);
    };
    client.addEventListener('abort', leave);
    if (client.aborted) leave();
    c.set('cancellation', work.signal);
    try {
      await Promise.race([next(), rejectOnAbort(work.signal)]);
    } catch (fault) {
      forget();
      throw fault;
    }
    const stream = isStream(c.res) ? c.res.body : null;
    if (stream === null) forget();
    else c.res = new Response(watchStream(stream, work.signal, forget), c.res);
  };
}

function isStream(response: Response): boolean {
  return response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('The work was stopped.'));
    };
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

/** The same bytes; ends with the signal's reason where it is aborted before the end. */
function watchStream(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const stop = async (): Promise<void> => {
    onEnd();
    await reader.cancel(signal.reason).catch(() => undefined);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener(
        'abort',
        () => {
          void stop();
          // A stream that breaks off is closed without its last event: that is how a reader knows.
          controller.close();
        },
        { once: true },
      );
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (signal.aborted) return;
      if (!done) {
        controller.enqueue(value);
        return;
      }
      onEnd();
      controller.close();
    },
    cancel: stop,
  });
}
