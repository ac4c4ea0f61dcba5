import { join } from 'node:path';
import { hnswFolder, type LoadedIndex } from './index-store.js';
import { readTextHashes } from './pack-index.js';
import type { PreparedChunk } from './prepare-chunks.js';

/** File of a graph that has grown: the row of each label, 0xffffffff for a point that is no more. A fresh graph has none. */
export const graphRowsFile = 'rows.u32';
export const goneRow = 0xffffffff;

/** Graph of an old index to go on from: see `buildHnsw`. */
export interface GraphSeed {
  readonly folder: string;
  readonly rows: readonly (number | null)[];
  readonly gone: readonly number[];
}

/** A smaller graph is built anew in seconds, and then the same stories give the same graph, whatever was there before. */
const growFrom = 5_000;
/** Most points that may be new, and most that may be no more, as a share: with many of either neighbours get lost. */
const mostChanged = 0.1;

/** The old index's graph with what each of its labels is now; null where the graph had better be built anew. */
export function findGraphSeed(
  old: LoadedIndex | null,
  chunks: readonly PreparedChunk[],
  least = growFrom,
): GraphSeed | null {
  if (!old?.stored.manifest.hnsw || chunks.length < least) return null;
  const nowAt = new Map(chunks.map(({ chunk, textHash }, row) => [`${chunk.id} ${textHash}`, row]));
  const hashes = readTextHashes(old);
  const moved = old.stored.chunks.map(({ id }, row) => nowAt.get(`${id} ${hashes[row] ?? ''}`) ?? null);
  const before = readGraphRows(old.files.get(`${hnswFolder}/${graphRowsFile}`), moved.length);
  const rows = before.map((row) => (row === null ? null : (moved[row] ?? null)));
  const gone = [...rows.keys()].filter((label) => rows[label] === null && before[label] !== null);
  const kept = rows.filter((row) => row !== null).length;
  const fits = chunks.length - kept <= mostChanged * chunks.length && rows.length - kept <= mostChanged * rows.length;
  return fits ? { folder: join(old.folder, hnswFolder), rows, gone } : null;
}

/** Row of each label; the labels themselves where the graph has no such file. */
export function readGraphRows(file: Uint8Array | undefined, size: number): readonly (number | null)[] {
  if (!file) return Array.from({ length: size }, (_, row) => row);
  const rows = new Uint32Array(Uint8Array.from(file).buffer);
  return Array.from(rows, (row) => (row === goneRow ? null : row));
}

/** The rows of a graph that grew from `seed` to hold `size` points. */
export function packGraphRows({ rows }: GraphSeed, size: number): Uint8Array {
  const held = new Set(rows);
  const added = Array.from({ length: size }, (_, row) => row).filter((row) => !held.has(row));
  return new Uint8Array(Uint32Array.from([...rows.map((row) => row ?? goneRow), ...added]).buffer);
}
