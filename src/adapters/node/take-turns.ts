import type { Cancellation } from '../../core/ports.js';

interface Cancellable {
  readonly cancellation?: Cancellation;
}

/**
 * The same work, one request after the other, with a breath between for everything else that waits for this thread:
 * without it a burst of questions would be answered whole before a health check is read. A request whose work was
 * cancelled while it waited is not begun.
 * @throws what the work throws, or what the request's cancellation does.
 */
export function takeTurns<R extends Cancellable, A>(work: (request: R) => Promise<A>): (request: R) => Promise<A> {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const turn = last.then(breathe).then(() => {
      request.cancellation?.throwIfAborted();
      return work(request);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
