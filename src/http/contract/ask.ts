/** `POST /v1/ask`: what may be sent and what comes back. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../core/options.js';
import { councilFilterSchema, councilNameSchema, indexVersionSchema, limitSchema, speakerSchema } from './stories.js';

/** Most bytes of a request body. The longest question with 20 earlier turns takes about 40 kB. */
export const maxBodyBytes = 64 * 1024;

const questionSchema = z.string({ error: 'The question must be text.' });

const turnSchema = z
  .object(
    {
      question: questionSchema.describe('What the person asked.'),
      articleIds: z
        .array(z.string({ error: 'An article id must be text.' }), { error: 'Give a list of article ids.' })
        .describe('Articles that its answer cited.'),
    },
    { error: 'A turn is an object with a question.' },
  )
  .partial({ articleIds: true })
  .openapi('Turn');

/** Earlier turns, oldest first. How many there may be is for the core to say. */
export const turnsSchema = z.array(turnSchema, { error: 'The earlier turns must be a list.' });

/** Fields that are not named here are ignored. How long a question may be is for the core to say, after cleaning it. */
export const askBodySchema = z
  .object(
    {
      question: questionSchema
        .describe(`What the person asks, up to ${limits.maxQuestionChars} characters.`)
        .openapi({ example: 'what is locality work?' }),
      turns: turnsSchema
        .optional()
        .describe(`Up to ${limits.maxTurns} earlier turns, oldest first. The service keeps no conversation.`),
      council: councilFilterSchema,
      limit: limitSchema(limits.maxCitations, limits.defaultCitations, 'citations'),
    },
    { error: 'The body must be a JSON object with a question.' },
  )
  .openapi('AskBody');

export type AskBody = z.infer<typeof askBodySchema>;

export const citationSchema = z
  .object({
    number: z.int().describe('The `[1]` of the text.'),
    quote: z.string().describe('The article’s words from `start` to `end`, to the letter.'),
    start: z.int().describe('First UTF-16 code unit of the quote in the article.'),
    end: z.int().describe('One past the last.'),
    sha256: z.string().describe('Hex SHA-256 of the quote’s UTF-8 bytes.'),
    before: z.string().describe('A little of the article before the quote.'),
    after: z.string().describe('A little of the article after the quote.'),
    speaker: speakerSchema.nullable().describe('Who said it; null where the words are the writer’s.'),
    articleId: z.string(),
    articleTitle: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.'),
    url: z.string().nullable().describe('Where it was published, with a text fragment that marks the quote.'),
    council: councilNameSchema.nullable(),
    score: z.number().describe('0 to 1; comparable within one answer only.'),
  })
  .openapi('Citation');

export const signpostSchema = z
  .object({ name: z.string(), phone: z.string().nullable(), url: z.string().nullable(), text: z.string() })
  .openapi('Signpost');

const statuses = [
  'answered',
  'partly-answered',
  'unanswerable',
  'needs-clarification',
  'small-talk',
  'signposted',
  'declined',
] as const;

const reasons = [
  'part-not-found',
  'no-relevant-passage',
  'name-not-found',
  'topic-not-found',
  'ambiguous',
  'greeting',
  'thanks',
  'goodbye',
  'about-the-tool',
  'person-in-need',
  'command',
  'off-topic',
] as const;

export const maskedKinds = [
  'email',
  'phone',
  'national-insurance-number',
  'nhs-number',
  'card-number',
  'date-of-birth',
  'registration-number',
] as const;

/** What a language model came to; `used` and `nothing-left` where it answered at all. */
const outcomes = [
  'used',
  'nothing-left',
  'timed-out',
  'rate-limited',
  'refused',
  'too-long',
  'malformed',
  'unreachable',
  'switched-off',
] as const;

const traceSchema = z
  .object({
    composedBy: z.enum(['templates', 'model']).describe('`model` where it wrote sentences before the quotes.'),
    steps: z
      .array(
        z
          .object({
            step: z.enum(['question', 'sentences']).describe('What it was asked for.'),
            outcome: z.enum(outcomes).describe('Other than `used`, the answer is the one without a language model.'),
            kept: z.int().describe('Sentences, or standalone questions, that passed the check.'),
            removed: z.int().describe('Those that did not.'),
          })
          .openapi('TraceStep'),
      )
      .describe('In the order in which they were taken.'),
  })
  .openapi('Trace');

// JSON has no `undefined`, so the field is there or it is not; what writes the OpenAPI document knows `optional` alone.
const optionalTrace = traceSchema
  .optional()
  .describe(
    'What a language model did for this answer; only where one is set up and was asked.',
  ) as unknown as ReturnType<typeof traceSchema.exactOptional>;

export const answerBodySchema = z
  .object({
    id: z.string().describe('The same question on the same index has the same id.'),
    status: z.enum(statuses).describe('How the question ended. Only the first two have citations.'),
    reason: z.enum(reasons).nullable().describe('Why; null where the status says it all.'),
    text: z.string().describe('The answer as plain text with `[1]` markers. Complete without the rest.'),
    standaloneQuestion: z.string().describe('How the question was understood with the turns before it.'),
    citations: z.array(citationSchema).describe('The quotes, in the order of the text.'),
    signposts: z.array(signpostSchema).describe('Help lines for a person in need.'),
    suggestions: z.array(z.string()).describe('Up to three questions that the stories answer.'),
    searched: z
      .object({ articles: z.int(), councils: z.int() })
      .openapi('Searched')
      .describe('How many articles and councils were searched.'),
    indexVersion: indexVersionSchema,
    masked: z.array(z.enum(maskedKinds)).describe('Kinds of personal details that were hidden before reading.'),
    trace: optionalTrace,
  })
  .openapi('Answer');

export type AnswerBody = z.infer<typeof answerBodySchema>;
export type CitationBody = z.infer<typeof citationSchema>;
