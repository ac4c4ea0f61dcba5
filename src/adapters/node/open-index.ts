import { join } from 'node:path';
import type { DenseIndex } from '../../core/ports.js';
import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import type { ExpectedIndex } from '../../core/retrieval/index-artifact.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { graphRowsFile, readGraphRows } from './grow-hnsw.js';
import { HnswDenseIndex, loadHnswlib, type Hnswlib } from './hnsw-dense-index.js';
import { hnswFolder, loadCurrentIndex, type LoadedIndex } from './index-store.js';

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
  const loaded = await loadCurrentIndex(indexDir, options);
  return { ...loaded.stored, dense: openDenseIndex(loaded, options) };
}

function openDenseIndex({ folder, stored, files }: LoadedIndex, options: OpenIndexOptions): DenseIndex {
  const { chunkVectors, dimensions } = stored.embeddings;
  const exact = new ExactDenseIndex(chunkVectors, dimensions);
  if (options.search === 'exact' || exact.size === 0) return exact;
  if (!stored.manifest.hnsw) {
    options.onNotice?.(`${standIn} The index was built without an HNSW graph: ${install}`);
    return exact;
  }
  try {
    const hnswlib = (options.loadHnswlib ?? loadHnswlib)();
    const grown = files.get(`${hnswFolder}/${graphRowsFile}`);
    const rows = grown ? readGraphRows(grown, exact.size) : null;
    return new HnswDenseIndex(hnswlib, join(folder, hnswFolder, 'hnswlib.index'), chunkVectors, dimensions, rows);
  } catch {
    options.onNotice?.(`${standIn} hnswlib-node could not be loaded: ${install}`);
    return exact;
  }
}

const standIn = 'An exact scan of all stories is used; answers are the same.';
const install = 'to have the graph, install a C++ compiler, run `npm ci` again and then `npm run build:index`.';
