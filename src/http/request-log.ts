import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { nameCaller } from './access/caller.js';
import type { AppEnv } from './app-env.js';

/** One line of the log. **Invariant:** nothing in it was written by the caller: no question, no path, no header. */
export interface RequestLog {
  /** When the response was ready, as ISO 8601 in UTC. */
  readonly time: string;
  /** `error` where the service is at fault, `warn` where it could not serve, else `info`. */
  readonly level: 'info' | 'warn' | 'error';
  readonly requestId: string;
  /** One of the usual methods, or `other`: a caller may make one up. */
  readonly method: string;
  /** Who called: `local`, `page`, `site:` or `key:` with an id of ours; null where they were refused or not asked. */
  readonly caller: string | null;
  /** Pattern of the route, or `none`. */
  readonly route: string;
  readonly status: number;
  /** Until the response was ready; a stream may still run. */
  readonly durationMs: number;
  readonly answerStatus: string | null;
  readonly citedArticles: readonly string[];
  /** Kinds of personal details that were hidden in the question, never the details. */
  readonly masked: readonly string[];
  /** Code of the problem that was sent. */
  readonly problem: string | null;
  /** Name and stack frames of an error that is not ours, without its message. */
  readonly failedAt: readonly string[];
}

/** Numbers every request and writes its line when the response is ready. */
export function logRequests(log: (line: RequestLog) => void): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now();
    // A number of the caller's own could hold what a person wrote.
    c.set('requestId', crypto.randomUUID());
    await next();
    c.header('X-Request-Id', c.get('requestId'));
    log(describeRequest(c, performance.now() - started));
  };
}

function describeRequest(c: Context<AppEnv>, durationMs: number): RequestLog {
  const { status } = c.res;
  const caller = c.get('caller');
  return {
    time: new Date().toISOString(),
    level: findLevel(status),
    requestId: c.get('requestId'),
    method: methods.has(c.req.method) ? c.req.method : 'other',
    caller: caller === undefined ? null : nameCaller(caller),
    route: findRoute(c),
    status,
    durationMs: Math.round(durationMs * 100) / 100,
    answerStatus: c.get('answerStatus') ?? null,
    citedArticles: c.get('citedArticles') ?? [],
    masked: c.get('maskedKinds') ?? [],
    problem: c.get('problemCode') ?? null,
    failedAt: c.get('failedAt') ?? [],
  };
}

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function findLevel(status: number): RequestLog['level'] {
  if (status === 503) return 'warn';
  return status >= 500 ? 'error' : 'info';
}

// Middleware is registered for every method and for patterns that end in a star.
function findRoute(c: Context<AppEnv>): string {
  const routes = matchedRoutes(c).filter(({ path }) => !path.endsWith('*'));
  return routes.at(-1)?.path ?? 'none';
}
