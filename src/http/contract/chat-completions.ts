/** `POST /v1/chat/completions` and `GET /v1/models`, in the shapes of OpenAI's API. */
import { z } from '@hono/zod-openapi';
import { answerBodySchema } from './ask.js';

/** The one model there is. */
export const modelId = 'practice-voices';

/** Options that would change an answer in ways that a quoted answer can't follow. Only `null` is taken for them. */
export const refusedOptions = [
  'audio',
  'function_call',
  'functions',
  'logit_bias',
  'max_completion_tokens',
  'max_tokens',
  'metadata',
  'moderation',
  'prediction',
  'prompt_cache_retention',
  'reasoning_effort',
  'stop',
  'tool_choice',
  'top_logprobs',
  'verbosity',
  'web_search_options',
] as const;

const textPartSchema = z.object(
  {
    type: z.literal('text', { error: 'Send text only: this service reads no pictures, sound or files.' }),
    text: z.string({ error: 'The text of a part must be text.' }),
  },
  { error: 'A part of a message is an object with type and text.' },
);

const contentSchema = z.union([z.string(), z.array(textPartSchema)], {
  error: 'The content of a message must be text, or a list of text parts. Send no pictures, sound or files.',
});

const readMessageSchema = z.object({ role: z.literal('user'), content: contentSchema }).openapi('ChatUserMessage');

// What they say is not read, so it may have any shape that a front end remembers.
const unreadMessageSchema = z
  .object({ role: z.enum(['system', 'developer', 'assistant']), content: z.unknown().optional() })
  .openapi('ChatUnreadMessage');

export const messageSchema = z
  .discriminatedUnion('role', [readMessageSchema, unreadMessageSchema], {
    error: 'A message is an object with a role (system, developer, user or assistant) and a content.',
  })
  .openapi('ChatMessage');

/** An option that holds for any value of its kind, because nothing in an answer is drawn at random. */
const sampling = (min: number, max: number) => {
  const error = `Send a number from ${min} to ${max}, or leave this option out. It changes nothing here.`;
  return z.number({ error }).min(min, { error }).max(max, { error }).nullish();
};

const only = (value: string): { error: string } => ({ error: `Send ${value}, or leave this option out.` });

const refused = z.null({ error: 'This service cannot do what this option asks. Leave it out.' }).optional();

const refusedShape = Object.fromEntries(refusedOptions.map((name) => [name, refused])) as Record<
  (typeof refusedOptions)[number],
  typeof refused
>;

/** Options that are taken at the value that changes nothing. */
const narrowShape = {
  n: z.literal(1, only('1')).nullish(),
  logprobs: z.literal(false, only('false')).nullish(),
  store: z.literal(false, only('false')).nullish(),
  tools: z.array(z.unknown(), only('an empty list')).max(0, only('an empty list')).nullish(),
  parallel_tool_calls: z.boolean(only('true or false')).nullish(),
  response_format: z.object({ type: z.literal('text', only('text')) }, only('{ "type": "text" }')).nullish(),
  modalities: z.tuple([z.literal('text', only('["text"]'))], only('["text"]')).nullish(),
  service_tier: z.enum(['auto', 'default'], only('auto')).nullish(),
};

/** Options whose value is refused with `unsupported-option` rather than as a body of the wrong shape. */
export const narrowOptions: ReadonlySet<string> = new Set([...refusedOptions, ...Object.keys(narrowShape)]);

/** Every option stands here: one that doesn't is refused, so that nobody thinks it was followed. */
export const chatBodySchema = z
  .strictObject(
    {
      model: z.string({ error: 'The model must be named.' }).openapi({ example: modelId }),
      messages: z
        .array(messageSchema, { error: 'The messages must be a list.' })
        .min(1, { error: 'Send at least one message.' })
        .openapi({ example: [{ role: 'user', content: 'what is locality work?' }] }),
      stream: z.boolean({ error: 'Send true or false for stream.' }).nullish(),
      stream_options: z
        .object(
          {
            include_usage: z.boolean({ error: 'Send true or false for include_usage.' }).optional(),
            include_obfuscation: z.literal(false, only('false')).optional(),
          },
          { error: 'The stream options must be an object.' },
        )
        .nullish(),
      temperature: sampling(0, 2),
      top_p: sampling(0, 1),
      presence_penalty: sampling(-2, 2),
      frequency_penalty: sampling(-2, 2),
      seed: z.int({ error: 'Send a whole number for seed, or leave it out.' }).nullish(),
      // Told by callers to tell their own people apart. Never read, logged or kept.
      user: z.string({ error: 'The user must be text.' }).nullish(),
      safety_identifier: z.string({ error: 'The safety identifier must be text.' }).nullish(),
      prompt_cache_key: z.string({ error: 'The cache key must be text.' }).nullish(),
      ...narrowShape,
      ...refusedShape,
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? 'The body has an option that this service does not know. Leave it out.'
          : 'The body must be a JSON object with a model and messages.',
    },
  )
  .openapi('ChatBody');

export type ChatBody = z.infer<typeof chatBodySchema>;
export type ChatMessage = z.infer<typeof messageSchema>;

/** Always zeros: no language model reads or writes anything, so there are no tokens to count. */
const usageSchema = z
  .object({ prompt_tokens: z.literal(0), completion_tokens: z.literal(0), total_tokens: z.literal(0) })
  .openapi('ChatUsage');

const head = { id: z.string(), created: z.int(), model: z.literal(modelId) };

export const completionSchema = z
  .object({
    ...head,
    object: z.literal('chat.completion'),
    choices: z.tuple([
      z.object({
        index: z.literal(0),
        message: z.object({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ]),
    usage: usageSchema,
    /** The answer as `POST /v1/ask` gives it, citations and all. */
    practice_voices: answerBodySchema,
  })
  .openapi('ChatCompletion');

export type CompletionBody = z.infer<typeof completionSchema>;

/** One event of a streamed completion. The last that has a choice carries the whole answer under `practice_voices`. */
export const completionChunkSchema = z
  .object({
    ...head,
    object: z.literal('chat.completion.chunk'),
    choices: z
      .array(
        z.object({
          index: z.literal(0),
          delta: z.object({ role: z.literal('assistant'), content: z.string() }).partial(),
          logprobs: z.null(),
          finish_reason: z.literal('stop').nullable(),
        }),
      )
      .max(1),
    usage: usageSchema.nullable().optional(),
    practice_voices: answerBodySchema.optional(),
  })
  .openapi('ChatCompletionChunk');

export type CompletionChunk = z.infer<typeof completionChunkSchema>;

/** A problem in OpenAI's shape: `code` is the problem's code, `param` the place in the body, never what stands there. */
export const chatErrorSchema = z
  .object({
    error: z.object({
      message: z.string(),
      type: z.enum([
        'invalid_request_error',
        'authentication_error',
        'permission_error',
        'rate_limit_error',
        'server_error',
      ]),
      param: z.string().nullable(),
      code: z.string(),
    }),
  })
  .openapi('ChatError');

export type ChatErrorBody = z.infer<typeof chatErrorSchema>;

export const modelSchema = z
  .object({ id: z.literal(modelId), object: z.literal('model'), created: z.int(), owned_by: z.literal(modelId) })
  .openapi('Model');

export const modelsSchema = z.object({ object: z.literal('list'), data: z.array(modelSchema) }).openapi('Models');
