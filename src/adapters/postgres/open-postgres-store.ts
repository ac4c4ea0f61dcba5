import { createHash } from 'node:crypto';
import type { ZodType } from 'zod';
import { IndexCorruptError, IndexMissingError, StoreUnavailableError } from '../../core/errors.js';
import { retrieval } from '../../core/options.js';
import type { StoreFilter, StoriesStore } from '../../core/ports.js';
import type { Catalogue } from '../../core/retrieval/catalogue.js';
import { parseCatalogue } from '../../core/retrieval/catalogue-file.js';
import type { LexicalOptions } from '../../core/retrieval/lexical-index.js';
import { unpackChunkNumbers } from '../../core/retrieval/pack-chunk.js';
import type { StoredChunk } from '../../core/retrieval/stored-chunk.js';
import { digestCatalogue } from './digest-catalogue.js';
import { keepAffordable, storeWord, weighTerms, writeWordsSql } from './find-by-words.js';
import { nameTables } from './index-tables.js';
import { listCouncilIds } from './list-council-ids.js';
import type { Database } from './open-database.js';
import { articleRow, catalogueRow, chunkRow, numberRow } from './stored-row-schema.js';

export interface PostgresStoreOptions {
  /** Numbers that words are ranked by; those of the service where absent. */
  readonly lexical?: LexicalOptions;
  /**
   * Up to so many passages that pass a filter are compared one by one, which misses none; more by the graph. 10,000: comparing
   * 5,000 took 70 ms in a PostgreSQL of WebAssembly on a busy machine.
   */
  readonly exactUpTo?: number;
  /**
   * Most entries of words that one question reads; 200,000, at 8 microseconds each on that machine. Where a question's words have more, the commonest are not looked
   * up to find passages; those that are found are ranked by all words.
   */
  readonly mostEntries?: number;
}

export interface PostgresStoriesStore extends StoriesStore {
  /** Of the index in the database; one that is uploaded again gets another, though its version is the same. */
  readonly id: number;
}

const mend = 'Run `npm run upload:postgres -- --full`.';

/**
 * Opens the index that the database now names as current, and stays with it: once it was removed there, every call is a
 * `StoreUnavailableError`. Its word search ranks as `LexicalIndex` does, within `mostEntries`.
 * @throws IndexMissingError where nothing was uploaded; IndexCorruptError, IndexMismatchError of its catalogue;
 * StoreUnavailableError.
 */
export async function openPostgresStore(
  database: Database,
  { lexical = retrieval.lexical, exactUpTo = 10_000, mostEntries = 200_000 }: PostgresStoreOptions = {},
): Promise<PostgresStoriesStore> {
  const { id, catalogue } = await readCurrent(database);
  const tables = nameTables(id);
  const { manifest, words } = catalogue;
  const select = async <T>(row: ZodType<T>, sql: string, values: readonly unknown[]): Promise<readonly T[]> => {
    const rows = await database.query(sql, values).catch((error: unknown) => {
      throw error instanceof IndexMissingError ? replaced(manifest.indexVersion) : error;
    });
    return parseRows(row, rows);
  };
  const findNumbers = async (sql: string, values: readonly unknown[]) =>
    (await select(numberRow, sql, values)).map(({ number }) => number);
  return {
    id,
    readCatalogue: () => Promise.resolve(catalogue),
    findNearest: (vector, k, filter) => {
      const { where, values } = writeFilter(filter, catalogue, 3);
      // What is added hides the distance from the graph.
      const order = countPassing(filter, catalogue) <= exactUpTo ? '(c.embedding <=> $1) + 0' : 'c.embedding <=> $1';
      const sql = `select c.number from ${tables.chunks} c ${where && `where ${where}`} order by ${order} limit $2`;
      return findNumbers(sql, [database.writeVector(vector), k, ...values]);
    },
    findByWords: async (terms, k, filter) => {
      const parts = keepAffordable(weighTerms(terms, lexical, words), mostEntries);
      if (parts.length === 0) return [];
      const { where, values } = writeFilter(filter, catalogue, 9);
      const columns = [
        parts.map(({ term }) => term),
        parts.map(({ way }) => way),
        parts.map(({ needed }) => needed),
        parts.map(({ counts }) => counts),
        parts.map(({ word }) => storeWord(word)),
        parts.map(({ gain }) => gain),
      ];
      return findNumbers(writeWordsSql(tables, where), [lexical.k1, ...columns, k, ...values]);
    },
    fetchChunks: async (numbers) => {
      if (numbers.length === 0) return { chunks: [], articles: [] };
      const wanted = `from ${tables.chunks} where number = any($1::int[])`;
      const [chunks, articles] = await Promise.all([
        select(chunkRow, `select number, body::text, numbers ${wanted}`, [numbers]),
        select(
          articleRow,
          `select number, body::text from ${tables.articles} where number in (select article ${wanted})`,
          [numbers],
        ),
      ]);
      return {
        chunks: chunks.map(({ number, body, numbers: bytes }): StoredChunk => ({
          number,
          chunk: body,
          ...unpackChunkNumbers(bytes, body.sentences.length, manifest.embedder),
        })),
        articles: articles.map(({ number, body }) => ({ number, text: body })),
      };
    },
    fetchArticle: async (number) => {
      const sql = `select number, body::text from ${tables.articles} where number = $1`;
      const [row] = await select(articleRow, sql, [number]);
      return row?.body ?? null;
    },
  };
}

