import { join } from 'node:path';
import type { Corpus } from '../../core/corpus/article.js';
import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import { proveSuggestions } from '../../core/answer/suggestions.js';
import { createAsk } from '../../core/ask.js';
import { VoicesError } from '../../core/errors.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { WordFilter } from '../../core/retrieval/word-filter.js';
import { compareArticles, compareSuggestions } from './compare-builds.js';
import { nodeDisk, type Disk } from './disk.js';
import {
  embedChunks,
  type EmbeddedChunks,
  type EmbedProgress,
  type StoredEmbedding,
  type TextEmbedder,
} from './embed-chunks.js';
import { openEmbeddingJournal, type EmbeddingJournal } from './embedding-journal.js';
import { findGraphSeed, graphRowsFile, packGraphRows, type GraphSeed } from './grow-hnsw.js';
import { loadCurrentIndex, loadIndexFolder, readArtifact, hashBytes, type LoadedIndex } from './index-store.js';
import { prepareChunks } from './prepare-chunks.js';
import { hashCorpus, packIndex, packSuggestions, readEmbeddings, type PackedIndex } from './pack-index.js';
import { packWords } from './pack-words.js';
import { switchIndex, writeIndex } from './write-index.js';

export interface BuildIndexOptions {
  readonly corpus: Corpus;
  readonly indexDir: string;
  readonly embedder: Embedder;
  /** Builds and saves the HNSW graph; false where that can't be done here. Left out: no graph. */
  readonly buildHnsw?: (folder: string, points: readonly HnswPoint[], seed?: GraphSeed) => Promise<boolean>;
  /** Fewest chunks from which the old index's graph is gone on from, where little has changed; 5,000 where left out. */
  readonly growGraphFrom?: number;
  /** Digest of what the corpus was read from (`hashCorpusFiles`); of the parsed corpus where left out. */
  readonly corpusSha256?: string;
  /** Words of the language, against which spelling is judged; none where left out. */
  readonly languageWords?: readonly string[];
  /** Numbers that were fitted for the embedder, for the manifest; those of `options.ts` count where left out. */
  readonly fitted?: FittedOptions;
  /** Embeds everything anew and takes nothing from the old index. */
  readonly full?: boolean;
  /**
   * Called with the number of chunks to embed; gives who embeds them side by side, all of the model of `embedder`, and who
   * closes them is the caller. The embedder alone where left out.
   */
  readonly findEmbedders?: (chunks: number) => Promise<readonly TextEmbedder[]>;
  readonly onProgress?: (progress: EmbedProgress) => void;
  /** Told what the build turns to; embedding tells of itself by `onProgress`. */
  readonly onStage?: (stage: BuildStage) => void;
  readonly disk?: Disk;
}

/** What a build does, in order. */
export type BuildStage = 'read' | 'cut' | 'embed' | 'words' | 'prove' | 'graph' | 'write';

/** A chunk as the HNSW store keeps it. */
export interface HnswPoint {
  readonly vector: Float32Array;
  readonly text: string;
  readonly metadata: Readonly<Record<string, string | number>>;
}

/** What a build came to, compared with the old index. */
export interface BuildReport extends IndexChange {
  readonly hnsw: boolean;
  /** False where the index was there already. */
  readonly written: boolean;
  /** Why an old index could not be used again; null where it could or there was none. */
  readonly discarded: string | null;
}

/**
 * Builds the index of a corpus. Embeddings are taken over from the old index for every text that is the same under the
 * same embedder; two builds from the same input give the same bytes. The old index stays whole and in use until the new
 * one is on the disk.
 * @throws TextTooLongError, EmbedderUnavailableError or WriteFailedError
 */
export async function buildIndex(options: BuildIndexOptions): Promise<BuildReport> {
  const { corpus, indexDir, disk = nodeDisk, onStage } = options;
  const { packed, embedded, report, journal, seed } = await prepareIndex(options);
  const there = await findVersion(indexDir, packed.manifest.indexVersion);
  if (there) await switchIndex(indexDir, there, disk);
  const writeHnsw = async (folder: string) => {
    onStage?.('graph');
    const points = listPoints(corpus, embedded);
    const built = (await options.buildHnsw?.(folder, points, seed ?? undefined)) ?? false;
    if (built && seed) await disk.writeFile(join(folder, graphRowsFile), packGraphRows(seed, points.length));
    return built;
  };
  if (!there) onStage?.('write');
  const manifest = there ?? (await writeIndex(indexDir, packed, writeHnsw, disk));
  await journal.discard();
  return { ...report, indexVersion: manifest.indexVersion, hnsw: manifest.hnsw, written: there === null };
}

