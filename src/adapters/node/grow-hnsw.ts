import { join } from 'node:path';
import { readGraphRows, type GraphRows } from './graph-rows.js';
import { graphRowsFile, hnswFolder, type LoadedTables } from './index-store.js';
import { readTextHashes } from './pack-index.js';
import type { PreparedChunk } from './prepare-chunks.js';

/** Graph of an old index to go on from: see `buildHnsw`. */
export interface GraphSeed {
  readonly folder: string;
  /** Digests of its files by name in the index's folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly (number | null)[];
  /** Labels of the points that are no more and that the graph's file doesn't know to be deleted. */
  readonly gone: readonly number[];
  /** Those among `gone` of which the store still has the text. */
  readonly left: readonly number[];
  /** Whether so little has changed that the graph serves as it is. */
  readonly serves: boolean;
}

export interface GrowOptions {
  /** Fewest chunks from which the old graph is gone on from; 5,000 where left out. */
  readonly from?: number | undefined;
  /** Most chunks that may be outside of a graph that is left as it is; a hundredth of them, 1,000 at most, where left out. */
  readonly mostOutside?: number | undefined;
  /**
   * Takes no graph that has a point that is no more, be it of the very index to build: its vector stays in the file until the
   * graph is built anew.
   */
  readonly forget?: boolean | undefined;
}

/** A smaller graph is built anew in seconds, and then the same stories give the same graph, whatever was there before. */
const growFrom = 5_000;
/** Most points that may be new, and most that may be no more, as a share: with many of either neighbours get lost. */
const mostChanged = 0.1;
/** What is outside of the graph is compared for every question: a thousand chunks take 0.3 ms. */
const mostOutside = { share: 0.01, chunks: 1_000 } as const;

/** The old index's graph with what each of its labels is now; null where the graph had better be built anew. */
export function findGraphSeed(
  old: LoadedTables | null,
  chunks: readonly PreparedChunk[],
  options: GrowOptions = {},
): GraphSeed | null {
  const { size, from = growFrom } = { size: chunks.length, ...options };
  if (!old?.stored.manifest.hnsw || size < from) return null;
  const nowAt = new Map(chunks.map(({ chunk, textHash }, row) => [`${chunk.id} ${textHash}`, row]));
  const hashes = readTextHashes(old);
  const moved = old.stored.chunks.map(({ id }, row) => nowAt.get(`${id} ${hashes[row] ?? ''}`) ?? null);
  const before = readGraphRows(old.files.get(graphRowsFile), moved.length);
  const rows = before.rows.map((row) => (row === null ? null : (moved[row] ?? null)));
  const left = [...rows.keys()].filter((label) => rows[label] === null && before.rows[label] !== null);
  const gone = [...before.unmarked, ...left].sort((a, b) => a - b);
  const kept = rows.filter((row) => row !== null).length;
  const fits = size - kept <= mostChanged * size && rows.length - kept <= mostChanged * rows.length;
  if (!fits || (options.forget === true && rows.includes(null))) return null;
  const { mostOutside: most = Math.min(mostOutside.chunks, mostOutside.share * size) } = options;
  const files = Object.entries(old.stored.manifest.files).filter(([name]) => name.startsWith(`${hnswFolder}/`));
  return {
    folder: join(old.folder, hnswFolder),
    files: Object.fromEntries(files.filter(([name]) => name !== graphRowsFile)),
    rows,
    gone,
    left,
    serves: size - kept <= most,
  };
}

/** The rows of a seed's graph as it is. */
export function listSeedRows({ rows, gone }: GraphSeed): GraphRows {
  return { rows, unmarked: gone };
}

/** The rows of a graph that grew from a seed to hold `size` points. */
export function listGrownRows({ rows }: GraphSeed, size: number): GraphRows {
  const held = new Set(rows);
  const added = Array.from({ length: size }, (_, row) => row).filter((row) => !held.has(row));
  return { rows: [...rows, ...added], unmarked: [] };
}
