import { join } from 'node:path';
import type { Article, Corpus } from '../../core/corpus/article.js';
import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import { listSuggestionCandidates, proveSuggestions, type Suggestion } from '../../core/answer/suggestions.js';
import { createAsk } from '../../core/ask.js';
import { VoicesError } from '../../core/errors.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import { ExactDenseIndex } from '../../core/retrieval/exact-dense-index.js';
import type { StoriesIndex } from '../../core/retrieval/stories-index.js';
import { WordFilter } from '../../core/retrieval/word-filter.js';
import { nodeDisk, type Disk } from './disk.js';
import { embedChunks, type EmbeddedChunk, type EmbedProgress, type StoredEmbedding } from './embed-chunks.js';
import { loadCurrentIndex, loadIndexFolder, readArtifact, hashBytes, type LoadedIndex } from './index-store.js';
import { hashCorpus, packIndex, readEmbeddings, type PackedIndex } from './pack-index.js';
import { switchIndex, writeIndex } from './write-index.js';

export interface BuildIndexOptions {
  readonly corpus: Corpus;
  readonly indexDir: string;
  readonly embedder: Embedder;
  /** Builds and saves the HNSW graph; false where that can't be done here. Left out: no graph. */
  readonly buildHnsw?: (folder: string, points: readonly HnswPoint[]) => Promise<boolean>;
  /** Digest of what the corpus was read from (`hashCorpusFiles`); of the parsed corpus where left out. */
  readonly corpusSha256?: string;
  /** Words of the language, against which spelling is judged; none where left out. */
  readonly languageWords?: readonly string[];
  /** Numbers that were fitted for the embedder, for the manifest; those of `options.ts` count where left out. */
  readonly fitted?: FittedOptions;
  /** Embeds everything anew and takes nothing from the old index. */
  readonly full?: boolean;
  readonly onProgress?: (progress: EmbedProgress) => void;
  readonly disk?: Disk;
}

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
  const { corpus, indexDir, disk = nodeDisk } = options;
  const { packed, chunks, report } = await prepareIndex(options);
  const there = await findVersion(indexDir, packed.manifest.indexVersion);
  if (there) await switchIndex(indexDir, there, disk);
  const writeHnsw = async (folder: string) =>
    (await options.buildHnsw?.(
      folder,
      chunks.map((chunk) => toPoint(corpus, chunk)),
    )) ?? false;
  const manifest = there ?? (await writeIndex(indexDir, packed, writeHnsw, disk));
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
  readonly chunks: readonly EmbeddedChunk[];
  readonly report: BuildReport;
  /** Version of the index that it would take the place of. */
  readonly from: string | null;
}

async function prepareIndex(options: BuildIndexOptions): Promise<PreparedIndex> {
  const { corpus, indexDir, embedder } = options;
  const { old, discarded } = await loadOldIndex(indexDir);
  const reusable = options.full ? new Map<string, StoredEmbedding>() : findReusable(old, embedder);
  const { chunks, embedded } = await embedChunks(corpus, embedder, reusable, options.onProgress);
  const language = WordFilter.of(options.languageWords ?? []);
  const corpusSha256 = options.corpusSha256 ?? hashCorpus(corpus);
  const { fitted } = options;
  const content = { corpus, corpusSha256, embedder, embedded: chunks, language, ...(fitted && { fitted }) };
  const unproven = holdIndex(packIndex({ ...content, suggestions: [] }));
  const suggestions = await proveSuggestions(createAsk({ index: unproven, embedder, hashText: hashBytes }), unproven);
  const packed = packIndex({ ...content, suggestions });
  const report = {
    articles: compareArticles(old?.stored.corpus.articles ?? [], corpus.articles),
    chunks: { embedded, reused: chunks.length - embedded },
    suggestions: {
      proven: suggestions.length,
      dropped: listDropped(corpus, suggestions),
      ...compareSuggestions(old?.stored.suggestions ?? [], suggestions),
    },
    indexVersion: packed.manifest.indexVersion,
    hnsw: false,
    written: false,
    discarded,
  };
  return { packed, chunks, report, from: old?.stored.manifest.indexVersion ?? null };
}

function compareSuggestions(before: readonly Suggestion[], after: readonly Suggestion[]) {
  const [old, next] = [before, after].map((list) => new Set(list.map(({ question }) => question)));
  return {
    added: after.map(({ question }) => question).filter((question) => old?.has(question) === false),
    removed: before.map(({ question }) => question).filter((question) => next?.has(question) === false),
  };
}

/** The index in memory, so that it can be asked before it is on the disk. */
function holdIndex({ files, manifest }: PackedIndex): StoriesIndex {
  const stored = readArtifact(manifest, files);
  const { chunkVectors, dimensions } = stored.embeddings;
  return { ...stored, dense: new ExactDenseIndex(chunkVectors, dimensions) };
}

function listDropped(corpus: Corpus, proven: readonly Suggestion[]): readonly string[] {
  const kept = new Set(proven.map(({ question }) => question));
  return listSuggestionCandidates(corpus).filter((question) => !kept.has(question));
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

function toPoint(corpus: Corpus, { chunk, embedding }: EmbeddedChunk): HnswPoint {
  const article = corpus.articles[chunk.article];
  return {
    vector: embedding.chunk,
    text: article?.text.slice(chunk.start, chunk.end) ?? '',
    metadata: { chunkId: chunk.id, articleId: article?.id ?? '', start: chunk.start, end: chunk.end },
  };
}

function compareArticles(before: readonly Article[], after: readonly Article[]): BuildReport['articles'] {
  const old = new Map(before.map((article) => [article.id, JSON.stringify(article)]));
  const ids = new Set(after.map(({ id }) => id));
  const isSame = (article: Article) => old.get(article.id) === JSON.stringify(article);
  const known = after.filter(({ id }) => old.has(id));
  const toIds = (articles: readonly Article[]) => articles.map(({ id }) => id);
  return {
    added: toIds(after.filter(({ id }) => !old.has(id))),
    changed: toIds(known.filter((article) => !isSame(article))),
    removed: toIds(before.filter(({ id }) => !ids.has(id))),
    kept: toIds(known.filter(isSame)),
  };
}
