import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { AskRequest } from '../../core/ask-request.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { type AnswerBody, type AskBody, answerBodySchema, askBodySchema } from '../contract/ask.js';
import { problemSchema } from '../contract/problem.js';
import { presentAnswer } from '../present-answer.js';
import { RequestFault } from '../problem.js';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const requireJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!/^application\/([a-z.-]+\+)?json\s*(;|$)/iu.test(c.req.header('Content-Type') ?? ''))
    throw new RequestFault('unsupported-media-type', 'Send JSON, with the header Content-Type: application/json.');
  await next();
};

const askRoute = createRoute({
  method: 'post',
  path: '/v1/ask',
  summary: 'Ask a question',
  description: 'Answers a question with quotes from published stories. A question that they do not answer is no fault.',
  middleware: [requireJson] as const,
  request: { body: { required: true, content: { 'application/json': { schema: askBodySchema } } } },
  responses: {
    200: { description: 'How the question ended', content: { 'application/json': { schema: answerBodySchema } } },
    400: problem('malformed-json'),
    413: problem('body-too-large'),
    415: problem('unsupported-media-type'),
    422: problem('invalid-request, invalid-question, conversation-too-long or unknown-council'),
    500: problem('internal-error'),
    503: problem('index-missing, index-mismatch, index-corrupt or embedder-unavailable'),
  },
});

/** `POST /v1/ask` */
export function addAskRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(askRoute, async (c) => {
    const body = presentAnswer(await requireStories(deps).ask(readRequest(c.req.valid('json'), c.req.raw.signal)));
    noteAnswer(c, body);
    c.header('Cache-Control', 'no-store');
    return c.json(body, 200);
  });
}

/** Leaves for the log how a question ended and which articles were cited. */
export function noteAnswer(c: Context<AppEnv>, answer: AnswerBody): void {
  c.set('answerStatus', answer.status);
  c.set('citedArticles', [...new Set(answer.citations.map(({ articleId }) => articleId))]);
}

/** Turns a body into a request of the core, leaving out what was not sent. */
export function readRequest(body: AskBody, cancellation: AbortSignal): AskRequest {
  const { question, turns, council, limit } = body;
  return {
    question,
    ...(turns && { turns: turns.map(({ question, articleIds }) => ({ question, ...(articleIds && { articleIds }) })) }),
    ...(council !== undefined && { council }),
    ...(limit !== undefined && { limit }),
    cancellation,
  };
}
