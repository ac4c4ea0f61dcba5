import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AskRequest } from '../../core/ask-request.js';
import { acceptsStream } from '../accepts-stream.js';
import { fillCouncil } from '../access/fill-council.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { type AnswerBody, type AskBody, answerBodySchema, askBodySchema } from '../contract/ask.js';
import { askEventSchemas, eventsSchema } from '../contract/ask-events.js';
import { bodyCodes, jsonResponse, storiesCodes, withProblems } from '../contract/responses.js';
import { presentAnswer } from '../present-answer.js';
import { describeProblem } from '../problem.js';
import { requireJson } from '../require-json.js';
import { listAnswerEvents, streamEvents } from '../stream-answer.js';

const answered = jsonResponse('How the question ended', answerBodySchema);

const askRoute = createRoute({
  method: 'post',
  path: '/v1/ask',
  operationId: 'ask',
  tags: ['Questions'],
  summary: 'Ask a question',
  description:
    'Answers a question with quotes from published stories. A question that they do not answer is no fault: `status` says how ' +
    'it ended. With `Accept: text/event-stream` the same answer comes as events: `answer-start`, one `citation` for each, ' +
    '`answer-delta` with the next words, `answer-end` with the whole body; `error` with a problem where the answer breaks off. ' +
    'A fault before the first event is an ordinary problem.',
  middleware: [requireJson] as const,
  request: { body: { required: true, content: { 'application/json': { schema: askBodySchema } } } },
  responses: withProblems(
    {
      200: {
        ...answered,
        content: {
          ...answered.content,
          'text/event-stream': { schema: eventsSchema },
        },
      },
    },
    [...bodyCodes, 'invalid-question', 'conversation-too-long', 'unknown-council', ...storiesCodes],
  ),
});

/** `POST /v1/ask` */
export function addAskRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openAPIRegistry.register('AnswerStart', askEventSchemas['answer-start']);
  app.openAPIRegistry.register('AnswerDelta', askEventSchemas['answer-delta']);
  app.openapi(askRoute, async (c) => {
    const request = readRequest(fillCouncil(c, c.req.valid('json')), c.get('cancellation'));
    const body = presentAnswer(await requireStories(deps).ask(request));
    noteAnswer(c, body);
    c.header('Vary', 'Accept', { append: true });
    return acceptsStream(c) ? sendEvents(c, body) : sendBody(c, body);
  });
}

function sendBody(c: Context<AppEnv>, body: AnswerBody) {
  c.header('Cache-Control', 'no-store');
  return c.json(body, 200);
}

function sendEvents(c: Context<AppEnv>, body: AnswerBody): Response {
  const requestId = c.get('requestId');
  const stream = streamEvents(listAnswerEvents(body), (error) => ({
    event: 'error',
    data: readProblem(error, requestId),
  }));
  // Proxies that gather a response before they send it are told not to.
  const unbuffered = { 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' };
  return c.body(stream, 200, { 'Content-Type': 'text/event-stream', ...unbuffered });
}

function readProblem(error: unknown, requestId: string) {
  const { errors, ...problem } = describeProblem(error, requestId);
  return { ...problem, ...(errors && { errors: [...errors] }) };
}

/** Leaves for the log how a question ended and which articles were cited. */
export function noteAnswer(c: Context<AppEnv>, answer: AnswerBody): void {
  c.set('answerStatus', answer.status);
  c.set('citedArticles', [...new Set(answer.citations.map(({ articleId }) => articleId))]);
  c.set('maskedKinds', answer.masked);
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
