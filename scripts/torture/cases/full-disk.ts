import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { hashCorpusFiles } from '../../../src/adapters/node/hash-corpus-files.js';
import { loadCurrentIndex } from '../../../src/adapters/node/index-store.js';
import { readCorpus } from '../../../src/adapters/node/read-corpus.js';
import type { Corpus } from '../../../src/core/corpus/article.js';
import { WriteFailedError } from '../../../src/core/errors.js';
import { createStubEmbedder } from '../../../test/fixtures/stub-embedder.js';
import { makeFailingDisk } from '../disk-that-fails.js';
import { knownRequests, sendRequest } from '../requests.js';
import { type Served, startProgram } from '../served.js';
import { mountSmallDisk, type SmallDisk } from '../small-disk.js';
import { describeFolders, type Live, pointStories, type Stage } from '../stage.js';
import { Findings, type TortureCase } from '../torture-case.js';

// Where questions are kept, the page says so: it is another page.
const requests = knownRequests.filter(({ name }) => name !== 'page');

/** A disk that is full or read-only at every write of a build, and a real one that is. */
export const fullDiskCase: TortureCase = {
  name: 'full-disk',
  done:
    'each write of a build fails with ENOSPC, EROFS or EIO, once and for good; builds on a real file system with too little ' +
    'room, and a read-only one, under a server that answers from it; questions kept on a full one',
  holds: 'the build says so and ends with 1; the old index is whole and goes on; the next build with room goes through',
  async run(stage, { rounds }) {
    const findings = new Findings();
    const injected = await failEveryWrite(stage, findings);
    const real = await fillRealDisk(stage, rounds, findings);
    return { did: `${injected} writes failed; ${real}`, broken: findings.broken };
  },
};

async function failEveryWrite(stage: Stage, findings: Findings): Promise<number> {
  const embedder = createStubEmbedder({ maxTokens: 200 });
  const { corpusDir } = stage.second;
  // Two stories make as many writes as all of them.
  const readSome = async (dir: string): Promise<Corpus> => {
    const all = await readCorpus(dir);
    return { ...all, articles: all.articles.slice(0, 2), suggestions: [] };
  };
  const corpus = await readSome(corpusDir);
  const corpusSha256 = (await hashCorpusFiles(corpusDir)) ?? '';
  const base = join(stage.scratch, 'injected');
  const common = { embedder, buildHnsw, indexDir: base };
  const old = await buildIndex({ ...common, corpus: await readSome(stage.first.corpusDir) });
  const build = (indexDir: string, failing: ReturnType<typeof makeFailingDisk>) =>
    buildIndex({ ...common, corpus, corpusSha256, indexDir, disk: failing.disk });
  const counting = makeFailingDisk(-1);
  await cp(base, `${base}-count`, { recursive: true });
  const renewed = (await build(`${base}-count`, counting)).indexVersion;
  const codes = ['ENOSPC', 'EROFS', 'EIO'] as const;
  for (let failAt = 1; failAt <= counting.steps(); failAt += 1) {
    const forGood = failAt % 2 === 0;
    const code = codes[failAt % codes.length] ?? 'EIO';
    const indexDir = `${base}-${failAt}`;
    await cp(base, indexDir, { recursive: true });
    const outcome: unknown = await build(indexDir, makeFailingDisk(failAt, { code, forGood })).catch(
      (cause: unknown) => cause,
    );
    const { indexVersion } = (await loadCurrentIndex(indexDir)).stored.manifest;
    const failed = outcome instanceof WriteFailedError;
    const what = `write ${failAt} (${code}${forGood ? ', for good' : ''})`;
    findings.check(failed || !(outcome instanceof Error), `${what}: ${String(outcome)}`);
    findings.check(indexVersion === (failed ? old.indexVersion : renewed), `${what}: the index is ${indexVersion}`);
    const after = await build(indexDir, makeFailingDisk(-1));
    findings.check(after.indexVersion === renewed, `${what}: the next build gives ${after.indexVersion}`);
    const left = (await readdir(indexDir)).filter((name) => name.startsWith('.building'));
    // Where nothing could be removed either, a build of another process does it: this one may still be at work there.
    findings.check(forGood || left.length === 0, `${what}: ${left.join(' ')} is left`);
  }
  return counting.steps();
}

