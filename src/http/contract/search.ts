/** `POST /v1/search`: what may be sent and what comes back. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../core/options.js';
import { maskedKinds, signpostSchema } from './ask.js';
import { councilFilterSchema, councilNameSchema, indexVersionSchema, limitSchema, speakerSchema } from './stories.js';

export const searchBodySchema = z
  .object(
    {
      query: z
        .string({ error: 'The query must be text.' })
        .describe(`Words or a question, up to ${limits.maxQuestionChars} characters.`)
        .openapi({ example: 'supervision in the first year' }),
      council: councilFilterSchema,
      limit: limitSchema(limits.maxPassages, limits.defaultPassages, 'passages'),
    },
    { error: 'The body must be a JSON object with a query.' },
  )
  .openapi('SearchBody');

const passageSchema = z
  .object({
    rank: z.int().describe('Counted from 1.'),
    score: z.number().describe('Higher is nearer. Comparable within one search only.'),
    articleId: z.string(),
    articleTitle: z.string().nullable(),
    council: councilNameSchema.nullable(),
    heading: z
      .string()
      .nullable()
      .describe('The heading, often an interviewer’s question, that the passage stands under.'),
    speaker: speakerSchema.nullable().describe('Null where the passage is not the words of one person alone.'),
    text: z
      .string()
      .describe(`The article’s own words, up to ${limits.maxQuoteChars} code units: \`start\` to \`end\`.`),
    start: z.int().describe('First UTF-16 code unit of `text` in the article.'),
    end: z.int().describe('One past the last.'),
    sha256: z.string().describe('Hex SHA-256 of the UTF-8 bytes of `text`.'),
    cut: z.boolean().describe('True where the passage goes on after `text`.'),
  })
  .openapi('Passage');

export const searchResultSchema = z
  .object({
    query: z.string().describe('The query as it was searched, spelling mended.'),
    passages: z
      .array(passageSchema)
      .describe('Best first. A search says what is nearest, not whether it answers: for that, ask.'),
    signposts: z
      .array(signpostSchema)
      .describe('Help lines, where the query is that of a person in need. Nothing is searched then: show these.'),
    indexVersion: indexVersionSchema,
    masked: z.array(z.enum(maskedKinds)).describe('Kinds of personal details that were hidden before reading.'),
  })
  .openapi('SearchResult');

export type SearchBody = z.infer<typeof searchBodySchema>;
export type SearchResultBody = z.infer<typeof searchResultSchema>;
