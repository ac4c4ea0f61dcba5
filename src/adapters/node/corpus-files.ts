import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WriteFailedError } from '../../core/errors.js';
import type { Disk } from './disk.js';
import { isRunning } from './write-index.js';

/** Folders of the corpus that hold stories: those that are served, and those that somebody is still working on. */
export const storyFolders = { articles: 'articles', drafts: 'drafts' } as const;

/** Path of a story's file. @throws RangeError where `id` could be a path of its own. */
export function storyPath(corpusDir: string, folder: keyof typeof storyFolders, id: string): string {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id))
    throw new RangeError(`'${id}' is no id. Use lower-case letters, digits and hyphens.`);
  return join(corpusDir, storyFolders[folder], `${id}.md`);
}

/** Text of a file; null where there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  });
}

/**
 * Writes a file of the corpus aside, syncs it and renames it: killed at any moment, it leaves the old file or the new.
 * @throws WriteFailedError; the file is then as it was.
 */
export async function replaceFile(path: string, text: string, disk: Disk): Promise<void> {
  const folder = dirname(path);
  const aside = join(folder, `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    await disk.makeFolder(folder);
    await sweep(folder, disk);
    await disk.writeFile(aside, text);
    await disk.rename(aside, path);
  } catch (cause) {
    await disk.remove(aside).catch(() => undefined);
    throw writeFailed(path, 'written', cause);
  }
  await disk.sync(folder).catch(() => undefined);
}

/** Removes a file of the corpus for good. @throws WriteFailedError */
export async function removeFile(path: string, disk: Disk): Promise<void> {
  try {
    await disk.remove(path);
    await disk.sync(dirname(path));
    await sweep(dirname(path), disk);
  } catch (cause) {
    throw writeFailed(path, 'removed', cause);
  }
}

/** What a killed write left goes with the next one: it may hold a story's words. */
async function sweep(folder: string, disk: Disk): Promise<void> {
  const left = (await readdir(folder)).filter((name) => {
    const pid = Number(/^\..+\.(\d+)-[0-9a-f]{8}\.tmp$/u.exec(name)?.[1]);
    return !Number.isNaN(pid) && !isRunning(pid);
  });
  for (const name of left) await disk.remove(join(folder, name));
}

function writeFailed(path: string, what: string, cause: unknown): WriteFailedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new WriteFailedError(
    `${path} could not be ${what}: ${reason}. It is as it was. Make room there, or allow writing, and run the command again.`,
    { cause },
  );
}
