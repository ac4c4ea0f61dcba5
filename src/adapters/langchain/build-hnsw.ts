import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';

/** A chunk as the vector store keeps it. */
export interface HnswPoint {
  readonly vector: Float32Array;
  readonly text: string;
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** A graph to go on from. */
export interface HnswSeed {
  /** Folder of a store that `buildHnsw` saved. */
  readonly folder: string;
  /** Which of the points each of its labels is; null for a point that is no more. */
  readonly rows: readonly (number | null)[];
  /** Labels of the points that are no more and that the store's graph doesn't know to be deleted; their texts go too. */
  readonly gone: readonly number[];
}

/** Vectors come ready-made; LangChain asks for somebody to make them all the same. */
const noEmbeddings = {
  embedDocuments: () => Promise.reject(new Error('Vectors are made by the embedder, not by LangChain.')),
  embedQuery: () => Promise.reject(new Error('Vectors are made by the embedder, not by LangChain.')),
};

/** Points added between two breaths of the event loop; LangChain holds their numbers twice. */
const batch = 1000;

/**
 * Builds LangChain's HNSW store over `points` and saves it as `folder` (hnswlib.index, docstore.json, args.json). Labels are
 * the points' positions, and points go in one by one and in order, so the same points give the same bytes. With a `seed` the
 * points that it lacks are added to its graph, in order and behind its labels, which takes the time of those alone. Returns
 * false, and writes nothing, where `hnswlib-node` can't be loaded or there are no points.
 * @throws Error where what was written can't be read back (a full disk: hnswlib itself doesn't notice).
 */
export async function buildHnsw(folder: string, points: readonly HnswPoint[], seed?: HnswSeed): Promise<boolean> {
  const [first] = points;
  if (!first || !(await isHnswlibThere())) return false;
  const store = seed
    ? await HNSWLib.load(seed.folder, noEmbeddings)
    : new HNSWLib(noEmbeddings, { space: 'cosine', numDimensions: first.vector.length });
  for (const label of seed?.gone ?? []) {
    store.index.markDelete(label);
    store.docstore._docs.delete(String(label));
  }
  const added = listAdded(points.length, seed?.rows ?? []);
  const labels = (seed?.rows.length ?? 0) + added.length;
  for (let at = 0; at < added.length; at += batch) {
    await addPoints(store, points, added.slice(at, at + batch));
    // Room for all at once: to grow batch by batch would copy the graph each time.
    if (at === 0) store.index.resizeIndex(labels);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await store.save(folder);
  const saved = await HNSWLib.load(folder, noEmbeddings);
  if (saved.index.getCurrentCount() !== labels) throw new Error(`The HNSW graph in '${folder}' is not whole.`);
  return true;
}

/** Rows of the points that a seed lacks, in order. */
function listAdded(points: number, rows: readonly (number | null)[]): readonly number[] {
  const held = new Set(rows);
  return Array.from({ length: points }, (_, row) => row).filter((row) => !held.has(row));
}

async function addPoints(store: HNSWLib, points: readonly HnswPoint[], rows: readonly number[]): Promise<void> {
  const added = rows.flatMap((row) => points[row] ?? []);
  await store.addVectors(
    added.map(({ vector }) => Array.from(vector)),
    added.map(({ text, metadata }) => new Document({ pageContent: text, metadata: { ...metadata } })),
  );
}

async function isHnswlibThere(): Promise<boolean> {
  try {
    await HNSWLib.imports();
    return true;
  } catch {
    return false;
  }
}
