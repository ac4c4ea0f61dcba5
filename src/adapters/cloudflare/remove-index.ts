import { dropTables, nameTables, sharedTables } from './tables.js';
import { mostVectors, type UploadTarget } from './upload-target.js';
import { nameVector } from './vector-index.js';

export interface StoredIndexes {
  /** Null where none answers yet. */
  readonly current: string | null;
  /** Other versions that the store has something of, oldest first as far as it tells. */
  readonly others: readonly string[];
}

/** Which index versions the store holds. */
export async function listStoredIndexes(target: UploadTarget): Promise<StoredIndexes> {
  await target.runSql(sharedTables.map((sql) => ({ sql, values: [] })));
  const [current = [], journal = [], tables = []] = await target.runSql([
    { sql: 'SELECT version AS name FROM voices_current', values: [] },
    { sql: 'SELECT DISTINCT version AS name FROM voices_journal', values: [] },
    {
      sql: "SELECT substr(name, 8) AS name FROM sqlite_master WHERE name GLOB 'chunks_*' AND type = 'table'",
      values: [],
    },
  ]);
  const [now = null] = readNames(current);
  const known = new Set([...readNames(journal), ...readNames(tables)].filter((name) => /^[0-9a-f]{16}$/u.test(name)));
  return { current: now, others: [...known].filter((version) => version !== now) };
}

/**
 * Removes a version and everything of it. An instance of the service that still answers from it takes up the current one.
 * @throws RangeError for the version that answers.
 */
export async function removeIndex(target: UploadTarget, indexVersion: string): Promise<void> {
  const { current } = await listStoredIndexes(target);
  if (current === indexVersion) throw new RangeError('The index that answers can’t be removed.');
  const chunks = await countChunks(target, indexVersion);
  for (let from = 0; from < chunks; from += mostVectors) {
    const count = Math.min(mostVectors, chunks - from);
    await target.deleteVectors(Array.from({ length: count }, (_, at) => nameVector(indexVersion, from + at)));
  }
  // The tables last: they tell how many vectors there are, should this be interrupted.
  await target.runSql(dropTables(indexVersion).map((sql) => ({ sql, values: [] })));
  await target.runSql([{ sql: 'DELETE FROM voices_journal WHERE version = ?1', values: [indexVersion] }]);
}

async function countChunks(target: UploadTarget, indexVersion: string): Promise<number> {
  const { chunks } = nameTables(indexVersion);
  const find = { sql: 'SELECT name FROM sqlite_master WHERE name = ?1', values: [chunks] };
  const [known = []] = await target.runSql([find]);
  if (known.length === 0) return 0;
  const [[row] = []] = await target.runSql([{ sql: `SELECT max(number) + 1 AS count FROM ${chunks}`, values: [] }]);
  return typeof row === 'object' && row !== null && 'count' in row && typeof row.count === 'number' ? row.count : 0;
}

function readNames(rows: readonly unknown[]): readonly string[] {
  return rows.flatMap((row) =>
    typeof row === 'object' && row !== null && 'name' in row && typeof row.name === 'string' ? row.name : [],
  );
}
