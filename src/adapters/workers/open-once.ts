/** What is used of a request's context. */
interface RequestContext {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** What is opened once for an isolate and shared by the requests that come to it. */
export interface IsolateOnce<T> {
  /** The value; opened by the first request that asks. A failure is that request's alone: the next one opens anew. */
  readonly get: (context: RequestContext) => Promise<T>;
}

/**
 * Opens a value at the first request and keeps it. The request that opens it may go away before it is done, and the platform
 * would stop its work, for which others wait: so the work is kept alive, and given up after `patienceMs`.
 */
export function openOnce<T>(
  open: () => Promise<T>,
  { patienceMs = 20_000, now = Date.now }: { readonly patienceMs?: number; readonly now?: () => number } = {},
): IsolateOnce<T> {
  let opened: { readonly value: T } | null = null;
  let opening: { readonly promise: Promise<T>; readonly sinceMs: number } | null = null;
  const begin = (): Promise<T> => {
    const promise = open().then(
      (value) => {
        opened = { value };
        return value;
      },
      (fault: unknown) => {
        opening = null;
        throw fault;
      },
    );
    opening = { promise, sinceMs: now() };
    return promise;
  };
  return {
    get: (context) => {
      if (opened) return Promise.resolve(opened.value);
      if (opening && now() - opening.sinceMs < patienceMs) return opening.promise;
      const promise = begin();
      context.waitUntil(promise.catch(() => undefined));
      return promise;
    },
  };
}
