import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHnsw } from '../../../src/adapters/langchain/build-hnsw.js';
import { buildIndex, type BuildIndexOptions } from '../../../src/adapters/node/build-index.js';
import { nodeDisk, type Disk } from '../../../src/adapters/node/disk.js';
import { findGraphSeed } from '../../../src/adapters/node/grow-hnsw.js';
import { loadCurrentIndex, loadCurrentTables } from '../../../src/adapters/node/index-store.js';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import { prepareChunks } from '../../../src/adapters/node/prepare-chunks.js';
import { WriteFailedError } from '../../../src/core/errors.js';
import { makeFailingDisk } from '../../../scripts/torture/disk-that-fails.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { makeDyingDisk } from '../../fixtures/open-workshop.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder();
const tell = (id: string, count: number) =>
  Array.from({ length: count }, (_, at) => `Tale ${at} of ${id} is about topic${at}.`);
const stories: Record<string, string[]> = { b: tell('b', 30), d: tell('d', 30), f: tell('f', 3) };

let indexDir = '';
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'voices-grow-'));
});
afterEach(() => rm(indexDir, { recursive: true }));

const build = (told: Record<string, string[]>, dir = indexDir, from = 10, mostOutside = 0) =>
  buildIndex({ corpus: makeCorpus(told), indexDir: dir, embedder, buildHnsw, growGraph: { from, mostOutside } });

async function readGraph(): Promise<readonly string[]> {
  const [version = ''] = (await readdir(indexDir)).filter((name) => /^[0-9a-f]{16}$/u.test(name));
  return (await readdir(join(indexDir, version, 'hnsw'))).sort();
}

/** Where the graph lies on the disk. */
async function findGraph(): Promise<number> {
  const { folder } = await loadCurrentIndex(indexDir);
  return (await stat(join(folder, 'hnsw/hnswlib.index'))).ino;
}

/** Every question's ten nearest by the graph and by the scan. */
async function compareWithScan(told: Record<string, string[]>): Promise<void> {
  const graph = await openIndex(indexDir, { embedder });
  const exact = await openIndex(indexDir, { embedder, search: 'exact' });
  expect([graph.dense.kind, exact.dense.kind]).toEqual(['hnsw', 'exact']);
  for (const text of Object.values(told).flat()) {
    const { sentence } = await embedder.embedQuestion(text);
    expect(graph.dense.search(sentence, 10)).toEqual(exact.dense.search(sentence, 10));
  }
}

it('adds to the graph where little has changed, and finds what a scan finds', async () => {
  await build(stories);
  // Articles before and between the others: rows move, labels don't.
  const grown = { ...stories, a: tell('a', 2), c: tell('c', 2) };
  const { indexVersion } = await build(grown);
  expect(await readGraph()).toContain('rows.u32');
  await compareWithScan(grown);
  const fewer = { a: grown.a, b: stories.b ?? [], c: grown.c, d: stories.d ?? [] };
  await build(fewer);
  expect(await readGraph()).toContain('rows.u32');
  await compareWithScan(fewer);
  // What is gone stays gone when the graph grows again.
  const again = { ...fewer, e: tell('e', 2) };
  await build(again);
  await compareWithScan(again);
  expect((await build(grown, join(indexDir, 'anew'))).indexVersion).toBe(indexVersion);
});

it('leaves the graph as it is where hardly anything has changed, and finds what a scan finds', async () => {
  await build(stories);
  const graph = await findGraph();
  const told = new Map(Object.entries(stories));
  const list = () => Object.fromEntries([...told].sort());
  // New ones, some that go, one that comes back, and one that goes after it was outside.
  const changes: [string, string[] | null][] = [
    ['a', tell('a', 2)],
    ['c', tell('c', 2)],
    ['f', null],
    ['a', null],
    ['f', tell('f', 3)],
  ];
  for (const [id, tales] of changes) {
    if (tales) told.set(id, tales);
    else told.delete(id);
    await build(list(), indexDir, 10, 5);
    expect(await findGraph()).toBe(graph);
    await compareWithScan(list());
  }
  // The one after has more beside the graph than it may: it grows by all of them.
  for (const id of ['g', 'h']) {
    told.set(id, tell(id, id === 'g' ? 2 : 1));
    await build(list(), indexDir, 10, 5);
    expect(await findGraph()).not.toBe(graph);
    await compareWithScan(list());
  }
});

