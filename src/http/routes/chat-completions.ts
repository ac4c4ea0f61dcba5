import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { fillCouncil } from '../access/fill-council.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { withChatErrors } from '../chat/chat-responses.js';
import { readChat, refuseChat } from '../chat/read-chat.js';
import { writeCompletion, writeCompletionEvents } from '../chat/write-completion.js';
import { chatBodySchema, completionSchema, modelId, modelSchema, modelsSchema } from '../contract/chat-completions.js';
import { bodyCodes, jsonResponse, storiesCodes } from '../contract/responses.js';
import { presentAnswer } from '../present-answer.js';
import { RequestFault } from '../problem.js';
import { noteAnswer, readRequest } from './ask.js';
import { requireJson } from '../require-json.js';

const completed = jsonResponse('The answer; with `stream`, as events', completionSchema);

const chatRoute = createRoute({
  method: 'post',
  path: '/v1/chat/completions',
  operationId: 'createChatCompletion',
  tags: ['OpenAI-compatible'],
  summary: 'Ask as a chat completion',
  description:
    'For front ends that speak OpenAI’s API. The last message is the question, the person’s earlier messages are its turns; ' +
    'system and assistant messages are not used. The whole answer stands under `practice_voices`. Options that cannot be ' +
    'followed are refused; those that steer a random choice hold at any value, because nothing is chosen at random.',
  middleware: [requireJson] as const,
  request: { body: { required: true, content: { 'application/json': { schema: chatBodySchema } } } },
  responses: withChatErrors(
    {
      200: {
        ...completed,
        content: {
          ...completed.content,
          'text/event-stream': {
            schema: z.string().describe('Events; the data of each is a chunk, and `[DONE]` last.'),
          },
        },
      },
    },
    [...bodyCodes, 'unsupported-option', 'invalid-question', 'unknown-model', ...storiesCodes, 'internal-error'],
  ),
});

const modelsRoute = createRoute({
  method: 'get',
  path: '/v1/models',
  operationId: 'listModels',
  tags: ['OpenAI-compatible'],
  summary: 'The models of the chat completions: there is one',
  responses: withChatErrors({ 200: jsonResponse('The list', modelsSchema) }, ['internal-error']),
});

const modelRoute = createRoute({
  method: 'get',
  path: '/v1/models/{model}',
  operationId: 'getModel',
  tags: ['OpenAI-compatible'],
  summary: 'The one model of the chat completions',
  request: { params: z.object({ model: z.string().openapi({ example: modelId }) }) },
  responses: withChatErrors({ 200: jsonResponse('The model', modelSchema) }, ['unknown-model', 'internal-error']),
});

/** The day on which the name was given; the same for every index and every server. */
const modelCreated = Date.UTC(2026, 10, 21) / 1000;

const model = { id: modelId, object: 'model', created: modelCreated, owned_by: modelId } as const;

/** `POST /v1/chat/completions`, `GET /v1/models`, `GET /v1/models/{model}` */
export function addChatRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  const now = deps.now ?? Date.now;
  app.openapi(
    chatRoute,
    async (c) => {
      const chat = c.req.valid('json');
      const request = readRequest(fillCouncil(c, readChat(chat)), c.get('cancellation'));
      const answer = presentAnswer(await requireStories(deps).ask(request));
      noteAnswer(c, answer);
      c.header('Cache-Control', 'no-store');
      const head = { id: `chatcmpl-${c.get('requestId')}`, created: Math.floor(now() / 1000) };
      if (chat.stream !== true) return c.json(writeCompletion(answer, head), 200);
      const events = writeCompletionEvents(answer, head, chat.stream_options?.include_usage === true);
      return c.body(events, 200, { 'Content-Type': 'text/event-stream' });
    },
    refuseChat,
  );
  app.openapi(modelsRoute, (c) => c.json({ object: 'list' as const, data: [model] }, 200));
  app.openapi(modelRoute, (c) => {
    if (c.req.valid('param').model === modelId) return c.json(model, 200);
    throw new RequestFault('unknown-model', `There is no such model. The model is '${modelId}'.`);
  });
}
