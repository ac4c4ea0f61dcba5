/** Uploads the index to the PostgreSQL database that the settings name, beside the one that answers, and switches over last. */
import { setTimeout as wait } from 'node:timers/promises';
import { Command } from 'commander';
import { hashCorpusFiles } from '../src/adapters/node/hash-corpus-files.js';
import { openIndex } from '../src/adapters/node/open-index.js';
import { uploadIndex, type UploadProgress, type UploadReport } from '../src/adapters/postgres/upload-index.js';
import { openEmbedder } from '../src/adapters/transformers/voices-embedder.js';
import { VoicesError } from '../src/core/errors.js';
import { EnvironmentFault, readEnvironment } from '../src/environment.js';
import { openSetDatabase } from '../src/open-database-stories.js';

/** Servers look every two seconds and need one or two to open an index; a question may be under way for ten. */
const defaultWaitSeconds = 20;

interface Flags {
  readonly full: boolean;
  readonly wait: string;
}

const program = new Command('upload-postgres')
  .description('Uploads the index to PostgreSQL. An upload that was cut goes on where it ended.')
  .option('--full', 'upload everything again', false)
  .option(
    '--wait <seconds>',
    'time for servers to change over before the old index is removed',
    `${defaultWaitSeconds}`,
  )
  .action(async (flags: Flags) => {
    try {
      await upload(flags);
    } catch (error) {
      console.error(error instanceof VoicesError || error instanceof EnvironmentFault ? error.message : error);
      process.exitCode = 1;
    }
  });

await program.parseAsync();

async function upload({ full, wait: waitText }: Flags): Promise<void> {
  if (!/^\d{1,4}$/u.test(waitText)) throw new EnvironmentFault('--wait takes whole seconds, such as 20.');
  const environment = readEnvironment(process.env);
  const { corpusDir, indexDir, modelDir } = environment;
  // An upload has statements that take long, such as building the graph.
  const database = await openSetDatabase(environment, { connections: 1, statementTimeoutMs: 0 });
  if (!database) throw new EnvironmentFault('No database is set. Set VOICES_DATABASE_URL or VOICES_DATABASE_URL_FILE.');
  try {
    const [embedder, corpusSha256] = await Promise.all([openEmbedder(modelDir), hashCorpusFiles(corpusDir)]);
    const index = await openIndex(indexDir, {
      embedder,
      search: 'exact',
      ...(corpusSha256 !== null && { corpusSha256 }),
    });
    const report = await uploadIndex({
      database,
      index,
      full,
      onProgress: showProgress,
      waitForServers: async () => {
        console.error(`The new index answers. The old one is removed in ${waitText} s.`);
        await wait(Number(waitText) * 1000);
      },
    });
    console.log(describe(report));
  } finally {
    await database.close();
  }
}

function showProgress({ kind, done, total }: UploadProgress): void {
  console.error(`${kind.padEnd(9)} ${done} of ${total}`);
}

function describe({ indexVersion, uploaded, resumedAt, removed }: UploadReport): string {
  if (!uploaded) return `The database serves the index ${indexVersion} already.`;
  const resumed = resumedAt > 0 ? ` It went on from passage ${resumedAt}, where an upload had been cut.` : '';
  const gone = removed.length > 0 ? ` Removed: ${removed.join(', ')}.` : '';
  return `The database serves the index ${indexVersion}.${resumed}${gone}`;
}
