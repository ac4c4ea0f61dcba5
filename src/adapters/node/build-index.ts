import { join } from 'node:path';
import type { Corpus } from '../../core/corpus/article.js';
import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import { proveSuggestions } from '../../core/answer/suggestions.js';
import { createAsk } from '../../core/ask.js';
import { VoicesError } from '../../core/errors.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import { WordFilter } from '../../core/retrieval/word-filter.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import { compareArticles, compareSuggestions } from './compare-builds.js';
import { nodeDisk, type Disk } from './disk.js';
import { embedChatter } from './embed-chatter.js';
import { embedChunks, type EmbeddedChunks, type EmbedProgress, type TextEmbedder } from './embed-chunks.js';
import { openEmbeddingJournal, type EmbeddingJournal } from './embedding-journal.js';
import { cutParts } from './cut-parts.js';
import { readGraphRows } from './graph-rows.js';
import { findGraphSeed, type GraphSeed, type GrowOptions } from './grow-hnsw.js';
import { holdIndex } from './hold-index.js';
import {
  graphRowsFile,
  hashBytes,
  loadCurrentTables,
  loadIndexFolder,
  type LoadedIndex,
  type LoadedTables,
} from './index-store.js';
import { prepareChunks } from './prepare-chunks.js';
import { packIndex, packSuggestions, type PackedIndex } from './pack-index.js';
import { packWords } from './pack-words.js';
import { takeOverParts, type TakenParts } from './take-over-parts.js';
import { writeGraph, type BuildHnsw } from './write-graph.js';
import { switchIndex, writeIndex, type MayStay } from './write-index.js';

export interface BuildIndexOptions {
  readonly corpus: Corpus;
  readonly indexDir: string;
  readonly embedder: Embedder;
  /** Left out: no graph. */
  readonly buildHnsw?: BuildHnsw;
  /** When the old index's graph is gone on from. */
  readonly growGraph?: GrowOptions;
  /** Digest of what the corpus was read from (`hashCorpusFiles`); of the parsed corpus where left out. */
  readonly corpusSha256?: string;
  /** Words of the language, against which spelling is judged; none where left out. */
  readonly languageWords?: readonly string[];
  /** Numbers that were fitted for the embedder, for the manifest; those of `options.ts` count where left out. */
  readonly fitted?: FittedOptions;
  /** Embeds everything anew and takes nothing from the old index, nor a graph with points that are no more. */
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

/** What a build came to, compared with the old index. */
export interface BuildReport extends IndexChange {
  readonly hnsw: boolean;
  /** False where the index was there already. */
  readonly written: boolean;
  /** Why an old index, or a part of it, could not be used again; null where all could or there was none. */
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
  const mayStay = isForgetting(options) ? hasOnlyWhatIs : () => true;
  const there = await findVersion(indexDir, packed.manifest.indexVersion, mayStay);
  if (there) await switchIndex(indexDir, there, disk);
  const writeHnsw = async (folder: string) => {
    if (!options.buildHnsw) return null;
    onStage?.('graph');
    return writeGraph(folder, options.buildHnsw, { corpus, embedded, seed }, disk);
  };
  if (!there) onStage?.('write');
  const manifest = there ?? (await writeIndex(indexDir, packed, writeHnsw, disk, mayStay));
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
  let reusable = options.full || !isOfEmbedder(old, embedder) ? null : old;
  let taken: TakenParts = { kept: new Map(), damaged: null };
  let fresh = 0;
  const embedded = await embedChunks(corpus, chunks, embedder, {
    takeOver: async (place) => {
      const plans = cutParts(corpus, chunks);
      for (
        let next = reusable;
        next;
        next = taken.damaged === null ? null : await findRenewed(indexDir, next, embedder)
      ) {
        reusable = next;
        const { kept, damaged } = await takeOverParts(next, plans, place);
        taken = { kept: new Map([...taken.kept, ...kept]), damaged };
      }
    },
    reusable: journal,
    findEmbedders: async (missing) => {
      fresh = missing;
      return (await options.findEmbedders?.(missing)) ?? [embedder];
    },
    keep: (textHash, embedding) => {
      if (fresh >= journalFrom) journal.keep(textHash, embedding);
    },
    onProgress: options.onProgress,
  });
  onStage?.('words');
  const language = WordFilter.of(options.languageWords ?? []);
  const words = packWords(
    corpus,
    chunks.map(({ chunk }) => chunk),
    options.full ? null : (old?.stored ?? null),
  );
  const { fitted } = options;
  const content = {
    corpus,
    corpusSha256: options.corpusSha256 ?? null,
    embedder,
    embedded,
    words,
    language,
    suggestions: [],
    chatter: await embedChatter(embedder),
    kept: taken.kept,
    ...(fitted && { fitted }),
  };
  const unasked = packIndex(content);
  const unproven = holdIndex(content, unasked.manifest);
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
    discarded: discarded ?? taken.damaged,
  };
  const seed = findGraphSeed(reusable, chunks, options.growGraph);
  return { packed, embedded, report, journal, seed, from: old?.stored.manifest.indexVersion ?? null };
}

async function loadOldIndex(indexDir: string): Promise<{ old: LoadedTables | null; discarded: string | null }> {
  try {
    return { old: await loadCurrentTables(indexDir), discarded: null };
  } catch (cause) {
    if (!(cause instanceof VoicesError)) throw cause;
    return { old: null, discarded: cause.code === 'index-missing' ? null : cause.message };
  }
}

/** The index that came into use since `old` was read: a build that ends takes the folder before away. */
async function findRenewed(indexDir: string, old: LoadedTables, embedder: Embedder): Promise<LoadedTables | null> {
  const { old: renewed } = await loadOldIndex(indexDir);
  return renewed && renewed.folder !== old.folder && isOfEmbedder(renewed, embedder) ? renewed : null;
}

function isOfEmbedder(old: LoadedTables | null, embedder: Embedder): boolean {
  const by = old?.stored.manifest.embedder;
  return by?.id === embedder.id && by.sha256 === embedder.sha256 && by.dimensions === embedder.dimensions;
}

/** Manifest of a whole index of this version with its graph; one without is built again in case the graph can be now. */
async function findVersion(indexDir: string, version: string, mayStay: MayStay): Promise<Manifest | null> {
  try {
    const there = await loadIndexFolder(join(indexDir, version));
    return mayStay(there) ? there.stored.manifest : null;
  } catch (cause) {
    if (cause instanceof VoicesError) return null;
    throw cause;
  }
}

/** The graph is no part of the version: one of the same may hold points that are no more. */
function isForgetting({ full, growGraph }: BuildIndexOptions): boolean {
  return full === true || growGraph?.forget === true;
}

function hasOnlyWhatIs({ files, stored }: LoadedIndex): boolean {
  return !readGraphRows(files.get(graphRowsFile), stored.chunks.length).rows.includes(null);
}
