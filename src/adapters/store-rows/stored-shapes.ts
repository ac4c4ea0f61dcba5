import { z } from 'zod';
import type { ArticleText } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';

const span = { start: z.number(), end: z.number() };

/** A chunk as every store keeps it: as JSON. */
export const storedChunkSchema = z.object({
  ...span,
  id: z.string(),
  article: z.number(),
  heading: z.string().nullable(),
  leadIn: z.string().nullable(),
  sentences: z.array(z.object({ ...span, personId: z.string().nullable(), quotable: z.boolean() })),
}) satisfies z.ZodType<Chunk>;

/** The words of an article, likewise. */
export const storedArticleSchema = z.object({
  text: z.string(),
  blocks: z.array(z.object({ ...span, kind: z.enum(['heading', 'paragraph']) })),
  speech: z.array(z.object({ ...span, personId: z.string() })),
  asked: z.array(z.object({ ...span, questions: z.array(z.string()) })).exactOptional(),
}) satisfies z.ZodType<ArticleText>;
