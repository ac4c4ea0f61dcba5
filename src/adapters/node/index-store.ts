import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IndexCorruptError, IndexMissingError } from '../../core/errors.js';
import {
  checkManifest,
  parseArtifact,
  parseManifest,
  parseTables,
  type ArtifactContent,
  type ExpectedIndex,
  type IndexTables,
  type StoredIndex,
} from '../../core/retrieval/index-artifact.js';
import { findPieces, makeRoom, namePart, type IndexPart } from '../../core/retrieval/index-parts.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import { hashFile, readInto, readWhole } from './read-index-file.js';
import { runLanes } from './run-lanes.js';

/** File that names the folder in use; it alone is replaced, so an index is switched in one step. */
export const currentFile = 'CURRENT';
/** File with the digest of what was embedded for each chunk; only the builder reads it. */
export const textHashesFile = 'text-hashes.json';
export const hnswFolder = 'hnsw';
/** The graph itself, in the format of hnswlib. */
export const graphFile = `${hnswFolder}/hnswlib.index`;
/** File of a graph whose labels are no longer the rows: the row of each label. */
export const graphRowsFile = `${hnswFolder}/rows.u32`;

/** An index of this folder's, checked whole but for its parts, which were not read. */
export interface LoadedTables {
  /** The version's own folder. */
  readonly folder: string;
  readonly stored: IndexTables;
  /** Bytes of the files by name, but for those that only hnswlib and LangChain read. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** An index of this folder's, whole and checked. */
export interface LoadedIndex extends LoadedTables {
  readonly stored: StoredIndex;
}

/** Told the graph's file as soon as it was found to be as written, so that it can be opened while the rest is read. */
export type OnGraph = (path: string) => void;

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
export async function loadCurrentIndex(
  indexDir: string,
  expected?: ExpectedIndex,
  onGraph?: OnGraph,
): Promise<LoadedIndex> {
  return withCurrent(indexDir, (folder) => loadIndexFolder(folder, expected, onGraph));
}

/** Loads what of the index in use is not in its parts, as `loadCurrentIndex` does; `readPart` reads those. */
export async function loadCurrentTables(indexDir: string): Promise<LoadedTables> {
  return withCurrent(indexDir, async (folder) => {
    const manifest = await readManifest(folder);
    const files = new Map<string, Buffer>();
    await runLanes(planFiles(folder, manifest, files));
    return { folder, stored: parseTables(manifest, takeContent(files)), files };
  });
}

/** Loads one version's folder as `loadCurrentIndex` does. */
export async function loadIndexFolder(
  folder: string,
  expected?: ExpectedIndex,
  onGraph?: OnGraph,
): Promise<LoadedIndex> {
  const manifest = await readManifest(folder);
  if (expected) checkManifest(manifest, expected);
  const files = new Map<string, Buffer>();
  const numbers = makeRoom(manifest.parts, manifest.embedder);
  const pieces = findPieces(manifest.parts, numbers, manifest.embedder);
  const readParts = manifest.parts.map((part, at) => () => readPart(folder, part, pieces[at] ?? []));
  await runLanes([...planFiles(folder, manifest, files, onGraph), ...readParts]);
  return { folder, stored: parseArtifact(manifest, takeContent(files), numbers), files };
}

/** Reads a part into `pieces` (see `findPieces`). @throws IndexCorruptError */
export async function readPart(folder: string, part: IndexPart, pieces: readonly Uint8Array[]): Promise<void> {
  await check(folder, namePart(part), part.sha256, (path) => readInto(path, pieces));
}

/** Reading of every file that is no part. The graph comes first: to open it takes as long as all the rest. */
function planFiles(
  folder: string,
  manifest: Manifest,
  files: Map<string, Buffer>,
  onGraph?: OnGraph,
): readonly (() => Promise<void>)[] {
  const names = Object.keys(manifest.files).sort((a, b) => Number(b === graphFile) - Number(a === graphFile));
  return names.map((name) => async () => {
    await check(folder, name, manifest.files[name] ?? '', async (path) => {
      if (name.startsWith(`${hnswFolder}/`) && name !== graphRowsFile) return hashFile(path);
      const { bytes, sha256 } = await readWhole(path);
      files.set(name, bytes);
      return sha256;
    });
    if (name === graphFile) onGraph?.(join(folder, name));
  });
}

async function check(
  folder: string,
  name: string,
  sha256: string,
  read: (path: string) => Promise<string>,
): Promise<void> {
  const found = await read(join(folder, name)).catch((cause: unknown) => {
    throw damaged(`${name} could not be read`, cause);
  });
  if (found !== sha256) throw damaged(`${name} is not as it was written`);
}

/** The manifest of one version's folder. @throws IndexCorruptError */
export async function readManifest(folder: string): Promise<Manifest> {
  const name = 'manifest.json';
  const json = await readFile(join(folder, name), 'utf8').catch((cause: unknown) => {
    throw damaged(`${name} could not be read`, cause);
  });
  return parseManifest(json, hashBytes);
}

function takeContent(files: ReadonlyMap<string, Buffer>): ArtifactContent {
  const take = (name: string): Buffer => {
    const bytes = files.get(name);
    if (bytes) return bytes;
    throw damaged(`manifest.json doesn't list ${name}`);
  };
  return {
    corpus: take('corpus.json').toString('utf8'),
    chunks: take('chunks.json').toString('utf8'),
    tokenOffsets: take('token-offsets.u32'),
    sentenceEnds: take('sentence-ends.u32'),
    lexical: take('lexical.bin'),
    wordForms: take('word-forms.bin'),
    language: take('language.bits'),
    suggestions: take('suggestions.json').toString('utf8'),
  };
}

async function withCurrent<T>(indexDir: string, load: (folder: string) => Promise<T>): Promise<T> {
  const name = await readCurrent(indexDir);
  try {
    return await load(join(indexDir, name));
  } catch (cause) {
    // A build that ends while this one reads takes the old folder away.
    const renewed = await readCurrent(indexDir);
    if (renewed !== name) return load(join(indexDir, renewed));
    throw cause;
  }
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

function damaged(what: string, cause?: unknown): IndexCorruptError {
  return new IndexCorruptError(`The index is damaged: ${what}. Run \`npm run build:index\`.`, { cause });
}
