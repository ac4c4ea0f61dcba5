import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Hex SHA-256 over the names and bytes of a corpus's files (`*.yaml`, `articles/*.md`): tells cheaply whether the stories
 * changed since an index was built from them. Null where there is no such folder: a deployed index needs none.
 * @throws Error of Node's where it can't be told, as for want of file descriptors.
 */
export async function hashCorpusFiles(dir: string): Promise<string | null> {
  const tables = await listFiles(dir, '.yaml');
  const articles = await listFiles(join(dir, 'articles'), '.md');
  if (!tables || !articles) return null;
  const hash = createHash('sha256');
  for (const name of [...tables, ...articles.map((article) => join('articles', article))]) {
    const bytes = await readFile(join(dir, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

async function listFiles(dir: string, ending: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith(ending)).sort();
  } catch (cause) {
    // Not there, or not to be read: then there is nothing to compare with. Any other fault passes, and then there may be.
    if (cause instanceof Error && 'code' in cause && absences.has(String(cause.code))) return null;
    throw cause;
  }
}

const absences = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM']);
