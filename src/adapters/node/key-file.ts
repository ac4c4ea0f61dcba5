import { open, readFile, rename, rm } from 'node:fs/promises';
import type { StoredKey } from '../../http/access/access-key.js';
import { keyFileSchema } from '../settings/key-file-schema.js';
import { AccessFileFault } from './access-file-fault.js';

/**
 * Reads the keys that are kept in a file; none where the file is not there.
 * @throws AccessFileFault where the file can't be read or is not what `changeKeyFile` writes.
 */
export async function readKeyFile(path: string): Promise<readonly StoredKey[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (hasCode(cause, 'ENOENT')) return null;
    throw fault(path, 'can’t be read. Allow the service to read it', cause);
  });
  if (text === null) return [];
  const parsed = keyFileSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data.keys;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw fault(
    path,
    `is not a file of keys (${places.join('; ')}). Take it from a copy, or remove it and make new keys`,
  );
}

/**
 * Changes the file: written aside with access for its owner alone, synced and renamed, so that whoever reads it finds the old
 * keys or the new. Two changes at once don't mix: the second is refused.
 * @throws AccessFileFault; the file is then as it was.
 */
export async function changeKeyFile(
  path: string,
  change: (keys: readonly StoredKey[]) => readonly StoredKey[],
): Promise<void> {
  const aside = `${path}.new`;
  const file = await open(aside, 'wx', 0o600).catch((cause: unknown) => {
    if (hasCode(cause, 'EEXIST'))
      throw fault(
        path,
        `is being changed, or a change was stopped halfway. If none is running, remove ${aside} and try again`,
      );
    throw fault(path, 'can’t be written. Make its folder and allow writing there', cause);
  });
  try {
    try {
      await file.writeFile(`${JSON.stringify({ keys: change(await readKeyFile(path)) }, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    // Only the disk's faults are told as such; what `change` throws is the caller's.
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw fault(path, 'can’t be written. Make room there and try again', cause);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the file.
    throw fault(path, 'is not JSON. Take it from a copy, or remove it and make new keys');
  }
}

function fault(path: string, what: string, cause?: unknown): AccessFileFault {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new AccessFileFault([`${path}: the file of keys ${what}.${reason}`], { cause });
}

function hasCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code;
}