async function fillRealDisk(stage: Stage, rounds: number, findings: Findings): Promise<string> {
  const folder = join(stage.scratch, 'small');
  await mkdir(folder);
  let disk: SmallDisk;
  try {
    disk = mountSmallDisk(folder, 64 * 1024);
  } catch {
    return 'a real file system could not be mounted here and was left out';
  }
  stage.atEnd(() => {
    disk.remove();
  });
  const made = await stage.openLive(stage.first);
  const live = { ...made, indexDir: join(folder, 'index') };
  let served: Served | null = null;
  try {
    await cp(stage.first.indexDir, live.indexDir, { recursive: true });
    served = await stage.serve(live, { env: { VOICES_GAPS_FILE: join(folder, 'gaps.jsonl') } });
    await pointStories(live, stage.second);
    const used = measureUse(folder);
    const tries = Math.min(2 + rounds, 8);
    for (let at = 0; at < tries; at += 1) {
      // Room for nothing more, up to room for most of another index.
      disk.resize(used + 4 + Math.floor((used * at * 0.85) / tries));
      await buildInVain(stage, live, `${at} of ${tries} of the room`, findings);
    }
    disk.resize(measureUse(folder));
    await keepQuestionInVain(served, folder, findings);
    disk.resize(64 * 1024);
    disk.allowWriting(false);
    await buildInVain(stage, live, 'read-only', findings);
    disk.allowWriting(true);
    for (const wrong of await stage.findWrong(served, [stage.first], requests))
      findings.check(false, `on a full disk: ${wrong}`);
    const build = startProgram(stage.programs, 'build-index', [], { env: describeFolders(live) });
    findings.check((await build.exit) === 0, `the build with room failed: ${build.err}`);
    await served.program.waitFor(new RegExp(`${stage.second.indexVersion} answers from now on`, 'u'));
    for (const wrong of await stage.findWrong(served, [stage.second], requests))
      findings.check(false, `with room again: ${wrong}`);
    return `${tries} builds on a full file system of ${used} kB and one on a read-only one`;
  } finally {
    await served?.program.stop('SIGKILL');
  }
}

/** Kilobytes in use on the file system of a folder. */
function measureUse(folder: string): number {
  const lines = execFileSync('df', ['-k', '--output=used', folder]).toString().trim().split('\n');
  return Number(lines.at(-1));
}

async function buildInVain(stage: Stage, live: Live, what: string, findings: Findings): Promise<void> {
  const build = startProgram(stage.programs, 'build-index', [], { env: describeFolders(live) });
  const code = await build.exit;
  findings.check(
    code === 1 && build.err.includes('could not be written'),
    `${what}: ended with ${code ?? ''}, ${build.err}`,
  );
  const { indexVersion } = (await loadCurrentIndex(live.indexDir)).stored.manifest;
  findings.check(indexVersion === stage.first.indexVersion, `${what}: the index is ${indexVersion}`);
}

/** A question that can’t be kept is answered all the same; the file has whole lines, or is not there. */
async function keepQuestionInVain({ address, program }: Served, folder: string, findings: Findings): Promise<void> {
  const from = program.err.length;
  const headers = { 'Content-Type': 'application/json' };
  const ask = { name: '', method: 'POST', path: '/v1/ask', headers } as const;
  for (let at = 0; at < 60; at += 1) {
    const question = `What is the capital of country number ${'zyx '.repeat(80)}${at}?`;
    const got = await sendRequest(address, { ...ask, body: JSON.stringify({ question }) });
    findings.check(got.startsWith('200 '), `a question that can't be kept: ${got.slice(0, 80)}`);
  }
  await program.waitFor(/gaps\.jsonl could not be written/u, from);
  const text = await readFile(join(folder, 'gaps.jsonl'), 'utf8').catch(() => '');
  const isWhole = text === '' || (text.endsWith('\n') && text.trim().split('\n').every(isJson));
  findings.check(isWhole, 'the file of unanswered questions is torn');
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
