import { z } from 'zod';
import type { ArticleText } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { IndexCorruptError } from '../../core/errors.js';
import { packChunkNumbers, unpackChunkNumbers } from '../../core/retrieval/pack-chunk.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { StoredArticle, StoredChunk } from '../../core/retrieval/stored-chunk.js';
import { storedArticleSchema, storedChunkSchema } from '../store-rows/stored-shapes.js';
import { decodeBase64, encodeBase64 } from './base64.js';

const chunkRow = z.object({ number: z.number(), record: z.string(), numbers: z.string() });
const articleRow = z.object({ number: z.number(), body: z.string() });

/** A row of the table of chunks. */
export function toChunkRow({ number, chunk, ...numbers }: StoredChunk) {
  return {
    number,
    article: chunk.article,
    record: JSON.stringify(chunk),
    numbers: encodeBase64(packChunkNumbers(numbers)),
  };
}

/** @throws IndexCorruptError where the row is none that `toChunkRow` made. */
export function readChunkRow(row: unknown, embedder: Manifest['embedder']): StoredChunk {
  return read('passage', () => {
    const { number, record, numbers } = chunkRow.parse(row);
    const chunk: Chunk = storedChunkSchema.parse(JSON.parse(record));
    return { number, chunk, ...unpackChunkNumbers(decodeBase64(numbers), chunk.sentences.length, embedder) };
  });
}

/** A row of the table of articles. */
export function toArticleRow(number: number, text: ArticleText) {
  return { number, body: JSON.stringify(text) };
}

/** @throws IndexCorruptError where the row is none that `toArticleRow` made. */
export function readArticleRow(row: unknown): StoredArticle {
  return read('story', () => {
    const { number, body } = articleRow.parse(row);
    return { number, text: storedArticleSchema.parse(JSON.parse(body)) };
  });
}

function read<T>(what: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    throw new IndexCorruptError(`A ${what} in the store is damaged. Run \`npm run upload:index -- --full\`.`, {
      cause,
    });
  }
}
