import type { Context } from 'hono';
import type { AppEnv } from './app-env.js';
import { describeProblem, retryAfterSeconds } from './problem.js';

/** Answers a request with the problem that `error` is, as `application/problem+json`. */
export function sendProblem(c: Context<AppEnv>, error: unknown): Response {
  const problem = describeProblem(error, c.get('requestId'));
  c.set('problemCode', problem.code);
  const wait = retryAfterSeconds(problem.code);
  if (wait !== null) c.header('Retry-After', String(wait));
  return c.body(JSON.stringify(problem), problem.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
