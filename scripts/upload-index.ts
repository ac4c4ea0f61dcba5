/** Uploads the index to D1 and Vectorize, beside the one that answers there, and switches over last. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { unstable_readConfig as readWranglerConfig } from 'wrangler';
import { z } from 'zod';
import { listStoredIndexes, removeIndex } from '../src/adapters/cloudflare/remove-index.js';
import { createRestModel, createRestTarget, type RestTargetOptions } from '../src/adapters/cloudflare/rest-target.js';
import { uploadIndex } from '../src/adapters/cloudflare/upload-index.js';
import type { UploadTarget } from '../src/adapters/cloudflare/upload-target.js';
import { createWorkersAiEmbedder } from '../src/adapters/cloudflare/workers-ai-embedder.js';
import { buildHnsw } from '../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../src/adapters/node/build-index.js';
import { hashCorpusFiles } from '../src/adapters/node/hash-corpus-files.js';
import { openIndex } from '../src/adapters/node/open-index.js';
import { readCorpus } from '../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../src/adapters/node/read-language-words.js';
import { openEmbedder } from '../src/adapters/transformers/voices-embedder.js';
import { VoicesError } from '../src/core/errors.js';
import type { StoriesIndex } from '../src/core/retrieval/stories-index.js';
import { readEnvironment } from '../src/environment.js';

interface Flags {
  readonly config: string;
  readonly full: boolean;
  readonly removeOld: boolean;
  readonly workersAi: boolean;
}

const configSchema = z.object({
  d1_databases: z.array(z.object({ binding: z.string(), database_id: z.string().optional() })).default([]),
  vectorize: z.array(z.object({ binding: z.string(), index_name: z.string() })).default([]),
});

/** Something that the person who runs the upload has to set up. */
class UploadSettingsFault extends Error {}

const program = new Command('upload-index')
  .description(
    'Uploads the index to Cloudflare D1 and Vectorize. An upload that was interrupted goes on where it stopped.',
  )
  .option(
    '--config <file>',
    'wrangler’s settings, which name the database and the vectors',
    fileURLToPath(new URL('../wrangler.toml', import.meta.url)),
  )
  .option('--full', 'upload everything again', false)
  .option('--remove-old', 'upload nothing; remove every index but the one that answers', false)
  .option('--workers-ai', 'have Workers AI embed the stories, into an index of its own', false)
  .action(async ({ config, full, removeOld, workersAi }: Flags) => {
    try {
      const account = readAccount(config);
      const target = createRestTarget(account);
      if (removeOld) await removeOthers(target);
      else await upload(await (workersAi ? buildByWorkersAi(account) : openLocalIndex()), target, full);
    } catch (error) {
      console.error(error instanceof VoicesError || error instanceof UploadSettingsFault ? error.message : error);
      process.exitCode = 1;
    }
  });

await program.parseAsync();

function readAccount(config: string): RestTargetOptions {
  const { d1_databases, vectorize } = configSchema.parse(readWranglerConfig({ config }));
  const databaseId = d1_databases.find(({ binding }) => binding === 'STORIES')?.database_id;
  const vectorIndex = vectorize.find(({ binding }) => binding === 'PASSAGES')?.index_name;
  if (databaseId === undefined || vectorIndex === undefined)
    throw new UploadSettingsFault(
      `${config} names no database STORIES or no vectors PASSAGES. Take the marks away before them and put your own in.`,
    );
  const {
    CLOUDFLARE_ACCOUNT_ID: accountId,
    CLOUDFLARE_API_TOKEN: token,
    CLOUDFLARE_API_BASE_URL: baseUrl,
  } = process.env;
  if (!accountId || !token)
    throw new UploadSettingsFault(
      'Set CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN. The README says what the token must be allowed.',
    );
  if (baseUrl !== undefined && !/^(?:https:\/\/|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/u.test(baseUrl))
    throw new UploadSettingsFault('CLOUDFLARE_API_BASE_URL must be an https address: the token is sent there.');
  return {
    accountId,
    databaseId,
    vectorIndex,
    token,
    wait: (ms) => wait(ms),
    ...(baseUrl && { baseUrl }),
  };
}

async function openLocalIndex(): Promise<StoriesIndex> {
  const { corpusDir, indexDir, modelDir } = readEnvironment(process.env);
  const [embedder, corpusSha256] = await Promise.all([openEmbedder(modelDir), hashCorpusFiles(corpusDir)]);
  return openIndex(indexDir, { embedder, search: 'exact', ...(corpusSha256 !== null && { corpusSha256 }) });
}

/** Builds an index beside the usual one. What is already in it is not embedded again. */
async function buildByWorkersAi(account: RestTargetOptions): Promise<StoriesIndex> {
  const { corpusDir, indexDir: usual } = readEnvironment(process.env);
  const indexDir = join(usual, 'workers-ai');
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const embedder = createWorkersAiEmbedder(createRestModel(account), hashText);
  const corpus = await readCorpus(corpusDir);
  const corpusSha256 = (await hashCorpusFiles(corpusDir)) ?? '';
  await mkdir(indexDir, { recursive: true });
  await buildIndex({ corpus, indexDir, embedder, buildHnsw, languageWords: readLanguageWords(), corpusSha256 });
  return openIndex(indexDir, { embedder, search: 'exact', corpusSha256 });
}

async function upload(index: StoriesIndex, target: UploadTarget, full: boolean): Promise<void> {
  const { indexVersion, done, skipped } = await uploadIndex(index, target, {
    full,
    onProgress: (step, steps) => {
      console.error(`${step} of ${steps} steps`);
    },
  });
  console.log(`The index ${indexVersion} answers from now on: ${done} steps done, ${skipped} done before.`);
  const { others } = await listStoredIndexes(target);
  if (others.length > 0)
    console.log(`Older ones take room: ${others.join(', ')}. In five minutes, remove them with --remove-old.`);
}

async function removeOthers(target: UploadTarget): Promise<void> {
  const { current, others } = await listStoredIndexes(target);
  // An upload that is under way looks like an old one.
  if (current === null) throw new UploadSettingsFault('No index answers yet, so nothing is removed. Upload one first.');
  for (const version of others) {
    await removeIndex(target, version);
    console.log(`The index ${version} is removed.`);
  }
  console.log(`The index ${current} answers.`);
}
