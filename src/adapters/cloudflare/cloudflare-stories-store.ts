import { z } from 'zod';
import {
  IndexCorruptError,
  IndexMismatchError,
  IndexMissingError,
  StoreUnavailableError,
  VoicesError,
} from '../../core/errors.js';
import { retrieval } from '../../core/options.js';
import type { HashText, StoreFilter, StoriesStore } from '../../core/ports.js';
import type { Catalogue } from '../../core/retrieval/catalogue.js';
import { parseCatalogue } from '../../core/retrieval/catalogue-file.js';
import { lexicalFields } from '../../core/retrieval/lexical-table.js';
import { decodeBase64 } from './base64.js';
import type { SqlDatabase, SqlStatement } from './sql-database.js';
import { readArticleRow, readChunkRow } from './stored-rows.js';
import { nameTables } from './tables.js';
import { mostMatches, readVectorName, type VectorFilter, type VectorIndex } from './vector-index.js';
import { writeMatch } from './write-match.js';

export interface CloudflareStoreDeps {
  readonly database: SqlDatabase;
  readonly vectors: VectorIndex;
  /** Version to read, as `readCurrentVersion` has it. */
  readonly indexVersion: string;
  readonly hashText: HashText;
}

/** Articles that one query of the vectors can name: a filter has 2,048 bytes at most. */
const mostArticles = 200;

/** Version of the index that answers now. @throws IndexMissingError where none was uploaded; StoreUnavailableError. */
export async function readCurrentVersion(database: SqlDatabase): Promise<string> {
  const rows = await reach(async () => {
    const known = database.prepare("SELECT name FROM sqlite_master WHERE name = 'voices_current'");
    if ((await known.all()).results.length === 0) return [];
    return (await database.prepare('SELECT version FROM voices_current').all()).results;
  });
  const [row] = z.array(z.object({ version: z.string() })).parse(rows);
  if (row) return row.version;
  throw new IndexMissingError('The store has no index yet. Run `npm run upload:index`.');
}

/**
 * Stories in Cloudflare’s services: vectors in Vectorize, words and texts in D1. The words are ranked by FTS5’s own BM25 over our
 * stems, the nearest vectors are found approximately, a hundred at most.
 */
export function openCloudflareStore({ database, vectors, indexVersion, hashText }: CloudflareStoreDeps): StoriesStore {
  const tables = nameTables(indexVersion);
  const { fieldWeights } = retrieval.lexical;
  const weights = [...lexicalFields.map((field) => fieldWeights[field]), 0].join(', ');
  const run = (...statements: readonly SqlStatement[]) =>
    reach(async () => (await database.batch([...statements])).map(({ results }) => results));
  let catalogue: Promise<Catalogue> | null = null;
  const readCatalogue = async (): Promise<Catalogue> => {
    const [rows = []] = await run(database.prepare(`SELECT body FROM ${tables.catalogue} ORDER BY part`));
    return parseCatalogue(joinCatalogue(rows), hashText);
  };
  const openCatalogue = () =>
    (catalogue ??= readCatalogue().catch((fault: unknown) => {
      catalogue = null;
      throw fault;
    }));
  const queryVectors = async (vector: Float32Array, k: number, filter: VectorFilter) => {
    const topK = Math.min(k, mostMatches);
    const narrow = Object.keys(filter).length > 0 ? { filter } : {};
    const query = { topK, namespace: indexVersion, returnValues: false, returnMetadata: 'none', ...narrow } as const;
    const { matches } = await reach(() => vectors.query(vector, query));
    return matches.flatMap(({ id }) => readVectorName(id) ?? []);
  };
  return {
    readCatalogue: openCatalogue,
    findNearest: async (vector, k, filter) => {
      const found = await Promise.all(toVectorFilters(filter).map((part) => queryVectors(vector, k, part)));
      return [...new Set(found.flat())];
    },
    findByWords: async (terms, k, filter) => {
      const match = writeMatch(terms, filter);
      if (match === null) return [];
      const sql = `SELECT rowid AS number FROM ${tables.words} WHERE ${tables.words} MATCH ?1 ORDER BY bm25(${tables.words}, ${weights}), rowid LIMIT ?2`;
      const [rows = []] = await run(database.prepare(sql).bind(match, k));
      return z
        .array(z.object({ number: z.number() }))
        .parse(rows)
        .map(({ number }) => number);
    },
    fetchChunks: async (numbers) => {
      if (numbers.length === 0) return { chunks: [], articles: [] };
      const list = JSON.stringify(numbers);
      const some = `SELECT value FROM json_each(?1)`;
      const [chunks = [], articles = []] = await run(
        database.prepare(`SELECT number, record, numbers FROM ${tables.chunks} WHERE number IN (${some})`).bind(list),
        database
          .prepare(
            `SELECT number, body FROM ${tables.articles} WHERE number IN (SELECT article FROM ${tables.chunks} WHERE number IN (${some}))`,
          )
          .bind(list),
      );
      const { embedder } = (await openCatalogue()).manifest;
      return { chunks: chunks.map((row) => readChunkRow(row, embedder)), articles: articles.map(readArticleRow) };
    },
    fetchArticle: async (number) => {
      const sql = `SELECT number, body FROM ${tables.articles} WHERE number = ?1`;
      const [[row] = []] = await run(database.prepare(sql).bind(number));
      return row === undefined ? null : readArticleRow(row).text;
    },
  };
}

/** One filter for each query that has to be made; none where nothing could pass. */
function toVectorFilters({ council, articles }: StoreFilter): readonly VectorFilter[] {
  const inCouncil: VectorFilter = council === null ? {} : { council: { $eq: council } };
  if (articles === null) return [inCouncil];
  const parts = Array.from({ length: Math.ceil(articles.length / mostArticles) }, (_, at) =>
    articles.slice(at * mostArticles, (at + 1) * mostArticles),
  );
  return parts.map((part) => ({ ...inCouncil, article: { $in: [...part] } }));
}

/** The pieces of the JSON begin with `j`, those of the numbers with `n`. */
function joinCatalogue(rows: readonly unknown[]) {
  const pieces = z
    .array(z.object({ body: z.string() }))
    .parse(rows)
    .map(({ body }) => body);
  const join = (mark: string): string =>
    pieces
      .filter((piece) => piece.startsWith(mark))
      .map((piece) => piece.slice(1))
      .join('');
  if (pieces.length === 0)
    throw new IndexCorruptError('The store has no catalogue. Run `npm run upload:index -- --full`.');
  return { json: join('j'), numbers: decodeBase64(join('n')) };
}

/** What a service says of its fault may hold words of a question, so it is left behind. */
async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (fault) {
    if (fault instanceof VoicesError) throw fault;
    if (fault instanceof Error && fault.message.includes('no such table'))
      throw new IndexMismatchError('The store no longer has this index. The service takes up the new one by itself.');
    throw new StoreUnavailableError('The store of the stories could not be reached. Ask again.');
  }
}