/** What a build would do, found by doing all of it but the writing. `hnsw` and `written` are false. */
export async function previewIndex(
  options: BuildIndexOptions,
): Promise<BuildReport & { readonly from: string | null }> {
  const { report, from } = await prepareIndex(options);
  return { ...report, from };
}

interface PreparedIndex {
  readonly packed: PackedIndex;
  readonly embedded: EmbeddedChunks;
  readonly report: BuildReport;
  readonly journal: EmbeddingJournal;
  readonly seed: GraphSeed | null;
  /** Version of the index that it would take the place of. */
  readonly from: string | null;
}

/** From so many chunks on a build keeps a journal: fewer are embedded again in the time of a breath. */
const journalFrom = 100;

async function prepareIndex(options: BuildIndexOptions): Promise<PreparedIndex> {
  const { corpus, indexDir, embedder, onStage } = options;
  onStage?.('read');
  const { old, discarded } = await loadOldIndex(indexDir);
  onStage?.('cut');
  const chunks = prepareChunks(corpus, embedder, options.full ? null : old);
  onStage?.('embed');
  const journal = await openEmbeddingJournal(indexDir, embedder);
  const reusable = options.full ? new Map<string, StoredEmbedding>() : findReusable(old, embedder);
  const fresh = chunks.filter(({ textHash }) => !reusable.has(textHash)).length;
  const embedded = await embedChunks(corpus, chunks, embedder, {
    reusable: { get: (textHash) => reusable.get(textHash) ?? journal.get(textHash) },
    findEmbedders: options.findEmbedders,
    keep: fresh >= journalFrom ? journal.keep : undefined,
    onProgress: options.onProgress,
  });
  onStage?.('words');
  const language = WordFilter.of(options.languageWords ?? []);
  const corpusSha256 = options.corpusSha256 ?? hashCorpus(corpus);
  const words = packWords(
    corpus,
    chunks.map(({ chunk }) => chunk),
    options.full ? null : (old?.stored ?? null),
  );
  const { fitted } = options;
  const content = { corpus, corpusSha256, embedder, embedded, words, language, ...(fitted && { fitted }) };
  const unasked = packIndex({ ...content, suggestions: [] });
  const unproven = holdIndex(unasked);
  onStage?.('prove');
  const suggestions = await proveSuggestions(createAsk({ index: unproven, embedder, hashText: hashBytes }), unproven);
  const packed = packSuggestions(unasked, suggestions);
  const report = {
    articles: compareArticles(old?.stored.corpus.articles ?? [], corpus.articles),
    chunks: { embedded: embedded.embedded, reused: chunks.length - embedded.embedded },
    suggestions: compareSuggestions(corpus, old?.stored.suggestions ?? [], suggestions),
    indexVersion: packed.manifest.indexVersion,
    hnsw: false,
    written: false,
    discarded,
  };
  const seed = options.full ? null : findGraphSeed(reusable.size > 0 ? old : null, chunks, options.growGraphFrom);
  return { packed, embedded, report, journal, seed, from: old?.stored.manifest.indexVersion ?? null };
}

/** The index in memory, so that it can be asked before it is on the disk. */
function holdIndex({ files, manifest }: PackedIndex): StoriesIndex {
  const stored = readArtifact(manifest, files);
  const { chunkVectors, dimensions } = stored.embeddings;
  return { ...stored, dense: new ExactDenseIndex(chunkVectors, dimensions) };
}

async function loadOldIndex(indexDir: string): Promise<{ old: LoadedIndex | null; discarded: string | null }> {
  try {
    return { old: await loadCurrentIndex(indexDir), discarded: null };
  } catch (cause) {
    if (!(cause instanceof VoicesError)) throw cause;
    return { old: null, discarded: cause.code === 'index-missing' ? null : cause.message };
  }
}

function findReusable(old: LoadedIndex | null, embedder: Embedder): ReadonlyMap<string, StoredEmbedding> {
  const by = old?.stored.manifest.embedder;
  const same = by?.id === embedder.id && by.sha256 === embedder.sha256 && by.dimensions === embedder.dimensions;
  return old && same ? readEmbeddings(old) : new Map<string, StoredEmbedding>();
}

/** Manifest of a whole index of this version with its graph; one without is built again in case the graph can be now. */
async function findVersion(indexDir: string, version: string) {
  try {
    return (await loadIndexFolder(join(indexDir, version))).stored.manifest;
  } catch (cause) {
    if (cause instanceof VoicesError) return null;
    throw cause;
  }
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
