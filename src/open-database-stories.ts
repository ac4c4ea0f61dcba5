import { createHash } from 'node:crypto';
import { embedInTurns } from './adapters/node/embed-in-turns.js';
import { readTextFile } from './adapters/node/read-text-file.js';
import { timeEmbedder } from './adapters/node/time-embedder.js';
import { openDatabase, type Database, type DatabaseOptions } from './adapters/postgres/open-database.js';
import { openPostgresStore } from './adapters/postgres/open-postgres-store.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import { createAsk } from './core/ask.js';
import { chooseOptions } from './core/fitted-options.js';
import type { OpenGenerator } from './core/ports.js';
import { checkManifest } from './core/retrieval/index-artifact.js';
import { openCollection, readStoredArticle } from './core/retrieval/open-collection.js';
import { createSearch } from './core/search.js';
import { databaseUrlForm, EnvironmentFault, isDatabaseUrl, type Environment } from './environment.js';
import type { ReadyStories } from './http/app-env.js';

/**
 * Readies the database that the settings name; null where they name none. It is not connected to yet.
 * @throws EnvironmentFault, whose message does not hold the address; StoreUnavailableError where the driver is not installed.
 */
export async function openSetDatabase(
  { databaseUrl, databaseUrlFile }: Pick<Environment, 'databaseUrl' | 'databaseUrlFile'>,
  options: Omit<DatabaseOptions, 'url'> = {},
): Promise<Database | null> {
  if (databaseUrlFile === null) return databaseUrl === null ? null : openDatabase({ ...options, url: databaseUrl });
  if (databaseUrl !== null)
    throw new EnvironmentFault('VOICES_DATABASE_URL and VOICES_DATABASE_URL_FILE are both set. Set one of them.');
  const text = await readTextFile(databaseUrlFile, 1_000_000).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : 'It can’t be read.';
    throw new EnvironmentFault(`VOICES_DATABASE_URL_FILE: ${why}`, { cause });
  });
  const url = text.trim();
  if (!isDatabaseUrl(url)) throw new EnvironmentFault(`${databaseUrlFile} holds no address. ${databaseUrlForm}`);
  return openDatabase({ ...options, url });
}

export interface OpenDatabaseOptions {
  readonly database: Database;
  readonly modelDir: string;
  /** Told how long each question took to embed. */
  readonly onEmbedded?: (durationMs: number) => void;
  /** Words follow-ups and sentences between quotes. */
  readonly generator?: OpenGenerator;
}

/** Stories that a database holds; `id` is what tells one upload from the next. */
export interface DatabaseStories extends ReadyStories {
  readonly id: number;
}

/**
 * Opens the model and the index that the database serves. Questions take turns at the model alone, which computes on this
 * thread, and wait for the database side by side.
 * @throws EmbedderUnavailableError, StoreUnavailableError, IndexMissingError, IndexMismatchError, IndexCorruptError.
 */
export async function openDatabaseStories({
  database,
  modelDir,
  onEmbedded,
  generator,
}: OpenDatabaseOptions): Promise<DatabaseStories> {
  const [local, store] = await Promise.all([openEmbedder(modelDir), openPostgresStore(database)]);
  const embedder = embedInTurns(onEmbedded ? timeEmbedder(local, onEmbedded) : local);
  const catalogue = await store.readCatalogue();
  checkManifest(catalogue.manifest, { embedder });
  const library = openCollection(store, catalogue, chooseOptions(catalogue.manifest).retrieval);
  const { corpus, articleCounts, suggestions, manifest } = catalogue;
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  return {
    id: store.id,
    ready: true,
    ask: createAsk({ library, embedder, hashText, ...(generator && { generator }) }),
    search: createSearch({ library, embedder }),
    corpus,
    articleCounts,
    readArticle: (id) => readStoredArticle(store, catalogue, id),
    suggestions,
    hashText,
    indexVersion: manifest.indexVersion,
    embedderId: manifest.embedder.id,
  };
}
