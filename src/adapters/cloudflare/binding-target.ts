import { StoreUnavailableError } from '../../core/errors.js';
import type { SqlDatabase } from './sql-database.js';
import type { UploadTarget } from './upload-target.js';
import type { UploadedVector } from './vector-index.js';

/** What is used of a Vectorize index to write to it; the binding of a Worker is one. */
export interface WritableVectors {
  upsert(vectors: UploadedVector[]): Promise<Mutation>;
  deleteByIds(ids: string[]): Promise<Mutation>;
  describe(): Promise<{ readonly processedUpToMutation: number | string; readonly dimensions: number }>;
}

/** Looks at the vectors before an upload gives up waiting for them. */
export const mostWaits = 120;

export function notSettled(): StoreUnavailableError {
  return new StoreUnavailableError(
    'The vectors were sent but are not all found yet. Nothing is switched over. Run the upload again in some minutes.',
  );
}

interface Mutation {
  readonly mutationId: string;
}

/** The services over bindings. `wait` lets some time pass before the vectors are asked again whether they are all found. */
export function createBindingTarget(
  database: SqlDatabase,
  vectors: WritableVectors,
  wait: () => Promise<void>,
): UploadTarget {
  let last: string | null = null;
  return {
    checkVectors: async (wanted) => {
      const { dimensions } = await vectors.describe();
      if (dimensions !== wanted)
        throw new StoreUnavailableError(`The vectors there have ${dimensions} numbers; this index needs ${wanted}.`);
    },
    runSql: async (statements) => {
      if (statements.length === 0) return [];
      const prepared = statements.map(({ sql, values }) => database.prepare(sql).bind(...values));
      return (await database.batch(prepared)).map(({ results }) => results);
    },
    upsertVectors: async (uploaded) => {
      last = (await vectors.upsert([...uploaded])).mutationId;
    },
    deleteVectors: async (ids) => {
      last = (await vectors.deleteByIds([...ids])).mutationId;
    },
    settleVectors: async () => {
      for (let waits = 0; last !== null; waits += 1) {
        if (String((await vectors.describe()).processedUpToMutation) === last) return;
        if (waits === mostWaits) throw notSettled();
        await wait();
      }
    },
  };
}
