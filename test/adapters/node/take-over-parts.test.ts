import { cpSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex, type BuildIndexOptions } from '../../../src/adapters/node/build-index.js';
import { nodeDisk } from '../../../src/adapters/node/disk.js';
import { loadCurrentIndex, loadCurrentTables } from '../../../src/adapters/node/index-store.js';
import { namePart } from '../../../src/core/retrieval/index-parts.js';
import { findPartEnds, sortStories } from '../../fixtures/part-stories.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

type Stories = Readonly<Record<string, readonly string[]>>;

const ends = findPartEnds(3);
const [first = '', second = '', third = ''] = ends;
const stories: Stories = {
  [first]: ['One tale. It is long.', 'It goes on.'],
  [second]: ['Another tale.', 'With an end of its own.'],
  [third]: ['The last tale.'],
};

let scratch = '';
let indexDir = '';
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'voices-parts-'));
  indexDir = join(scratch, 'index');
});
afterEach(() => rm(scratch, { recursive: true }));

const build = (told: Stories, options: Partial<BuildIndexOptions> = {}) =>
  buildIndex({ corpus: sortStories(told), indexDir, embedder: createStubEmbedder(), ...options });

/** Where the files of the index in use lie on the disk, by name. */
async function listInodes(): Promise<ReadonlyMap<string, number>> {
  const { folder, stored } = await loadCurrentIndex(indexDir);
  const names = stored.manifest.parts.map(namePart);
  return new Map(await Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).ino] as const)));
}

async function readFolder(dir: string): Promise<Record<string, string>> {
  const { folder } = await loadCurrentIndex(dir);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (path) => [path.slice(folder.length), (await readFile(path)).toString('hex')] as const);
  return Object.fromEntries((await Promise.all(read)).sort());
}

