import type { VoicesError } from '../../src/core/errors.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { AppDeps } from '../../src/http/app-env.js';
import { createApp } from '../../src/http/app.js';
import type { RequestLog } from '../../src/http/request-log.js';
import { createStubAsk, createStubStories } from './stub-stories.js';

interface StubApp {
  readonly app: ReturnType<typeof createApp>;
  readonly asked: AskRequest[];
  readonly lines: RequestLog[];
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly postPage: (fields: Record<string, string>) => Promise<Response>;
}

/**
 * The web application over stub stories, or over none where there is a fault; `deps` are put over its own. It holds every JSON
 * response to the contract: one that breaks it becomes a problem 500, whose log line says where.
 */
export function createStubApp(fault: VoicesError | null = null, deps: Partial<AppDeps> = {}): StubApp {
  const { ask, asked } = createStubAsk();
  const lines: RequestLog[] = [];
  const app = createApp({
    stories: () => (fault ? { ready: false, fault } : createStubStories(ask)),
    log: (line) => lines.push(line),
    checkResponses: true,
    ...deps,
  });
  const send = async (path: string, body: string, headers: Record<string, string>): Promise<Response> =>
    app.request(path, { method: 'POST', body, headers });
  return {
    app,
    asked,
    lines,
    post: (body, headers = { 'Content-Type': 'application/json' }) =>
      send('/v1/ask', typeof body === 'string' ? body : JSON.stringify(body), headers),
    postPage: (fields) =>
      send('/ask', new URLSearchParams(fields).toString(), { 'Content-Type': 'application/x-www-form-urlencoded' }),
  };
}
