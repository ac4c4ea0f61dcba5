/** Events of `POST /v1/ask` with `Accept: text/event-stream`, by name; each one's data is JSON. */
import { z } from '@hono/zod-openapi';
import { answerBodySchema, citationSchema } from './ask.js';
import { problemSchema } from './problem.js';

/** Everything that is known before the first word of the text. */
const startSchema = answerBodySchema
  .omit({ text: true, citations: true, suggestions: true, trace: true })
  .openapi('AnswerStart', { description: 'Everything but the words: how the question ended, help lines, the index.' });

const deltaSchema = z
  .object({ text: z.string() })
  .openapi('AnswerDelta', { description: 'The next words of the text. All of them in order are the text.' });

export const askEventSchemas = {
  'answer-start': startSchema,
  citation: citationSchema,
  'answer-delta': deltaSchema,
  'answer-end': answerBodySchema,
  error: problemSchema,
} as const;

const dataOf = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The whole stream. OpenAPI 3.1 has no word for what is in one, so an extension names the schema of each event's data. */
export const eventsSchema = z
  .string()
  .describe('Events; the data of each is JSON.')
  .openapi({
    'x-events': {
      'answer-start': dataOf('AnswerStart'),
      citation: dataOf('Citation'),
      'answer-delta': dataOf('AnswerDelta'),
      'answer-end': dataOf('Answer'),
      error: dataOf('Problem'),
    },
  });

export type AskEventName = keyof typeof askEventSchemas;

/** One event of the stream, its data not yet written as JSON. */
export type AskEvent = {
  readonly [Name in AskEventName]: { readonly event: Name; readonly data: z.infer<(typeof askEventSchemas)[Name]> };
}[AskEventName];
