import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';

/** A chunk as the vector store keeps it. */
export interface HnswPoint {
  readonly vector: Float32Array;
  readonly text: string;
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** Vectors come ready-made; LangChain asks for somebody to make them all the same. */
const noEmbeddings = {
  embedDocuments: () => Promise.reject(new Error('Vectors are made by the embedder, not by LangChain.')),
  embedQuery: () => Promise.reject(new Error('Vectors are made by the embedder, not by LangChain.')),
};

/**
 * Builds LangChain's HNSW store over `points`, labelled by their position, and saves it as `folder` (hnswlib.index,
 * docstore.json, args.json). Points go in one by one and in order, so the same points give the same bytes.
 * Returns false, and writes nothing, where `hnswlib-node` can't be loaded or there are no points.
 * @throws Error where what was written can't be read back (a full disk: hnswlib itself doesn't notice).
 */
export async function buildHnsw(folder: string, points: readonly HnswPoint[]): Promise<boolean> {
  const [first] = points;
  if (!first || !(await isHnswlibThere())) return false;
  const store = new HNSWLib(noEmbeddings, { space: 'cosine', numDimensions: first.vector.length });
  const documents = points.map(({ text, metadata }) => new Document({ pageContent: text, metadata: { ...metadata } }));
  await store.addVectors(
    points.map(({ vector }) => Array.from(vector)),
    documents,
  );
  await store.save(folder);
  const saved = await HNSWLib.load(folder, noEmbeddings);
  if (saved.index.getCurrentCount() !== points.length) throw new Error(`The HNSW graph in '${folder}' is not whole.`);
  return true;
}

async function isHnswlibThere(): Promise<boolean> {
  try {
    await HNSWLib.imports();
    return true;
  } catch {
    return false;
  }
}
