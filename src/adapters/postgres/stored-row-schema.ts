import { z } from 'zod';
import { storedArticleSchema, storedChunkSchema } from '../store-rows/stored-shapes.js';

const json = z.string().transform((text): unknown => JSON.parse(text));

/** Copied, as the driver's `Buffer` is a view whose `slice` copies nothing, unlike that of every other array of bytes. */
const bytes = z.instanceof(Uint8Array).transform((buffer) => new Uint8Array(buffer));

/** Rows of the database, by what was asked for. Columns of JSON come as text, so that nothing is read by another's rules. */
export const chunkRow = z.object({
  number: z.number(),
  body: json.pipe(storedChunkSchema),
  numbers: bytes,
});

export const articleRow = z.object({ number: z.number(), body: json.pipe(storedArticleSchema) });

export const numberRow = z.object({ number: z.number() });

export const catalogueRow = z.object({
  id: z.number(),
  catalogue: z.string(),
  numbers: bytes,
  sha256: z.string(),
});
