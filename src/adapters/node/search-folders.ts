import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderSearch } from '../../core/corpus/corpus-desk.js';

/**
 * Looks through every file under `folders`, hidden and binary ones too, each read as UTF-8. `look` gives what it found, or null.
 * A folder that is not there holds nothing.
 */
export async function searchFolders<T>(
  folders: readonly string[],
  look: (text: string, file: string) => T | null,
): Promise<FolderSearch<T>> {
  const findings: FolderSearch<T>['findings'][number][] = [];
  let [files, bytes] = [0, 0];
  for (const file of (await Promise.all(folders.map(listFiles))).flat().sort()) {
    const content = await readFile(file);
    files += 1;
    bytes += content.length;
    const found = look(content.toString('utf8'), file);
    if (found !== null) findings.push({ file, found });
  }
  return { files, bytes, findings };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}