it('knows which points the graph still has to be told of that are no more', async () => {
  await build(stories);
  const fewer = { b: stories.b ?? [], d: stories.d ?? [] };
  const readGone = async (told: Record<string, string[]>) => {
    const old = await loadCurrentTables(indexDir);
    return findGraphSeed(old, prepareChunks(makeCorpus(told), embedder, old), { from: 10, mostOutside: 0 })?.gone;
  };
  expect(await readGone(stories)).toEqual([]);
  expect(await readGone(fewer)).toEqual([60, 61, 62]);
  await build(fewer, indexDir, 10, 5);
  expect(await readGone(fewer)).toEqual([60, 61, 62]);
  await build({ ...fewer, g: tell('g', 2) });
  expect(await readGone(fewer)).toEqual([63, 64]);
});

/** Files of the index in use that hold a text to the letter. */
async function findText(text: string): Promise<readonly string[]> {
  const { folder } = await loadCurrentIndex(indexDir);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(text)));
  return files.filter((_, at) => held[at]);
}

it.each([
  ['stays as it is', 5],
  ['grows', 0],
])('keeps no word of a story that is gone where the graph %s', async (_, mostOutside) => {
  await build(stories);
  expect(await findText('Tale 1 of f')).toHaveLength(2);
  const fewer = { a: tell('a', 2), b: stories.b ?? [], d: stories.d ?? [] };
  await build(fewer, indexDir, 10, mostOutside);
  expect(await readGraph()).toContain('rows.u32');
  expect(await findText('Tale 1 of f')).toEqual([]);
  await build({ ...fewer, c: tell('c', 1) }, indexDir, 10, mostOutside);
  expect(await findText('Tale 1 of f')).toEqual([]);
});

it('builds the graph anew where nothing of what is gone may stay', async () => {
  await build(stories);
  const buildForgetting = (told: Record<string, string[]>) =>
    buildIndex({
      corpus: makeCorpus(told),
      indexDir,
      embedder,
      buildHnsw,
      growGraph: { from: 10, mostOutside: 5, forget: true },
    });
  await buildForgetting({ a: tell('a', 2), ...stories });
  expect(await readGraph()).toContain('rows.u32');
  await buildForgetting({ b: stories.b ?? [], d: stories.d ?? [] });
  expect(await readGraph()).not.toContain('rows.u32');
});

describe('a graph that holds what is gone, of the very stories to build', () => {
  const fewer = { b: stories.b ?? [], d: stories.d ?? [] };
  const growGraph = { from: 10, mostOutside: 5 };
  const rebuild = (options: Partial<BuildIndexOptions>) =>
    buildIndex({ corpus: makeCorpus(fewer), indexDir, embedder, buildHnsw, growGraph, ...options });
  const ways: [string, Partial<BuildIndexOptions>][] = [
    ['a full build', { full: true }],
    ['one that forgets', { growGraph: { ...growGraph, forget: true } }],
  ];
  beforeEach(async () => {
    await build(stories);
    await build(fewer, indexDir, 10, 5);
  });

  it.each(ways)('gives way to one without at %s', async (_, way) => {
    expect((await rebuild({})).written).toBe(false);
    expect(await readGraph()).toContain('rows.u32');
    const { indexVersion, written } = await rebuild(way);
    expect([written, await readGraph()]).toEqual([true, ['args.json', 'docstore.json', 'hnswlib.index']]);
    expect((await readdir(indexDir)).sort()).toEqual([indexVersion, 'CURRENT'].sort());
    const graph = join(indexVersion, 'hnsw/hnswlib.index');
    const anew = join(indexDir, 'anew');
    await build(fewer, anew);
    expect((await readFile(join(indexDir, graph))).equals(await readFile(join(anew, graph)))).toBe(true);
    expect((await rebuild(way)).written).toBe(false);
  });

  it('gives way to none where no graph can be built', async () => {
    const [, [, way] = []] = ways;
    const { indexVersion, hnsw } = await rebuild({ ...way, buildHnsw: () => Promise.resolve(false) });
    expect(hnsw).toBe(false);
    expect((await readdir(indexDir)).sort()).toEqual([`${indexVersion}-exact`, 'CURRENT'].sort());
  });

  it.each<[string, (at: number) => { readonly disk: Disk; readonly steps: () => number }]>([
    ['is killed', makeDyingDisk],
    ['fails', makeFailingDisk],
  ])('leaves a whole index in use, whichever step of giving way %s', { timeout: 60_000 }, async (_, makeDisk) => {
    const [, [, way] = []] = ways;
    const before = join(indexDir, 'before');
    await build(stories, before);
    await build(fewer, before, 10, 5);
    const run = async (at: number) => {
      const dir = join(indexDir, `at-${at}`);
      await cp(before, dir, { recursive: true });
      const { disk, steps } = makeDisk(at);
      await rebuild({ ...way, indexDir: dir, disk }).catch((cause: unknown) => {
        expect(cause).toBeInstanceOf(WriteFailedError);
      });
      return { dir, steps: steps() };
    };
    const { steps } = await run(Infinity);
    expect(steps).toBeGreaterThan(30);
    const kinds = new Set<string>();
    for (let at = 1; at <= steps; at += 1) {
      const { dir } = await run(at);
      const { dense, manifest } = await openIndex(dir, { embedder });
      kinds.add(dense.kind);
      const { indexVersion } = await rebuild({ ...way, indexDir: dir });
      expect(indexVersion).toBe(manifest.indexVersion);
      expect(await readdir(join(dir, indexVersion, 'hnsw'))).not.toContain('rows.u32');
      expect((await readdir(dir)).filter((name) => !name.startsWith('.')).sort()).toEqual(
        [indexVersion, 'CURRENT'].sort(),
      );
      expect((await readdir(dir)).filter((name) => name.endsWith('-replaced'))).toEqual([]);
    }
    expect([...kinds].sort()).toEqual(['exact', 'hnsw']);
  });
});

