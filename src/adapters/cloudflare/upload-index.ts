import { makeCatalogue, type Catalogue } from '../../core/retrieval/catalogue.js';
import { packCatalogue } from '../../core/retrieval/catalogue-file.js';
import { describeChunk } from '../../core/retrieval/describe-chunk.js';
import { lexicalFields } from '../../core/retrieval/lexical-table.js';
import { listStoredChunks, takeText, type StoredChunk } from '../../core/retrieval/stored-chunk.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { splitWords } from '../../core/retrieval/words.js';
import { encodeBase64 } from './base64.js';
import { toArticleRow, toChunkRow } from './stored-rows.js';
import { createTables, nameTables, sharedTables } from './tables.js';
import { mostVectors, type BoundSql, type UploadTarget } from './upload-target.js';
import { nameVector, type UploadedVector } from './vector-index.js';
import { writePlace, writeStems } from './write-match.js';

export interface UploadReport {
  readonly indexVersion: string;
  /** Steps that this run did, and those that an earlier one had done. */
  readonly done: number;
  readonly skipped: number;
}

export interface UploadOptions {
  readonly onProgress?: (step: number, steps: number) => void;
  /** Does every step again, whatever the journal says. */
  readonly full?: boolean;
}

/** One part of an upload. Doing it twice is the same as doing it once. */
interface Step {
  readonly name: string;
  readonly run: (target: UploadTarget) => Promise<void>;
}

/** Passages of one statement, about a megabyte of text. */
const chunksPerStep = 50;
/** UTF-16 code units of one piece of the catalogue; a row may have two megabytes, which is bytes. */
const pieceLength = 250_000;

/**
 * Writes an index beside the one that answers, then makes it the one that answers. What was done is noted in the store itself, so an
 * upload that was interrupted goes on where it stopped, from whichever machine. Until the last step everybody gets the old stories.
 */
export async function uploadIndex(
  index: StoriesIndex,
  target: UploadTarget,
  { onProgress, full = false }: UploadOptions = {},
): Promise<UploadReport> {
  const { indexVersion, embedder } = index.manifest;
  await target.checkVectors(embedder.dimensions);
  await target.runSql([...sharedTables, ...createTables(indexVersion)].map((sql) => ({ sql, values: [] })));
  if (full) await target.runSql([{ sql: 'DELETE FROM voices_journal WHERE version = ?1', values: [indexVersion] }]);
  const journal = await readJournal(target, indexVersion);
  const steps = planUpload(index);
  let done = 0;
  for (const [at, { name, run }] of steps.entries()) {
    if (!journal.has(name)) {
      await run(target);
      const sql = 'INSERT OR IGNORE INTO voices_journal (version, step) VALUES (?1, ?2)';
      await target.runSql([{ sql, values: [indexVersion, name] }]);
      done += 1;
    }
    onProgress?.(at + 1, steps.length);
  }
  // What an earlier run wrote may not be found yet either: a vector written behind it tells when it is.
  const [first] = listStoredChunks(index);
  if (first) await target.upsertVectors([toVector(first, index)]);
  await target.settleVectors();
  const sql = 'INSERT OR REPLACE INTO voices_current (one, version) VALUES (1, ?1)';
  await target.runSql([{ sql, values: [indexVersion] }]);
  return { indexVersion, done, skipped: steps.length - done };
}

async function readJournal(target: UploadTarget, version: string): Promise<ReadonlySet<unknown>> {
  const sql = 'SELECT step FROM voices_journal WHERE version = ?1';
  const [rows = []] = await target.runSql([{ sql, values: [version] }]);
  return new Set(rows.map((row) => (typeof row === 'object' && row !== null && 'step' in row ? row.step : null)));
}

