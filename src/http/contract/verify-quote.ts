/** `POST /v1/quotes/verify`: what may be sent and what comes back. */
import { z } from '@hono/zod-openapi';
import { indexVersionSchema } from './stories.js';

/** Most quotes in one request. */
export const maxKeptQuotes = 50;
const maxQuoteChars = 2000;
const offsetError = 'An offset must be a whole number from 0.';

const offset = (description: string) =>
  z.int({ error: offsetError }).min(0, { error: offsetError }).describe(description);

export const keptQuoteSchema = z
  .object(
    {
      articleId: z.string({ error: 'The article id must be text.' }).describe('As a citation has it.'),
      start: offset('First UTF-16 code unit of the quote in the article.'),
      end: offset('One past the last.'),
      sha256: z
        .string({ error: 'The hash must be text.' })
        .regex(/^[0-9a-f]{64}$/, { error: 'The hash must be 64 hexadecimal digits in lower case.' })
        .describe('Hex SHA-256 of the quote’s UTF-8 bytes.'),
      quote: z
        .string({ error: 'The quote must be text.' })
        .max(maxQuoteChars, { error: `The quote must be ${maxQuoteChars} characters or less.` })
        .optional()
        .describe('The words. Where they moved, they are looked for.'),
    },
    { error: 'A quote is an object with articleId, start, end and sha256.' },
  )
  .openapi('KeptQuote', {
    example: {
      articleId: 'kensington-chelsea-jess',
      start: 1136,
      end: 1320,
      sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
    },
  });

export const keptQuotesSchema = z.object(
  {
    quotes: z
      .array(keptQuoteSchema, { error: 'Give a list of quotes.' })
      .min(1, { error: 'Give at least one quote.' })
      .max(maxKeptQuotes, { error: `Give ${maxKeptQuotes} quotes at most.` }),
  },
  { error: `The body must be a JSON object: one quote, or up to ${maxKeptQuotes} of them in quotes.` },
);

/**
 * One quote or a list of them; gives a list. Each form is checked by its own schema, so that a fault is told in the terms of
 * the form that was sent.
 */
export const verifyBodySchema = z
  .unknown()
  .transform((body, context) => {
    const read = isOneQuote(body) ? keptQuoteSchema.safeParse(body) : keptQuotesSchema.safeParse(body);
    if (read.success) return 'quotes' in read.data ? read.data.quotes : [read.data];
    for (const { path, message } of read.error.issues)
      context.issues.push({ code: 'custom', path: [...path], message, input: body });
    return z.NEVER;
  })
  .openapi('VerifyBody', {
    oneOf: [{ $ref: '#/components/schemas/KeptQuote' }, { $ref: '#/components/schemas/KeptQuotes' }],
  });

function isOneQuote(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && !('quotes' in body);
}

const spanSchema = z.object({ start: z.int(), end: z.int() }).openapi('Span');

const verdictSchema = z
  .object({
    articleId: z.string(),
    start: z.int(),
    end: z.int(),
    verdict: z
      .enum(['real', 'altered', 'gone'])
      .describe(
        '`real`: the article has these words at this place. `altered`: it has other words there. `gone`: there is no such article, or its text has no such place.',
      ),
    foundAt: spanSchema
      .nullable()
      .describe('Where the words stand now; null where they are not known, not found, or found more than once.'),
  })
  .openapi('QuoteVerdict');

export const verifyResultSchema = z
  .object({
    verdicts: z.array(verdictSchema).describe('One for each quote, in the order sent.'),
    indexVersion: indexVersionSchema,
  })
  .openapi('VerifyResult');

export type VerifyResultBody = z.infer<typeof verifyResultSchema>;