it('adds to the graph where its file can have no second name', async () => {
  await build(stories);
  const grown = { a: tell('a', 2), ...stories };
  const link = () => Promise.reject(new Error('EPERM: operation not permitted'));
  const corpus = makeCorpus(grown);
  const growGraph = { from: 10, mostOutside: 5 };
  await buildIndex({ corpus, indexDir, embedder, buildHnsw, growGraph, disk: { ...nodeDisk, link } });
  expect(await readGraph()).toContain('rows.u32');
  await compareWithScan(grown);
});

it.each([
  ['before it is linked', 5, 'before'],
  ['while it is linked', 5, 'after'],
  ['before it grows', 0, null],
])('builds the graph anew where another build took its folder away %s', async (_, mostOutside, when) => {
  await build(stories);
  const { folder } = await loadCurrentIndex(indexDir);
  const removeOld = () => rm(folder, { recursive: true, force: true });
  // With a story gone, the store's texts are read and not linked.
  const changed = { a: tell('a', 2), b: stories.b ?? [], d: stories.d ?? [] };
  const link = async (from: string, to: string) => {
    if (when === 'before') await removeOld();
    await nodeDisk.link(from, to);
    if (when === 'after' && from.endsWith('hnswlib.index')) await removeOld();
  };
  const buildMeanwhile: typeof buildHnsw = async (hnsw, points, seed) => {
    await removeOld();
    return buildHnsw(hnsw, points, seed);
  };
  await buildIndex({
    corpus: makeCorpus(changed),
    indexDir,
    embedder,
    buildHnsw: buildMeanwhile,
    growGraph: { from: 10, mostOutside },
    disk: { ...nodeDisk, link },
  });
  expect(await readGraph()).not.toContain('rows.u32');
  await compareWithScan(changed);
});

it('fails where the graph there can not be gone on from though nobody took it away', async () => {
  await build(stories);
  const grow = buildIndex({
    corpus: makeCorpus({ ...stories, a: tell('a', 2) }),
    indexDir,
    embedder,
    buildHnsw: (hnsw, points, seed) => (seed ? Promise.reject(new Error('ENOSPC')) : buildHnsw(hnsw, points)),
    growGraph: { from: 10, mostOutside: 0 },
  });
  await expect(grow).rejects.toThrow(WriteFailedError);
  await compareWithScan(stories);
});

it('builds the graph anew where it is small or much has changed', async () => {
  await build(stories);
  await build({ ...stories, a: tell('a', 20) });
  expect(await readGraph()).not.toContain('rows.u32');
  await build({ ...stories, a: tell('a', 20), c: tell('c', 1) }, indexDir, 1000);
  expect(await readGraph()).not.toContain('rows.u32');
});
