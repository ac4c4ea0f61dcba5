import type { ClientBase, Pool, PoolClient, PoolConfig } from 'pg';
import { StoreUnavailableError } from '../../core/errors.js';
import { isLostConnection, toDatabaseFault } from './database-fault.js';

/** A row as the driver reads it; whoever asked knows its columns and checks them. */
export type Row = Readonly<Record<string, unknown>>;

export interface Session {
  /** @throws StoreUnavailableError, IndexMissingError where nothing was ever uploaded. */
  readonly query: (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** A PostgreSQL database. `query` is for statements that read: one whose connection was lost is sent once more. */
export interface Database extends Session {
  /** A vector as pgvector reads it. */
  readonly writeVector: (vector: Float32Array) => string;
  /** Lends one connection for the time of `work`. Work that fails closes it: a transaction is then undone. */
  readonly hold: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`, as libpq reads it. It is shown nowhere. */
  readonly url: string;
  /** Most connections at once. 8: a question takes two at a time. */
  readonly connections?: number;
  /** Longest that one statement may take; 5 seconds. 0 for no limit, as an upload needs. */
  readonly statementTimeoutMs?: number;
  /** Longest that connecting may take; 3 seconds. */
  readonly connectTimeoutMs?: number;
}

/** Candidates that a graph search keeps, twice what a question wants; further ones are searched for where a filter needs them. */
const efSearch = 200;

/** Compiling a statement takes longer than any of ours; a question's words are summed in memory. */
const settings = `set jit = off; set work_mem = '32MB'; set hnsw.ef_search = ${efSearch}; set hnsw.iterative_scan = strict_order`;

/**
 * Readies the way to a database. Connections are made when they are needed, and again when they were lost.
 * @throws StoreUnavailableError where `pg` is not installed; nothing is connected yet.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { createPool, pgvector } = await loadDriver();
  const pool = createPool(describePool(options));
  // A connection that nobody uses may end at any time; the next statement makes another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    query: async (sql, values = []) => {
      const send = async () => (await pool.query<Row>(sql, [...values])).rows;
      try {
        return await send().catch((error: unknown) => {
          if (isLostConnection(error)) return send();
          throw error;
        });
      } catch (error) {
        throw toDatabaseFault(error);
      }
    },
    // Of an array it makes text, whatever its declared type says.
    writeVector: (vector) => String(pgvector.toSql(Array.from(vector))),
    hold: (work) => hold(pool, work),
    close: () => pool.end(),
  };
}

async function hold<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toDatabaseFault(error);
  });
  try {
    const result = await work(makeSession(client));
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function makeSession(client: PoolClient): Session {
  return {
    query: async (sql, values = []) => {
      try {
        return (await client.query<Row>(sql, [...values])).rows;
      } catch (error) {
        throw toDatabaseFault(error);
      }
    },
  };
}

async function loadDriver() {
  try {
    const [{ default: driver }, { default: pgvector }] = await Promise.all([import('pg'), import('pgvector')]);
    return { createPool: (config: PoolDescription): Pool => new driver.Pool(config), pgvector };
  } catch {
    throw new StoreUnavailableError(
      'The driver of the database is not installed, though a database is set. Run `npm ci` without leaving out optional packages.',
    );
  }
}

/** The driver waits for `onConnect`, which its types don't say. */
type PoolDescription = Omit<PoolConfig, 'onConnect'> & { readonly onConnect: (client: ClientBase) => Promise<void> };

function describePool({
  url,
  connections = 8,
  statementTimeoutMs = 5000,
  connectTimeoutMs = 3000,
}: DatabaseOptions): PoolDescription {
  return {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: 'practice-voices',
    onConnect: async (client) => {
      await client.query(settings);
    },
    // The database ends the statement itself; the driver gives up where even that answer does not come.
    ...(statementTimeoutMs > 0 && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + 1000,
    }),
  };
}
