import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../../src/adapters/node/build-index.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { WriteFailedError } from '../../../src/core/errors.js';
import { makeFailingDisk } from '../../../scripts/torture/disk-that-fails.js';
import { keptStory } from '../../fixtures/part-stories.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const oldCorpus = makeCorpus({ ...keptStory, old: ['An old story about supervision.', 'It helped a lot.'] });
const newCorpus = makeCorpus({ ...keptStory, new: ['A new story about locality work.', 'It has two paragraphs.'] });

let scratch = '';
let indexDir = '';
let built = 0;
let oldVersion = '';
let newVersion = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-write-'));
  const build = (dir: string, corpus: typeof oldCorpus) =>
    buildIndex({ corpus, indexDir: join(scratch, dir), embedder, buildHnsw });
  oldVersion = (await build('old', oldCorpus)).indexVersion;
  newVersion = (await build('new', newCorpus)).indexVersion;
});
afterAll(() => rm(scratch, { recursive: true }));
beforeEach(async () => {
  indexDir = join(scratch, `index-${(built += 1)}`);
  await cp(join(scratch, 'old'), indexDir, { recursive: true });
});

async function openVersion(): Promise<string> {
  const { manifest, dense } = await openIndex(indexDir, { embedder });
  expect(dense.kind).toBe('hnsw');
  return manifest.indexVersion;
}

async function countSteps(): Promise<number> {
  const counting = makeFailingDisk(-1);
  const target = join(scratch, `count-${(built += 1)}`);
  await cp(join(scratch, 'old'), target, { recursive: true });
  await buildIndex({ corpus: newCorpus, indexDir: target, embedder, buildHnsw, disk: counting.disk });
  return counting.steps();
}

describe('a build that goes through', () => {
  it('leaves the new version alone, and nothing beside it', async () => {
    await mkdir(join(indexDir, '.building-999999999-abcd'));
    await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
    expect((await readdir(indexDir)).sort()).toEqual([newVersion, 'CURRENT'].sort());
    expect(await openVersion()).toBe(newVersion);
  });

  it('leaves alone what belongs to a build that is still running, and what is not the index', async () => {
    const others = [`.building-${process.ppid}-abcd`, 'README.md'];
    for (const name of others) await writeFile(join(indexDir, name), '');
    await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
    expect(await readdir(indexDir)).toEqual(expect.arrayContaining(others));
  });

  it('can run beside another of the same stories', async () => {
    const builds = [1, 2, 3].map(() => buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw }));
    const versions = (await Promise.all(builds)).map((report) => report.indexVersion);
    expect(versions).toEqual([newVersion, newVersion, newVersion]);
    expect(await openVersion()).toBe(newVersion);
  });

  it('replaces a damaged folder of its own version', async () => {
    await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
    const [part = ''] = await readdir(join(indexDir, newVersion, 'parts'));
    await writeFile(join(indexDir, newVersion, 'parts', part), 'damaged');
    const report = await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
    expect(report.discarded).toContain(part);
    expect(await openVersion()).toBe(newVersion);
    expect((await readdir(indexDir)).sort()).toEqual([newVersion, 'CURRENT'].sort());
  });
});

describe('a build that fails', () => {
  it('leaves the old index in use, whichever step of writing it was', async () => {
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(15);
    const outcomes = new Set<string>();
    for (let failAt = 1; failAt <= steps; failAt += 1) {
      const dir = join(scratch, `full-${failAt}`);
      await cp(join(scratch, 'old'), dir, { recursive: true });
      indexDir = dir;
      const { disk } = makeFailingDisk(failAt);
      const outcome = await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw, disk }).catch(
        (e: unknown) => e,
      );
      const failed = outcome instanceof WriteFailedError;
      if (failed) expect(outcome.message).toMatch(/ENOSPC.*unchanged/su);
      outcomes.add(`${failed ? 'failed' : 'built'} ${(await openVersion()) === oldVersion ? 'old' : 'new'}`);
      expect((await readdir(indexDir)).filter((name) => name.startsWith('.building'))).toEqual([]);
      await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
      expect(await openVersion()).toBe(newVersion);
    }
    // A build whose clearing up fails after the new index came into use has not failed.
    expect([...outcomes].sort()).toEqual(['built new', 'failed old']);
  });

  it('says so where the graph can not be written, and where the embedder fails', async () => {
    const brokenGraph = () => Promise.reject(new Error('graph'));
    const build = buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw: brokenGraph });
    await expect(build).rejects.toThrow(WriteFailedError);
    const brokenEmbedder = { ...embedder, embedPassage: () => Promise.reject(new Error('embedder')) };
    await expect(buildIndex({ corpus: newCorpus, indexDir, embedder: brokenEmbedder })).rejects.toThrow('embedder');
    expect(await openVersion()).toBe(oldVersion);
  });

  it('names the folder where something that is no folder is in the way', async () => {
    const file = join(scratch, 'a-file');
    await writeFile(file, '');
    const build = buildIndex({ corpus: newCorpus, indexDir: join(file, 'index'), embedder });
    await expect(build).rejects.toThrow(`The index could not be written to '${join(file, 'index')}'`);
  });

  it.skipIf(process.getuid?.() === 0)('says so where the folder is read-only', async () => {
    await chmod(indexDir, 0o500);
    await expect(buildIndex({ corpus: newCorpus, indexDir, embedder })).rejects.toThrow(WriteFailedError);
    await chmod(indexDir, 0o700);
    expect(await openVersion()).toBe(oldVersion);
  });
});

describe('a build that is killed', () => {
  const child = fileURLToPath(new URL('../../fixtures/build-and-die.ts', import.meta.url));
  const runChild = (dir: string, dieAt: number) =>
    new Promise<string | null>((resolve) => {
      const run = execFile(process.execPath, ['--import', 'tsx', child, dir, String(dieAt)], (error) => {
        resolve(error?.signal ?? null);
      });
      run.stdin?.end();
    });

  it(
    'leaves a whole index in use at every third step, and the next build clears up',
    { timeout: 120_000 },
    async () => {
      const steps = await countSteps();
      for (let dieAt = 1; dieAt <= steps; dieAt += 3) {
        const dir = join(scratch, `killed-${dieAt}`);
        await cp(join(scratch, 'old'), dir, { recursive: true });
        indexDir = dir;
        expect(await runChild(dir, dieAt)).toBe('SIGKILL');
        expect([oldVersion, newVersion]).toContain(await openVersion());
        await buildIndex({ corpus: newCorpus, indexDir, embedder, buildHnsw });
        expect((await readdir(indexDir)).sort()).toEqual([newVersion, 'CURRENT'].sort());
        expect((await readFile(join(indexDir, 'CURRENT'), 'utf8')).trim()).toBe(newVersion);
      }
    },
  );
});
