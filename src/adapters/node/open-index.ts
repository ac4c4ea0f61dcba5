import type { DenseIndex } from '../../core/ports.js';
import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import type { ExpectedIndex } from '../../core/retrieval/index-artifact.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { readGraphRows } from './graph-rows.js';
import { HnswDenseIndex, loadHnswlib, readGraph, type HnswGraph, type Hnswlib } from './hnsw-dense-index.js';
import { graphRowsFile, loadCurrentIndex, type LoadedIndex } from './index-store.js';

export interface OpenIndexOptions extends ExpectedIndex {
  /**
   * `exact` scans the vectors and leaves the HNSW graph alone, which spares a process that asks once its loading.
   * Default: `hnsw` where the graph and `hnswlib-node` are there.
   */
  readonly search?: 'hnsw' | 'exact';
  /** Told, in a sentence to print at start-up, where an exact scan has to stand in for the graph. */
  readonly onNotice?: (notice: string) => void;
  /** How `hnswlib-node` is loaded; tests make it fail. */
  readonly loadHnswlib?: () => Hnswlib;
}

/**
 * Opens the index in `indexDir`, checked to the last byte and against the embedder (and the corpus, where its digest is
 * given).
 * @throws IndexMissingError, IndexMismatchError or IndexCorruptError, each naming the command that mends it.
 */
export async function openIndex(indexDir: string, options: OpenIndexOptions): Promise<StoriesIndex> {
  let graph: Promise<HnswGraph | null> | null = null;
  const onGraph = (path: string): void => {
    graph = openGraph(path, options);
  };
  const loaded = await loadCurrentIndex(indexDir, options, options.search === 'exact' ? undefined : onGraph);
  return { ...loaded.stored, dense: await openDenseIndex(loaded, graph, options) };
}

/** Null where the graph can't be read on this machine. */
async function openGraph(path: string, { embedder, ...options }: OpenIndexOptions): Promise<HnswGraph | null> {
  try {
    return await readGraph((options.loadHnswlib ?? loadHnswlib)(), path, embedder.dimensions);
  } catch {
    return null;
  }
}

async function openDenseIndex(
  { stored, files }: LoadedIndex,
  opening: Promise<HnswGraph | null> | null,
  options: OpenIndexOptions,
): Promise<DenseIndex> {
  const { chunkVectors, dimensions } = stored.embeddings;
  const exact = new ExactDenseIndex(chunkVectors, dimensions);
  if (options.search === 'exact' || exact.size === 0) return exact;
  if (!stored.manifest.hnsw) {
    options.onNotice?.(`${standIn} The index was built without an HNSW graph: ${install}`);
    return exact;
  }
  const graph = await opening;
  try {
    if (!graph) throw new Error('The graph was not read.');
    const grown = files.get(graphRowsFile);
    return new HnswDenseIndex(graph, chunkVectors, dimensions, grown ? readGraphRows(grown, exact.size) : null);
  } catch {
    options.onNotice?.(`${standIn} hnswlib-node could not be loaded: ${install}`);
    return exact;
  }
}

const standIn = 'An exact scan of all stories is used; answers are the same.';
const install = 'to have the graph, install a C++ compiler, run `npm ci` again and then `npm run build:index`.';
