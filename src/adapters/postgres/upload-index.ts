import { WriteFailedError } from '../../core/errors.js';
import { retrieval } from '../../core/options.js';
import { makeCatalogue, type Catalogue } from '../../core/retrieval/catalogue.js';
import { packCatalogue } from '../../core/retrieval/catalogue-file.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { digestCatalogue } from './digest-catalogue.js';
import { nameTables, writeDropSql, writeSearchSql, writeTablesSql } from './index-tables.js';
import { migrateDatabase } from './migrate-database.js';
import type { Database, Session } from './open-database.js';
import { writeArticleRows, writeChunkRows, type RowsToWrite, type UnfinishedIndex } from './write-index-rows.js';

export interface UploadOptions {
  readonly database: Database;
  readonly index: StoriesIndex;
  /** Uploads even where the database serves this very index already. */
  readonly full?: boolean;
  /** Told after each step; `total` steps of a kind there are. */
  readonly onProgress?: (progress: UploadProgress) => void;
  /** Passages of one transaction; 500, about 12 MB on the wire. */
  readonly batchSize?: number;
  /** Waits until every server has taken up the new index; the old one is removed then. */
  readonly waitForServers: () => Promise<void>;
}

export interface UploadProgress {
  readonly kind: 'stories' | 'passages' | 'searches';
  readonly done: number;
  readonly total: number;
}

export interface UploadReport {
  readonly indexVersion: string;
  /** False where the database served this very index already. */
  readonly uploaded: boolean;
  /** Passages that an upload which was cut had stored before. */
  readonly resumedAt: number;
  /** Indexes that were removed, those that were never finished included. */
  readonly removed: readonly string[];
}

/** Number that two uploads meet at; drawn once, at random. */
const lockNumber = 704_512_936;

/**
 * Writes an index into a database beside the one that is served, switches over in one step and removes the old one. One that
 * is cut leaves what is served as it is, and the next one goes on from where it ended.
 * @throws StoreUnavailableError; WriteFailedError where another upload is running or what arrived is not what was sent.
 */
export async function uploadIndex(options: UploadOptions): Promise<UploadReport> {
  const { database, index, full = false } = options;
  return database.hold(async (session) => {
    await lock(session);
    await migrateDatabase(session);
    const catalogue = makeCatalogue(index);
    const { indexVersion } = index.manifest;
    const marks = makeMarks(catalogue);
    const abandoned = await removeIndexes(session, `not complete and ($4 or not (${isSame}))`, [...marks.keys, full]);
    const [current] = await session.query(
      `select id from practice_voices.indexes where is_current and ${isSame}`,
      marks.keys,
    );
    const unfinished =
      current && !full ? null : await prepareTables(session, marks, index.manifest.embedder.dimensions);
    if (unfinished) {
      await fill(session, unfinished, catalogue, options);
      await switchOver(session, unfinished.id);
      await options.waitForServers();
    }
    const replaced = await removeIndexes(session, 'not is_current', []);
    await session.query('select pg_advisory_unlock($1)', [lockNumber]);
    const removed = [...abandoned, ...replaced];
    return { indexVersion, uploaded: unfinished !== null, resumedAt: unfinished?.chunksDone ?? 0, removed };
  });
}

async function fill(
  session: Session,
  unfinished: UnfinishedIndex,
  catalogue: Catalogue,
  { database, index, onProgress, batchSize = 500 }: UploadOptions,
): Promise<void> {
  const totals = { stories: index.corpus.articles.length, passages: index.chunks.length };
  const rows: RowsToWrite = {
    index,
    catalogue,
    batchSize,
    writeVector: database.writeVector,
    onStored: (kind, done) => onProgress?.({ kind, done, total: totals[kind] }),
  };
  await writeArticleRows(session, unfinished, rows);
  await writeChunkRows(session, unfinished, rows);
  const statements = writeSearchSql(unfinished.tables);
  for (const [at, sql] of statements.entries()) {
    await session.query(sql);
    onProgress?.({ kind: 'searches', done: at + 1, total: statements.length });
  }
  await checkWhole(session, unfinished, index);
}

/** Sent as one string it is done whole or not at all. */
async function switchOver(session: Session, id: number): Promise<void> {
  await session.query(
    `update practice_voices.indexes set is_current = false where is_current;
     update practice_voices.indexes set complete = true, is_current = true where id = ${id}`,
  );
}

/** Held by the connection, so that it goes with it. */
async function lock(session: Session): Promise<void> {
  const [row] = await session.query('select pg_try_advisory_lock($1) as locked', [lockNumber]);
  if (row?.locked !== true)
    throw new WriteFailedError('Another upload to this database is running. Wait for its end, or stop it.');
}

const isSame = 'index_version = $1 and catalogue_sha256 = $2 and word_weights = $3';

function makeMarks(catalogue: Catalogue) {
  const file = packCatalogue(catalogue);
  const { b, fieldWeights } = retrieval.lexical;
  const keys = [catalogue.manifest.indexVersion, digestCatalogue(file), JSON.stringify({ b, fieldWeights })];
  return { keys, file };
}

/** Finds what an upload of the same that was cut has left, or begins anew. */
async function prepareTables(
  session: Session,
  { keys, file }: ReturnType<typeof makeMarks>,
  dimensions: number,
): Promise<UnfinishedIndex> {
  const [begun] = await session.query(
    `select id, chunks_done, batches_done from practice_voices.indexes where not complete and ${isSame}`,
    keys,
  );
  if (begun) {
    const id = Number(begun.id);
    return {
      id,
      tables: nameTables(id),
      chunksDone: Number(begun.chunks_done),
      batchesDone: Number(begun.batches_done),
    };
  }
  await session.query('begin');
  const [made] = await session.query(
    `insert into practice_voices.indexes (index_version, catalogue_sha256, word_weights, catalogue, catalogue_numbers)
     values ($1, $2, $3, $4::text::json, $5) returning id`,
    [...keys, file.json, Buffer.from(file.numbers)],
  );
  const id = Number(made?.id);
  const tables = nameTables(id);
  await session.query(writeTablesSql(tables, dimensions));
  await session.query('commit');
  return { id, tables, chunksDone: 0, batchesDone: 0 };
}

async function checkWhole(
  session: Session,
  { tables }: UnfinishedIndex,
  { corpus, chunks }: StoriesIndex,
): Promise<void> {
  const [row] = await session.query(
    `select (select count(*) from ${tables.articles})::int as articles, (select count(*) from ${tables.chunks})::int as chunks`,
  );
  if (row?.articles === corpus.articles.length && row.chunks === chunks.length) return;
  throw new WriteFailedError(
    'The database does not hold what was sent, and goes on serving what it did. Run `npm run upload:postgres -- --full`.',
  );
}

/** Removes indexes: those that were served before, and those that never got finished. Gives their versions. */
async function removeIndexes(session: Session, where: string, values: readonly unknown[]): Promise<readonly string[]> {
  const found = await session.query(`select id, index_version from practice_voices.indexes where ${where}`, values);
  for (const { id } of found)
    await session.query(
      `${writeDropSql(nameTables(Number(id)))}; delete from practice_voices.indexes where id = ${Number(id)}`,
    );
  return found.map(({ index_version: version }) => String(version));
}
