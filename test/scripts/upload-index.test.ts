/** `npm run upload:index` against a stand-in for Cloudflare’s web interface: killed on its way, and run again. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloudflareStore, readCurrentVersion } from '../../src/adapters/cloudflare/cloudflare-stories-store.js';
import { hashText } from '../fixtures/hold-index.js';
import { StandInVectorize } from '../fixtures/stand-in-vectorize.js';
import { openLocalD1, type LocalD1 } from '../adapters/cloudflare/open-local-d1.js';
import { account, startStandInApi, type StandInApi } from '../adapters/cloudflare/stand-in-api.js';
import { buildTestIndex } from '../end-to-end/build-test-index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let indexDir: string;
let d1: LocalD1;
let api: StandInApi;
let onSeen: (path: string) => void = () => undefined;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  d1 = await openLocalD1();
  const vectors = new StandInVectorize(512);
  const onRequest = (path: string): undefined => {
    onSeen(path);
  };
  api = await startStandInApi({ database: d1.database, vectors, onRequest });
  folder = await mkdtemp(join(tmpdir(), 'voices-upload-'));
  await writeFile(
    join(folder, 'wrangler.toml'),
    `name = "x"\n[[d1_databases]]\nbinding = "STORIES"\ndatabase_name = "x"\ndatabase_id = "${account.databaseId}"\n` +
      `[[vectorize]]\nbinding = "PASSAGES"\nindex_name = "${account.vectorIndex}"\n`,
  );
}, 240_000);

afterAll(async () => {
  await Promise.all([api.stop(), d1.stop()]);
  await Promise.all([folder, indexDir].map((each) => rm(each, { recursive: true, force: true })));
});

interface Run {
  readonly code: number | null;
  readonly out: string;
}

/** Runs the script; `killAt` gets the process once the request it waits for comes. */
function runScript(
  args: readonly string[],
  env: Record<string, string> = {},
  killAt?: (path: string) => boolean,
): Promise<Run> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/upload-index.ts', '--config', join(folder, 'wrangler.toml'), ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        VOICES_INDEX_DIR: indexDir,
        CLOUDFLARE_ACCOUNT_ID: account.accountId,
        CLOUDFLARE_API_TOKEN: account.token,
        CLOUDFLARE_API_BASE_URL: api.baseUrl,
        ...env,
      },
    },
  );
  onSeen = (path) => {
    if (killAt?.(path) === true) child.kill('SIGKILL');
  };
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (out += part.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out });
    });
  });
}

describe('npm run upload:index', () => {
  it('goes on after it was killed, and switches over at its end', { timeout: 120_000 }, async () => {
    let upserts = 0;
    // The second batch of passages: the first is noted, this one is not.
    const killed = await runScript([], {}, (path) => path.endsWith('/upsert') && ++upserts === 2);
    expect(killed.code).toBeNull();
    expect(killed.out).toContain('1 of 4 steps');
    await expect(readCurrentVersion(d1.database)).rejects.toMatchObject({ code: 'index-missing' });
    const { code, out } = await runScript([]);
    expect(out).toMatch(/answers from now on: 3 steps done, 1 done before/u);
    expect([code, out.includes(account.token)]).toEqual([0, false]);
    const indexVersion = await readCurrentVersion(d1.database);
    const vectors = new StandInVectorize(512);
    const store = openCloudflareStore({ database: d1.database, vectors, indexVersion, hashText });
    const { counts } = (await store.readCatalogue()).manifest;
    const numbers = Array.from({ length: counts.chunks }, (_, at) => at);
    expect((await store.fetchChunks(numbers)).chunks).toHaveLength(counts.chunks);
    expect((await runScript(['--remove-old'])).out).toContain(`The index ${indexVersion} answers.`);
  });

  it('says what is not set up, and sends the token nowhere but where it is safe', { timeout: 120_000 }, async () => {
    const seen = api.seen.length;
    const without = await runScript([], { CLOUDFLARE_API_TOKEN: '' });
    expect([without.code, without.out]).toEqual([1, expect.stringContaining('CLOUDFLARE_API_TOKEN')]);
    const open = await runScript([], { CLOUDFLARE_API_BASE_URL: 'http://elsewhere.example' });
    expect([open.code, open.out]).toEqual([1, expect.stringContaining('https')]);
    expect(api.seen).toHaveLength(seen);
  });
});
