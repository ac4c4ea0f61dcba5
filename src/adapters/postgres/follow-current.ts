import type { Database } from './open-database.js';

export interface FollowOptions {
  /** Number of the index that the database serves now, as `readCurrentId` gives it. */
  readonly readCurrent: () => Promise<number | null>;
  /** Number of the index that answers here; null where none does. */
  readonly opened: () => number | null;
  /** Opens what the database has now beside what answers here. It does not reject. */
  readonly reload: () => Promise<void>;
}

/** An index that was refused is tried again at every so many looks: what was wrong may not have been the index. */
const looksBetweenTries = 15;

/**
 * Gives the function that looks once whether the database serves another index than the one that answers here, and has it
 * taken up. A database that can't be reached changes nothing.
 */
export function followCurrent({ readCurrent, opened, reload }: FollowOptions): () => Promise<void> {
  let tried: number | null = null;
  let skipped = 0;
  return async () => {
    const current = await readCurrent().catch(() => null);
    if (current === null || current === opened()) return;
    if (current === tried && (skipped += 1) < looksBetweenTries) return;
    tried = current;
    skipped = 0;
    await reload();
  };
}

/** @throws StoreUnavailableError, IndexMissingError where nothing was ever uploaded. */
export async function readCurrentId(database: Database): Promise<number | null> {
  const [row] = await database.query('select id from practice_voices.indexes where is_current');
  return row ? Number(row.id) : null;
}
