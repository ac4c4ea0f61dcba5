/** `POST /v1/ask`: what may be sent and what comes back. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../core/options.js';

/** Most bytes of a request body. The longest question with 20 earlier turns takes about 40 kB. */
export const maxBodyBytes = 64 * 1024;

const questionSchema = z.string({ error: 'The question must be text.' });

const turnSchema = z
  .object(
    {
      question: questionSchema,
      articleIds: z.array(z.string({ error: 'An article id must be text.' }), { error: 'Give a list of article ids.' }),
    },
    { error: 'A turn is an object with a question.' },
  )
  .partial({ articleIds: true })
  .openapi('Turn');

/** Earlier turns, oldest first. How many there may be is for the core to say. */
export const turnsSchema = z.array(turnSchema, { error: 'The earlier turns must be a list.' });

const limitError = `The limit must be a whole number from 1 to ${limits.maxCitations}.`;

/** Fields that are not named here are ignored. How long a question may be is for the core to say, after cleaning it. */
export const askBodySchema = z
  .object(
    {
      question: questionSchema.openapi({ example: 'what is locality work?' }),
      turns: turnsSchema.optional(),
      council: z.string({ error: 'The council must be the id of a council.' }).optional().openapi({ example: 'kent' }),
      limit: z
        .int({ error: limitError })
        .min(1, { error: limitError })
        .max(limits.maxCitations, { error: limitError })
        .optional(),
    },
    { error: 'The body must be a JSON object with a question.' },
  )
  .openapi('AskBody');

export type AskBody = z.infer<typeof askBodySchema>;

const speakerSchema = z.object({ name: z.string(), role: z.string().nullable(), employer: z.string().nullable() });

const citationSchema = z
  .object({
    number: z.int(),
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    sha256: z.string(),
    before: z.string(),
    after: z.string(),
    speaker: speakerSchema.nullable(),
    articleId: z.string(),
    articleTitle: z.string().nullable(),
    publisher: z.string().nullable(),
    published: z.string().nullable(),
    url: z.string().nullable(),
    council: z.object({ id: z.string(), name: z.string() }).nullable(),
    score: z.number(),
  })
  .openapi('Citation');

const signpostSchema = z
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

const maskedKinds = [
  'email',
  'phone',
  'national-insurance-number',
  'nhs-number',
  'card-number',
  'date-of-birth',
  'registration-number',
] as const;

export const answerBodySchema = z
  .object({
    id: z.string(),
    status: z.enum(statuses),
    reason: z.enum(reasons).nullable(),
    text: z.string(),
    standaloneQuestion: z.string(),
    citations: z.array(citationSchema),
    signposts: z.array(signpostSchema),
    suggestions: z.array(z.string()),
    searched: z.object({ articles: z.int(), councils: z.int() }),
    indexVersion: z.string(),
    masked: z.array(z.enum(maskedKinds)),
  })
  .openapi('Answer');

export type AnswerBody = z.infer<typeof answerBodySchema>;
export type CitationBody = z.infer<typeof citationSchema>;
