import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database } from '../../../src/adapters/postgres/open-database.js';
import { openPostgresStore } from '../../../src/adapters/postgres/open-postgres-store.js';
import { uploadIndex } from '../../../src/adapters/postgres/upload-index.js';
import { describeStoriesStore } from '../../conformance/stories-store.js';
import { startPostgres, type TestPostgres } from '../../fixtures/start-postgres.js';

let postgres: TestPostgres;
let database: Database;
const waitForServers = () => Promise.resolve();

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openDatabase({ url: postgres.url });
});

afterAll(async () => {
  await database.close();
  await postgres.stop();
});

describeStoriesStore('PostgreSQL, compared one by one', {
  open: async (index) => {
    await uploadIndex({ database, index, waitForServers });
    return openPostgresStore(database);
  },
  ranksExactly: true,
});

describe('with a graph', () => {
  afterAll(() => postgres.exec('reset enable_seqscan'));
  describeStoriesStore('PostgreSQL', {
    open: async (index) => {
      await uploadIndex({ database, index, full: true, batchSize: 50, waitForServers });
      await postgres.exec('set enable_seqscan = off');
      return openPostgresStore(database, { exactUpTo: 0 });
    },
    ranksExactly: true,
  });
});
