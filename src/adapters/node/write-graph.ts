import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Corpus } from '../../core/corpus/article.js';
import type { Disk } from './disk.js';
import type { EmbeddedChunks } from './embed-chunks.js';
import { packGraphRows } from './graph-rows.js';
import { listGrownRows, listSeedRows, type GraphSeed } from './grow-hnsw.js';
import { graphRowsFile, hashBytes, hnswFolder, readManifest } from './index-store.js';
import { hashFile } from './read-index-file.js';

/** A chunk as the HNSW store keeps it. */
export interface HnswPoint {
  readonly vector: Float32Array;
  readonly text: string;
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** Builds and saves the HNSW graph; false where that can't be done here. */
export type BuildHnsw = (folder: string, points: readonly HnswPoint[], seed?: GraphSeed) => Promise<boolean>;

/** LangChain's texts of the points, which nothing of ours reads. */
const docsFile = `${hnswFolder}/docstore.json`;

/** Digests of a graph's files by their names in the index's folder. */
export type GraphDigests = Readonly<Record<string, string>>;

/**
 * Puts the graph of `embedded` into the index's new folder: that of the seed as it is, where it serves, or grown, or one built
 * anew. Everything is on the disk when it ends. Null where no graph can be made on this machine.
 */
export async function writeGraph(
  folder: string,
  buildHnsw: BuildHnsw,
  { corpus, embedded, seed }: { corpus: Corpus; embedded: EmbeddedChunks; seed: GraphSeed | null },
  disk: Disk,
): Promise<GraphDigests | null> {
  if (seed?.serves) {
    const linked = await linkGraph(folder, seed, disk);
    if (linked) return linked;
  }
  const hnsw = join(folder, hnswFolder);
  const points = listPoints(corpus, embedded);
  const { isBuilt, grownFrom } = await growOrBuild(hnsw, buildHnsw, points, seed);
  if (!isBuilt) return null;
  if (grownFrom)
    await disk.writeFile(join(folder, graphRowsFile), [packGraphRows(listGrownRows(grownFrom, points.length))]);
  const digests: Record<string, string> = {};
  for (const name of (await readdir(hnsw)).sort()) {
    await disk.sync(join(hnsw, name));
    digests[`${hnswFolder}/${name}`] = await hashFile(join(hnsw, name));
  }
  await disk.sync(hnsw);
  return digests;
}

/** Goes on from the seed; builds anew where there is none, or another build took it away meanwhile. */
async function growOrBuild(
  hnsw: string,
  buildHnsw: BuildHnsw,
  points: readonly HnswPoint[],
  seed: GraphSeed | null,
): Promise<{ isBuilt: boolean; grownFrom: GraphSeed | null }> {
  if (seed)
    try {
      return { isBuilt: await buildHnsw(hnsw, points, seed), grownFrom: seed };
    } catch (cause) {
      if (await isStillThere(seed)) throw cause;
    }
  return { isBuilt: await buildHnsw(hnsw, points), grownFrom: null };
}

/** Null where the files can't be given a second name: another build took them away, or the file system knows no links. */
async function linkGraph(folder: string, seed: GraphSeed, disk: Disk): Promise<GraphDigests | null> {
  const hnsw = join(folder, hnswFolder);
  const written = new Map([[graphRowsFile, packGraphRows(listSeedRows(seed))]]);
  await disk.makeFolder(hnsw);
  try {
    for (const name of Object.keys(seed.files))
      if (name !== docsFile || seed.left.length === 0)
        await disk.link(join(seed.folder, basename(name)), join(folder, name));
    if (seed.left.length > 0) written.set(docsFile, await forgetDocs(seed));
    if (!(await isStillThere(seed))) throw new Error('The graph was replaced while it was linked.');
  } catch {
    await disk.remove(hnsw);
    return null;
  }
  for (const [name, bytes] of written) await disk.writeFile(join(folder, name), [bytes]);
  await disk.sync(hnsw);
  return { ...seed.files, ...Object.fromEntries([...written].map(([name, bytes]) => [name, hashBytes(bytes)])) };
}

/** Whether all of the seed's files are there, and are those that it was found in: a build may put others in their place. */
async function isStillThere({ folder, files }: GraphSeed): Promise<boolean> {
  try {
    const manifest = await readManifest(dirname(folder));
    for (const name of Object.keys(files)) await stat(join(folder, basename(name)));
    return Object.entries(files).every(([name, sha256]) => manifest.files[name] === sha256);
  } catch {
    return false;
  }
}

/** The store's documents without those that are no more: what is withdrawn must not be read there. */
async function forgetDocs({ folder, rows }: GraphSeed): Promise<Uint8Array> {
  const docs: unknown = JSON.parse(await readFile(join(folder, basename(docsFile)), 'utf8'));
  const isKept = (doc: unknown): boolean => Array.isArray(doc) && (rows[Number(doc[0])] ?? null) !== null;
  return Buffer.from(JSON.stringify(Array.isArray(docs) ? docs.filter(isKept) : []), 'utf8');
}

function listPoints(corpus: Corpus, { chunks, embeddings }: EmbeddedChunks): readonly HnswPoint[] {
  const { chunkVectors, dimensions } = embeddings;
  return chunks.map(({ chunk }, at) => {
    const article = corpus.articles[chunk.article];
    return {
      vector: chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
      text: article?.text.slice(chunk.start, chunk.end) ?? '',
      metadata: { chunkId: chunk.id, articleId: article?.id ?? '', start: chunk.start, end: chunk.end },
    };
  });
}
