import { createHash } from 'node:crypto';
import { hashCorpusFiles } from './adapters/node/hash-corpus-files.js';
import { openIndex } from './adapters/node/open-index.js';
import { timeEmbedder } from './adapters/node/time-embedder.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import { type AskObserver, createAsk } from './core/ask.js';
import * as options from './core/options.js';
import type { Embedder } from './core/ports.js';
import { openLibrary } from './core/retrieval/library.js';
import { createSearch, type Search } from './core/search.js';
import type { ReadyStories } from './http/app-env.js';

export interface OpenOptions {
  /** Folder of the stories: where it is there, the index must be built from it as it is now. */
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
  /** `exact` spares a process that asks once the loading of the graph; the answers are the same. */
  readonly search?: 'exact';
  /** How the model is opened; `openEmbedder` where left out. A process that opens stories again and again keeps the model. */
  readonly openModel?: (modelDir: string) => Promise<Embedder>;
  /** Told how long each question took to embed. */
  readonly onEmbedded?: (durationMs: number) => void;
  /** Told what each step of an answer came to. */
  readonly observer?: AskObserver;
  /** Told what the person who starts the program should know. */
  readonly onNotice: (notice: string) => void;
}

/**
 * Opens model and index and joins them into something to ask. Part of the two Node roots.
 * @throws EmbedderUnavailableError, IndexMissingError, IndexMismatchError, IndexCorruptError.
 */
export async function openStories({
  corpusDir,
  indexDir,
  modelDir,
  search: kind,
  openModel = openEmbedder,
  onEmbedded,
  observer,
  onNotice,
}: OpenOptions): Promise<ReadyStories> {
  const [local, corpusSha256] = await Promise.all([openModel(modelDir), hashCorpusFiles(corpusDir)]);
  const index = await openIndex(indexDir, {
    embedder: local,
    onNotice,
    ...(kind && { search: kind }),
    ...(corpusSha256 !== null && { corpusSha256 }),
  });
  const embedder = onEmbedded ? timeEmbedder(local, onEmbedded) : local;
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { corpus, chunks, suggestions, manifest } = index;
  const library = openLibrary(index, options.retrieval);
  // A process that asks one question needs none.
  let search: Search | null = null;
  return {
    ready: true,
    ask: createAsk({ index, embedder, hashText, library, ...(observer && { observer }) }),
    search: (request) => (search ??= createSearch({ index, embedder, library }))(request),
    corpus,
    chunks,
    suggestions,
    hashText,
    indexVersion: manifest.indexVersion,
    embedderId: manifest.embedder.id,
  };
}
