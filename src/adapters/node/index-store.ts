import { createHash } from 'node:crypto';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexCorruptError, IndexMissingError } from '../../core/errors.js';
import {
  checkManifest,
  parseArtifact,
  parseManifest,
  type ExpectedIndex,
  type StoredIndex,
} from '../../core/retrieval/index-artifact.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';

/** File that names the folder in use; it alone is replaced, so an index is switched in one step. */
export const currentFile = 'CURRENT';
/** File with the digest of what was embedded for each chunk; only the builder reads it. */
export const textHashesFile = 'text-hashes.json';
export const hnswFolder = 'hnsw';

/** An index of this folder's, whole and checked. */
export interface LoadedIndex {
  /** The version's own folder. */
  readonly folder: string;
  readonly stored: StoredIndex;
  /** Bytes of every file by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Name of an index's folder: its version, marked where it has no HNSW graph, which is not part of the version. */
export function nameFolder(manifest: Pick<Manifest, 'indexVersion' | 'hnsw'>): string {
  return manifest.hnsw ? manifest.indexVersion : `${manifest.indexVersion}-exact`;
}

/**
 * Loads the index in use and checks every file against its digest.
 * @throws IndexMissingError, IndexMismatchError (where `expected` is given) or IndexCorruptError.
 */
export async function loadCurrentIndex(indexDir: string, expected?: ExpectedIndex): Promise<LoadedIndex> {
  const name = await readCurrent(indexDir);
  try {
    return await loadIndexFolder(join(indexDir, name), expected);
  } catch (cause) {
    // A build that ends while this one reads takes the old folder away.
    const renewed = await readCurrent(indexDir);
    if (renewed !== name) return loadIndexFolder(join(indexDir, renewed), expected);
    throw cause;
  }
}

/** Loads one version's folder as `loadCurrentIndex` does. */
export async function loadIndexFolder(folder: string, expected?: ExpectedIndex): Promise<LoadedIndex> {
  const { bytes: manifestBytes } = await readIndexFile(folder, 'manifest.json');
  const manifest = parseManifest(manifestBytes.toString('utf8'), hashBytes);
  if (expected) checkManifest(manifest, expected);
  const files = new Map<string, Buffer>();
  await Promise.all(
    Object.entries(manifest.files).map(async ([name, sha256]) => {
      const { bytes, sha256: found } = await readIndexFile(folder, name);
      if (found !== sha256) throw damaged(`${name} is not as it was written`);
      files.set(name, bytes);
    }),
  );
  return { folder, stored: readArtifact(manifest, files), files };
}

/** Puts an index together from its files' bytes by name. @throws IndexCorruptError */
export function readArtifact(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): StoredIndex {
  const take = (name: string): Buffer => {
    const bytes = files.get(name);
    if (bytes) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    throw damaged(`manifest.json doesn't list ${name}`);
  };
  return parseArtifact(manifest, {
    corpus: take('corpus.json').toString('utf8'),
    chunks: take('chunks.json').toString('utf8'),
    chunkVectors: take('chunk-vectors.f32'),
    sentenceVectors: take('sentence-vectors.i8'),
    tokens: take('tokens.i8'),
    tokenOffsets: take('token-offsets.u32'),
    sentenceEnds: take('sentence-ends.u32'),
    lexical: take('lexical.bin'),
    wordForms: take('word-forms.bin'),
    language: take('language.bits'),
    suggestions: take('suggestions.json').toString('utf8'),
  });
}

/** Name of the folder in use. @throws IndexMissingError; IndexCorruptError where the file names no folder. */
export async function readCurrent(indexDir: string): Promise<string> {
  let name: string;
  try {
    name = (await readFile(join(indexDir, currentFile), 'utf8')).trim();
  } catch (cause) {
    throw new IndexMissingError(`There is no index in '${indexDir}'. Run \`npm run build:index\`.`, { cause });
  }
  if (/^[0-9a-f]{16}(-exact)?$/u.test(name)) return name;
  throw damaged(`${currentFile} names no version`);
}

/** Bytes read at once: while the disk brings one file's, another's are hashed. */
const pieceBytes = 8 * 2 ** 20;

/** A whole file and its digest, the digest taken piece by piece as they come. */
async function readIndexFile(
  folder: string,
  name: string,
): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  let file: FileHandle | null = null;
  try {
    file = await open(join(folder, name));
    const bytes = Buffer.allocUnsafeSlow((await file.stat()).size);
    const hash = createHash('sha256');
    for (let at = 0; at < bytes.length;) {
      const { bytesRead } = await file.read(bytes, at, Math.min(pieceBytes, bytes.length - at), at);
      if (bytesRead === 0) throw new Error('it became shorter while it was read');
      hash.update(bytes.subarray(at, (at += bytesRead)));
    }
    return { bytes, sha256: hash.digest('hex') };
  } catch (cause) {
    throw damaged(`${name} could not be read`, cause);
  } finally {
    await file?.close();
  }
}

function damaged(what: string, cause?: unknown): IndexCorruptError {
  return new IndexCorruptError(`The index is damaged: ${what}. Run \`npm run build:index\`.`, { cause });
}
