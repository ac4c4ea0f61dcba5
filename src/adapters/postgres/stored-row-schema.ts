import { z } from 'zod';
import type { ArticleText } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';

const span = { start: z.number(), end: z.number() };

const chunkSchema = z.object({
  ...span,
  id: z.string(),
  article: z.number(),
  heading: z.string().nullable(),
  leadIn: z.string().nullable(),
  sentences: z.array(z.object({ ...span, personId: z.string().nullable(), quotable: z.boolean() })),
}) satisfies z.ZodType<Chunk>;

const articleSchema = z.object({
  text: z.string(),
  blocks: z.array(z.object({ ...span, kind: z.enum(['heading', 'paragraph']) })),
  speech: z.array(z.object({ ...span, personId: z.string() })),
}) satisfies z.ZodType<ArticleText>;

const json = z.string().transform((text): unknown => JSON.parse(text));

/** Copied, as the driver's `Buffer` is a view whose `slice` copies nothing, unlike that of every other array of bytes. */
const bytes = z.instanceof(Uint8Array).transform((buffer) => new Uint8Array(buffer));

/** Rows of the database, by what was asked for. Columns of JSON come as text, so that nothing is read by another's rules. */
export const chunkRow = z.object({
  number: z.number(),
  body: json.pipe(chunkSchema),
  numbers: bytes,
});

export const articleRow = z.object({ number: z.number(), body: json.pipe(articleSchema) });

export const numberRow = z.object({ number: z.number() });

export const catalogueRow = z.object({
  id: z.number(),
  catalogue: z.string(),
  numbers: bytes,
  sha256: z.string(),
});