async function readCurrent(database: Database): Promise<{ readonly id: number; readonly catalogue: Catalogue }> {
  const rows = await database.query(
    `select id, catalogue::text, catalogue_numbers as numbers, catalogue_sha256 as sha256
     from practice_voices.indexes where is_current`,
  );
  const [row] = parseRows(catalogueRow, rows);
  if (!row) throw new IndexMissingError('The database has no index in use. Run `npm run upload:postgres`.');
  const file = { json: row.catalogue, numbers: row.numbers };
  if (digestCatalogue(file) !== row.sha256) throw damaged('its catalogue is not as it was written');
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  return { id: row.id, catalogue: parseCatalogue(file, hashText) };
}

/** Condition on the rows `c` of the chunks' table, with its values, the first of which is `$first`. Empty where all pass. */
function writeFilter(
  { council, articles }: StoreFilter,
  { corpus }: Catalogue,
  first: number,
): { readonly where: string; readonly values: readonly unknown[] } {
  const conditions: string[] = [];
  const values: unknown[] = [];
  const add = (write: (place: string) => string, value: unknown): void => {
    conditions.push(write(`$${first + values.length}`));
    values.push(value);
  };
  if (council !== null) add((place) => `c.council = ${place}`, listCouncilIds(corpus.articles).indexOf(council));
  if (articles !== null) add((place) => `c.article = any(${place}::int[])`, articles);
  return { where: conditions.join(' and '), values };
}

function countPassing({ council, articles }: StoreFilter, { corpus, articleCounts, words }: Catalogue): number {
  if (council === null && articles === null) return words.size;
  const places = articles ?? corpus.articles.keys();
  let passing = 0;
  for (const place of places)
    if (council === null || corpus.articles[place]?.councilId === council)
      passing += articleCounts[place]?.passages ?? 0;
  return passing;
}

function parseRows<T>(row: ZodType<T>, rows: readonly unknown[]): readonly T[] {
  return rows.map((value) => {
    const parsed = row.safeParse(value);
    if (parsed.success) return parsed.data;
    throw damaged('a row is not as it was written');
  });
}

function replaced(indexVersion: string): StoreUnavailableError {
  return new StoreUnavailableError(
    `The index ${indexVersion} is no longer in the database: another took its place. Ask again in a few seconds.`,
  );
}

function damaged(what: string): IndexCorruptError {
  return new IndexCorruptError(`The index in the database is damaged: ${what}. ${mend}`);
}
