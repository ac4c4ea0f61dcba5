import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './app-env.js';

/** One line of the log. **Invariant:** nothing in it was written by the caller: no question, no path, no header. */
export interface RequestLog {
  readonly requestId: string;
  readonly method: string;
  /** Pattern of the route, or `none`. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly answerStatus: string | null;
  readonly citedArticles: readonly string[];
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
    log({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: findRoute(c),
      status: c.res.status,
      durationMs: Math.round((performance.now() - started) * 100) / 100,
      answerStatus: c.get('answerStatus') ?? null,
      citedArticles: c.get('citedArticles') ?? [],
      problem: c.get('problemCode') ?? null,
      failedAt: c.get('failedAt') ?? [],
    });
  };
}

// Middleware is registered for every method and every path.
function findRoute(c: Context<AppEnv>): string {
  const routes = matchedRoutes(c).filter((route) => route.path !== '/*' && route.path !== '*');
  return routes[0]?.path ?? 'none';
}