describe('a build that goes on from an index', () => {
  const ids = [...ends, 'aa', 'end-00000', 'zz'];
  const texts = fc.array(fc.constantFrom('One tale.', 'Two tales. Three.', 'Four tales.', 'Five.'), { maxLength: 4 });
  const told = fc.dictionary(fc.constantFrom(...ids), texts);

  it('gives the bytes of one from nothing, whatever was there before', { timeout: 60_000 }, async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 2, maxLength: 4 }), async (steps) => {
        const [stepwise, atOnce] = ['stepwise', 'at-once'].map((name) => join(scratch, `${name}-${(runs += 1)}`));
        for (const step of steps) await build(step, { indexDir: stepwise ?? '' });
        await build(steps.at(-1) ?? {}, { indexDir: atOnce ?? '' });
        expect(await readFolder(stepwise ?? '')).toEqual(await readFolder(atOnce ?? ''));
      }),
      { numRuns: 30 },
    );
  });

  it('gives parts that stay a second name and writes the others', async () => {
    await build(stories);
    const before = await listInodes();
    const written: string[] = [];
    const disk = {
      ...nodeDisk,
      writeFile: (path: string, bytes: Parameters<typeof nodeDisk.writeFile>[1]) => {
        written.push(path);
        return nodeDisk.writeFile(path, bytes);
      },
    };
    const embedder = createStubEmbedder();
    await build({ ...stories, [second]: ['Another tale.', 'With a new end.'] }, { disk, embedder });
    const after = await listInodes();
    expect([...before].filter(([name, inode]) => after.get(name) === inode).length).toBe(2);
    expect(written.filter((path) => path.includes('/parts/')).length).toBe(1);
    expect(embedder.passages).toEqual(['With a new end.']);
    expect(await readdir(indexDir)).toHaveLength(2);
  });

  it('writes them where there are no links, or where they are gone by then', async () => {
    const changed = { ...stories, [third]: ['The last tale, told anew.'] };
    await build(changed, { indexDir: join(scratch, 'anew') });
    const link = () => Promise.reject(new Error('EPERM: operation not permitted'));
    await build(stories);
    await build(changed, { disk: { ...nodeDisk, link } });
    expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
    await build(stories, {
      disk: { ...nodeDisk, link: async (from, to) => rm(from).then(() => nodeDisk.link(from, to)) },
    });
    await build(changed);
    expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
  });

  it('embeds what a damaged part held, and says which it was', async () => {
    const changed = { ...stories, [third]: ['The last tale, told anew.'] };
    await build(changed, { indexDir: join(scratch, 'anew') });
    const harms: ((path: string, other: string) => Promise<void>)[] = [
      (path) => rm(path),
      (path) => truncate(path, 7),
      async (path) =>
        writeFile(
          path,
          (await readFile(path)).map((byte, at) => (at === 5 ? byte ^ 1 : byte)),
        ),
      async (path, other) => writeFile(path, await readFile(other)),
    ];
    for (const harm of harms) {
      await rm(indexDir, { recursive: true, force: true });
      await build(stories);
      const { folder, stored } = await loadCurrentIndex(indexDir);
      const [one = '', other = ''] = stored.manifest.parts.map(namePart);
      await harm(join(folder, one), join(folder, other));
      const embedder = createStubEmbedder();
      const report = await build(changed, { embedder });
      expect(report.discarded).toContain(one);
      expect(report.chunks).toEqual({ embedded: 3, reused: 2 });
      expect(embedder.passages).toContain('It goes on.');
      expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
    }
  });

  it('goes on from the index that another build put in place meanwhile', async () => {
    const changed = { ...stories, [third]: ['The last tale, told anew.'] };
    const other = join(scratch, 'other');
    await build({ ...stories, aa: ['A tale of the other build.'] }, { indexDir: other });
    await build(stories);
    const embedder = createStubEmbedder();
    let isSwitched = false;
    const countTokens = (text: string) => {
      if (!isSwitched) {
        rmSync(indexDir, { recursive: true });
        cpSync(other, indexDir, { recursive: true });
      }
      isSwitched = true;
      return embedder.countTokens(text);
    };
    const report = await build(changed, { embedder: { ...embedder, countTokens } });
    expect([isSwitched, report.discarded, report.chunks.embedded]).toEqual([true, null, 1]);
    await build(changed, { indexDir: join(scratch, 'anew') });
    expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
  });

  it('keeps what it read where the index put in place meanwhile is damaged there', async () => {
    const other = join(scratch, 'other');
    await build({ ...stories, aa: ['A tale of the other build.'] }, { indexDir: other });
    await build(stories);
    const mine = await loadCurrentTables(indexDir);
    const theirs = await loadCurrentTables(other);
    // The middle part is a part of both. It is whole in the first index, which lacks the last, and damaged in the second.
    const [, middle = '', last = ''] = mine.stored.manifest.parts.map(namePart);
    expect(theirs.stored.manifest.parts.map(namePart)).toEqual(expect.arrayContaining([middle, last]));
    const path = join(theirs.folder, middle);
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(7, 0, 40));
    await rm(join(mine.folder, last));
    const embedder = createStubEmbedder();
    const countTokens = (text: string) => {
      cpSync(other, indexDir, { recursive: true });
      return embedder.countTokens(text);
    };
    // By then the first index is gone, as the other build left it.
    const embedPassage = async (text: string) => {
      await rm(mine.folder, { recursive: true, force: true });
      return embedder.embedPassage(text);
    };
    const changed = { ...stories, [first]: ['One tale. It is long.', 'It goes on anew.'] };
    const report = await build(changed, { embedder: { ...embedder, countTokens, embedPassage } });
    expect(report.discarded).toContain(middle);
    expect([report.chunks, embedder.passages]).toEqual([{ embedded: 1, reused: 4 }, ['It goes on anew.']]);
    await build(changed, { indexDir: join(scratch, 'anew') });
    expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
  });

  it('takes over what moved from one part to another', async () => {
    await build(stories);
    const embedder = createStubEmbedder();
    const moved = { [first]: stories[second] ?? [], aa: stories[first] ?? [], zz: ['The last tale.'] };
    const report = await build(moved, { embedder });
    expect([report.chunks, embedder.passages]).toEqual([{ embedded: 0, reused: 5 }, []]);
    await build(moved, { indexDir: join(scratch, 'anew') });
    expect(await readFolder(indexDir)).toEqual(await readFolder(join(scratch, 'anew')));
  });
});
