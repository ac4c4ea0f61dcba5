/** What can be read of the stories without asking: articles, councils, proven questions. Never an article's text. */
import { z } from '@hono/zod-openapi';

export const speakerSchema = z
  .object({
    name: z.string(),
    role: z.string().nullable().describe('As printed in the article; null where none is printed.'),
    employer: z.string().nullable(),
  })
  .openapi('Speaker');

export const councilNameSchema = z.object({ id: z.string(), name: z.string() }).openapi('CouncilName');

export const councilFilterSchema = z
  .string({ error: 'The council must be the id of a council.' })
  .optional()
  .describe('Id of a council: only its stories are searched.')
  .openapi({ example: 'kent' });

/** How many of something to give: 1 to `most`, `initial` where it is left out. */
export function limitSchema(most: number, initial: number, things: string) {
  const error = `The limit must be a whole number from 1 to ${most}.`;
  return z
    .int({ error })
    .min(1, { error })
    .max(most, { error })
    .optional()
    .describe(`Most ${things}; ${initial} where it is left out.`);
}

export const indexVersionSchema = z
  .string()
  .describe('Which index answered. It changes whenever the stories, the model or the way of searching do.');

const articleShape = {
  id: z.string(),
  title: z.string().nullable().describe('As printed; null where none was.'),
  council: councilNameSchema.nullable().describe('Whose social workers the article is about.'),
  publisher: z.string().nullable(),
  published: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.'),
  url: z.string().nullable().describe('Where it was published.'),
  sponsor: z.string().nullable().describe('Who paid for the piece, where the text says so.'),
  rights: z.string().describe('Whose text it is and on what terms it may be quoted.'),
  people: z.array(speakerSchema).describe('Those whose words it holds.'),
  counts: z
    .object({
      characters: z.int().describe('UTF-16 code units, as all offsets are.'),
      passages: z.int().describe('Parts that are searched.'),
      quotableSentences: z.int(),
    })
    .openapi('ArticleCounts'),
};

export const articleSchema = z.object(articleShape).openapi('Article');

export const articleDetailSchema = z
  .object({
    ...articleShape,
    quotable: z
      .object({
        longestQuote: z.int().describe('Longest quote that the service makes of it, in UTF-16 code units.'),
        voices: z
          .array(
            z
              .object({
                speaker: speakerSchema.nullable().describe('Null for the writer’s own words.'),
                sentences: z.int(),
              })
              .openapi('Voice'),
          )
          .describe('Whose sentences can be quoted, and how many of each.'),
      })
      .openapi('Quotable'),
    indexVersion: indexVersionSchema,
  })
  .openapi('ArticleDetail');

export const articlesBodySchema = z
  .object({ articles: z.array(articleSchema), indexVersion: indexVersionSchema })
  .openapi('Articles');

const councilSchema = z
  .object({
    id: z.string().describe('What the `council` of a question or a search takes.'),
    name: z.string(),
    aliases: z.array(z.string()).describe('Other ways people write the name.'),
    careersUrl: z.string().nullable().describe('Where a person can go on from here.'),
    articles: z.int().describe('How many articles are about it.'),
  })
  .openapi('Council');

export const councilsBodySchema = z
  .object({ councils: z.array(councilSchema), indexVersion: indexVersionSchema })
  .openapi('Councils');

export const suggestionsBodySchema = z
  .object({
    suggestions: z
      .array(
        z
          .object({
            question: z.string(),
            articleIds: z.array(z.string()).describe('Articles that its answer cites.'),
          })
          .openapi('Suggestion'),
      )
      .describe('Questions that were asked of this very index and answered, the most welcome first.'),
    indexVersion: indexVersionSchema,
  })
  .openapi('Suggestions');

export const councilQuerySchema = z.object({
  council: z
    .string()
    .optional()
    .openapi({ param: { description: 'Id of a council: only questions that its stories answer.' }, example: 'kent' }),
});

export const articleParamsSchema = z.object({
  id: z.string().openapi({ param: { description: 'Id of an article.' }, example: 'kensington-chelsea-jess' }),
});

export type ArticleBody = z.infer<typeof articleSchema>;
export type ArticleDetailBody = z.infer<typeof articleDetailSchema>;
