import type { Context } from 'hono';
import type { AppEnv } from './app-env.js';
import { describeChatError, isChatPath } from './chat/chat-error.js';
import { describeProblem, retryAfterSeconds } from './problem.js';

/** Answers a request with the problem that `error` is, as `application/problem+json`; chat completions in OpenAI’s shape. */
export function sendProblem(c: Context<AppEnv>, error: unknown): Response {
  const problem = describeProblem(error, c.get('requestId'));
  c.set('problemCode', problem.code);
  const wait = retryAfterSeconds(problem.code);
  // A limit that was reached has said already when it ends.
  if (wait !== null && !c.res.headers.has('Retry-After')) c.header('Retry-After', String(wait));
  if (isChatPath(c.req.path)) {
    const { status, body } = describeChatError(error, c.get('requestId'));
    c.header('Cache-Control', 'no-store');
    return c.json(body, status);
  }
  return c.body(JSON.stringify(problem), problem.status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
