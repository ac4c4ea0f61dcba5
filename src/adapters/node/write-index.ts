import { randomBytes } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WriteFailedError } from '../../core/errors.js';
import { partsFolder } from '../../core/retrieval/index-parts.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { Disk } from './disk.js';
import { currentFile, loadIndexFolder, nameFolder, type LoadedIndex } from './index-store.js';
import type { PackedFile, PackedIndex } from './pack-index.js';
import type { GraphDigests } from './write-graph.js';

/** Puts the HNSW graph into the index's new folder; null where it can't be made on this machine. */
export type WriteHnsw = (folder: string) => Promise<GraphDigests | null>;

/** Whether a whole index of the same version that is there already may stay in place of the one to write. */
export type MayStay = (there: LoadedIndex) => boolean;

/**
 * Puts an index in place: written aside, synced, renamed, and only then named in `CURRENT`. Killed at any moment, it
 * leaves a whole index in use: the one that was or, where a whole one of the same version has to go, this one without its
 * graph. Returns the manifest as written.
 * @throws WriteFailedError
 */
export async function writeIndex(
  indexDir: string,
  packed: PackedIndex,
  writeHnsw: WriteHnsw,
  disk: Disk,
  mayStay: MayStay = () => true,
): Promise<Manifest> {
  const aside = join(indexDir, `.building-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await disk.makeFolder(indexDir);
    const before = await readdir(indexDir);
    const manifest = await writeAside(aside, packed, writeHnsw, disk);
    const name = nameFolder(manifest);
    const stoodIn: string[] = [];
    const standIn = async () => {
      stoodIn.push(await standInFor(aside, indexDir, packed, disk));
    };
    await moveIntoPlace(aside, join(indexDir, name), disk, mayStay, standIn);
    await disk.sync(indexDir);
    await pointTo(indexDir, name, disk);
    await sweep(indexDir, [...before, ...stoodIn], name, disk);
    return manifest;
  } catch (cause) {
    await disk.remove(aside).catch(() => undefined);
    throw writeFailed(indexDir, cause);
  }
}

/** Makes an index that is already in place the one in use, and removes the rest. @throws WriteFailedError */
export async function switchIndex(indexDir: string, manifest: Manifest, disk: Disk): Promise<void> {
  const name = nameFolder(manifest);
  try {
    const before = await readdir(indexDir);
    const current = await readFile(join(indexDir, currentFile), 'utf8').catch(() => '');
    if (current.trim() !== name) await pointTo(indexDir, name, disk);
    await sweep(indexDir, before, name, disk);
  } catch (cause) {
    throw writeFailed(indexDir, cause);
  }
}

async function writeAside(aside: string, packed: PackedIndex, writeHnsw: WriteHnsw, disk: Disk): Promise<Manifest> {
  await disk.makeFolder(join(aside, partsFolder));
  for (const [name, file] of packed.files) await putFile(join(aside, name), file, disk);
  await disk.sync(join(aside, partsFolder));
  const graph = await writeHnsw(aside);
  const manifest: Manifest = {
    ...packed.manifest,
    hnsw: graph !== null,
    files: { ...packed.manifest.files, ...graph },
  };
  await disk.writeFile(join(aside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await disk.sync(aside);
  return manifest;
}

/** A file that is there already gets a second name; one that can't have any, or is no longer there, is written. */
async function putFile(path: string, { pieces, path: same }: PackedFile, disk: Disk): Promise<void> {
  const linked =
    same !== undefined &&
    (await disk.link(same, path).then(
      () => true,
      () => false,
    ));
  if (!linked) await disk.writeFile(path, pieces);
}

/** Where a whole index has to give way, `standIn` first puts another one in use. */
async function moveIntoPlace(
  aside: string,
  folder: string,
  disk: Disk,
  mayStay: MayStay,
  standIn: () => Promise<void>,
): Promise<void> {
  try {
    await disk.rename(aside, folder);
  } catch (cause) {
    if (!(await isThere(folder))) throw cause;
    const there = await loadIndexFolder(folder).catch(() => null);
    if (there && mayStay(there)) {
      await disk.remove(aside);
      return;
    }
    if (there) await standIn();
    await disk.rename(folder, `${aside}-replaced`);
    await disk.rename(aside, folder);
  }
}

/** Puts the index that was written `aside` in use without its graph, by second names of its files. Returns its folder's name. */
async function standInFor(aside: string, indexDir: string, packed: PackedIndex, disk: Disk): Promise<string> {
  const exact = `${aside}-exact`;
  const name = nameFolder(packed.manifest);
  const files = new Map([...packed.files].map(([file, { pieces }]) => [file, { pieces, path: join(aside, file) }]));
  try {
    await writeAside(exact, { ...packed, files }, () => Promise.resolve(null), disk);
    await moveIntoPlace(
      exact,
      join(indexDir, name),
      disk,
      () => true,
      () => Promise.resolve(),
    );
  } catch (cause) {
    await disk.remove(exact).catch(() => undefined);
    throw cause;
  }
  await disk.sync(indexDir);
  await pointTo(indexDir, name, disk);
  return name;
}

async function pointTo(indexDir: string, name: string, disk: Disk): Promise<void> {
  const aside = join(indexDir, `.building-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await disk.writeFile(aside, `${name}\n`);
    await disk.rename(aside, join(indexDir, currentFile));
  } catch (cause) {
    await disk.remove(aside).catch(() => undefined);
    throw cause;
  }
  // From here on the new index is in use, synced or not: a fault would tell otherwise.
  await disk.sync(indexDir).catch(() => undefined);
}

/** Removes older versions and what killed builds left. A version that came while this build ran is another build's. */
async function sweep(indexDir: string, before: readonly string[], inUse: string, disk: Disk): Promise<void> {
  const now = await readdir(indexDir);
  const old = now.filter((name) => name !== inUse && before.includes(name) && /^[0-9a-f]{16}(-exact)?$/u.test(name));
  const left: string[] = [];
  for (const name of now) if (await isLeftOver(indexDir, name)) left.push(name);
  // What can't be removed now is in nobody's way and goes with the next build.
  await Promise.allSettled([...old, ...left].map((name) => disk.remove(join(indexDir, name))));
}

async function isLeftOver(indexDir: string, name: string): Promise<boolean> {
  const pid = Number(/^\.building-(\d+)-/u.exec(name)?.[1]);
  if (Number.isNaN(pid)) return false;
  if (pid !== process.pid) return !isRunning(pid);
  // In a container every process may get the same number: older than this one is not this one's.
  const found = await stat(join(indexDir, name)).catch(() => null);
  // Another build in this process may have renamed it in between.
  return found !== null && (name.endsWith('-replaced') || found.mtimeMs < performance.timeOrigin);
}

/** Whether a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function writeFailed(indexDir: string, cause: unknown): WriteFailedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new WriteFailedError(
    `The index could not be written to '${indexDir}': ${reason}. The index that was there before is unchanged. ` +
      'Make room there, or allow writing, and run `npm run build:index` again.',
    { cause },
  );
}