/** The same index always has the same steps: their names stand in the journal. */
function planUpload(index: StoriesIndex): readonly Step[] {
  const { manifest, corpus } = index;
  const tables = nameTables(manifest.indexVersion);
  const articles = corpus.articles.map((article, number) => toArticleRow(number, takeText(article)));
  return [
    ...cut([...listStoredChunks(index)], chunksPerStep).map((chunks, at) => planChunks(`chunks-${at}`, chunks, index)),
    ...cut(articles, chunksPerStep).map((rows, at): Step => {
      const sql = `INSERT OR REPLACE INTO ${tables.articles} (number, body) SELECT value->>'$.number', value->>'$.body' FROM json_each(?1)`;
      return { name: `articles-${at}`, run: (target) => runEach(target, sql, rows) };
    }),
    planCatalogue(makeCatalogue(index), tables.catalogue),
  ];
}

function planChunks(name: string, chunks: readonly StoredChunk[], index: StoriesIndex): Step {
  const { corpus, manifest } = index;
  const { indexVersion } = manifest;
  const tables = nameTables(indexVersion);
  const insertChunks = `INSERT OR REPLACE INTO ${tables.chunks} (number, article, record, numbers) SELECT value->>'$.number', value->>'$.article', value->>'$.record', value->>'$.numbers' FROM json_each(?1)`;
  const insertWords = `INSERT OR REPLACE INTO ${tables.words} (rowid, ${lexicalFields.join(', ')}, place) SELECT value->>'$.number', ${lexicalFields.map((field) => `value->>'$.${field}'`).join(', ')}, value->>'$.place' FROM json_each(?1)`;
  return {
    name,
    run: async (target) => {
      await runEach(target, insertChunks, chunks.map(toChunkRow));
      const words = chunks.map(({ number, chunk }) => {
        const document = describeChunk(corpus, chunk);
        const stems = lexicalFields.map((field) => [
          field,
          writeStems(splitWords(document[field]).map(({ stem }) => stem)),
        ]);
        const place = writePlace(chunk.article, corpus.articles[chunk.article]?.councilId ?? null);
        return { number, place, ...(Object.fromEntries(stems) as Record<string, string>) };
      });
      await runEach(target, insertWords, words);
      for (const part of cut(chunks, mostVectors))
        await target.upsertVectors(part.map((chunk) => toVector(chunk, index)));
    },
  };
}

function toVector({ number, chunk, vector }: StoredChunk, { manifest, corpus }: StoriesIndex): UploadedVector {
  const { indexVersion } = manifest;
  const council = corpus.articles[chunk.article]?.councilId ?? null;
  return {
    id: nameVector(indexVersion, number),
    namespace: indexVersion,
    values: [...vector],
    metadata: { article: chunk.article, ...(council !== null && { council }) },
  };
}

function planCatalogue(catalogue: Catalogue, table: string): Step {
  const { json, numbers } = packCatalogue(catalogue);
  const pieces = [
    ...cutText(json).map((piece) => `j${piece}`),
    ...cutText(encodeBase64(numbers)).map((piece) => `n${piece}`),
  ];
  const sql = `INSERT OR REPLACE INTO ${table} (part, body) VALUES (?1, ?2)`;
  return {
    name: 'catalogue',
    run: async (target) => {
      for (const [part, body] of pieces.entries()) await target.runSql([{ sql, values: [part, body] }]);
    },
  };
}

/** Runs a statement that reads its rows from one JSON list; in halves where the list is too long for one value. */
async function runEach(target: UploadTarget, sql: string, rows: readonly object[]): Promise<void> {
  const list = JSON.stringify(rows);
  if (list.length > mostListLength && rows.length > 1) {
    const middle = rows.length >> 1;
    await runEach(target, sql, rows.slice(0, middle));
    await runEach(target, sql, rows.slice(middle));
    return;
  }
  const statement: BoundSql = { sql, values: [list] };
  await target.runSql([statement]);
}

/** A bound value may have two million bytes, and a letter up to three. */
const mostListLength = 600_000;

function cut<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function cutText(text: string): readonly string[] {
  // Not between the halves of a character: each piece is encoded by itself.
  return text.match(new RegExp(`[^]{1,${pieceLength}}`, 'gu')) ?? [];
}
