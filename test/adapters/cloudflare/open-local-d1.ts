import { Miniflare } from 'miniflare';
import type { SqlDatabase } from '../../../src/adapters/cloudflare/sql-database.js';

export interface LocalD1 {
  readonly database: SqlDatabase;
  readonly stop: () => Promise<void>;
}

/** A D1 database as workerd runs it on this machine, in memory. */
export async function openLocalD1(): Promise<LocalD1> {
  const miniflare = new Miniflare({
    modules: true,
    script: 'export default { fetch: () => new Response() };',
    d1Databases: ['STORIES'],
    host: '127.0.0.1',
    cf: { country: 'GB' },
  });
  const database = await miniflare.getD1Database('STORIES');
  return { database, stop: () => miniflare.dispose() };
}
