import type { Cancellation } from '../../core/ports.js';

interface Cancellable {
  readonly cancellation?: Cancellation;
}

/**
 * The same work, one request after the other, with a breath between for everything else that waits for this thread:
 * without it a burst of questions would be answered whole before a health check is read. A request whose work was
 * cancelled while it waited is not begun. With more than one lane that many are under way at a time: while one waits for a
 * thread, another goes on.
 * @throws what the work throws, or what the request's cancellation does.
 */
export function takeTurns<R extends Cancellable, A>(
  work: (request: R) => Promise<A>,
  lanes = 1,
): (request: R) => Promise<A> {
  const last = Array.from({ length: lanes }, (): Promise<unknown> => Promise.resolve());
  let count = 0;
  return (request) => {
    const lane = count % lanes;
    count += 1;
    const turn = (last[lane] ?? Promise.resolve()).then(breathe).then(() => {
      request.cancellation?.throwIfAborted();
      return work(request);
    });
    last[lane] = turn.catch(() => undefined);
    return turn;
  };
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
