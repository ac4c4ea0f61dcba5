import { StoreUnavailableError } from '../../core/errors.js';
import type { Session } from './open-database.js';

/** Steps from an empty database to what this version reads, in order. One that was published is never changed: add another. */
const migrations: readonly string[] = [
  `create table practice_voices.indexes (
     id integer generated always as identity primary key,
     index_version text not null,
     -- Strength of each field in the words' frequencies, as JSON: with others they would have to be stored anew.
     word_weights text not null,
     -- What of the passages is stored so far: an upload that was cut goes on from here.
     chunks_done integer not null default 0,
     batches_done integer not null default 0,
     -- Whole, and checked by whoever uploaded it.
     complete boolean not null default false,
     is_current boolean not null default false,
     started_at timestamptz not null default now(),
     catalogue json not null,
     catalogue_numbers bytea not null,
     catalogue_sha256 text not null,
     check (complete or not is_current)
   );
   create unique index one_current_index on practice_voices.indexes (is_current) where is_current;`,
];

/** Lowest version of the extension whose graph search goes on where a filter has thrown away what it found. */
const leastPgvector = [0, 8];

/**
 * Brings a database to what this version reads: schema, extension, tables. Does nothing where all is there.
 * @throws StoreUnavailableError where the extension is not installed or too old, or the database belongs to a newer version.
 */
export async function migrateDatabase(session: Session): Promise<void> {
  await session.query('create schema if not exists practice_voices');
  await requirePgvector(session);
  await session.query(
    'create table if not exists practice_voices.migrations (number integer primary key, done_at timestamptz default now())',
  );
  const [row] = await session.query('select coalesce(max(number), 0) as done from practice_voices.migrations');
  const done = Number(row?.done);
  if (done > migrations.length)
    throw new StoreUnavailableError('The database was set up by a newer version of Practice Voices. Use that version.');
  for (const [at, sql] of migrations.entries()) {
    if (at < done) continue;
    // Sent as one string it is done whole or not at all.
    await session.query(`${sql} insert into practice_voices.migrations (number) values (${at + 1})`);
  }
}

async function requirePgvector(session: Session): Promise<void> {
  const [offered] = await session.query("select 1 from pg_available_extensions where name = 'vector'");
  if (!offered)
    throw new StoreUnavailableError(
      'The database server does not have the extension pgvector. Install it there (https://github.com/pgvector/pgvector).',
    );
  await session.query('create extension if not exists vector');
  const [row] = await session.query("select extversion from pg_extension where extname = 'vector'");
  const version = typeof row?.extversion === 'string' ? row.extversion : '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = leastPgvector;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor))
    throw new StoreUnavailableError(
      `The database has pgvector ${version}; ${leastPgvector.join('.')} or newer is needed. Update it, then run \`alter extension vector update\`.`,
    );
}
