import { createHash } from 'node:crypto';
import { hashCorpusFiles } from './adapters/node/hash-corpus-files.js';
import { openIndex } from './adapters/node/open-index.js';
import { embedInTurns } from './adapters/node/embed-in-turns.js';
import { timeEmbedder } from './adapters/node/time-embedder.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import { type AskObserver, createAsk } from './core/ask.js';
import { chooseOptions } from './core/fitted-options.js';
import type { Corpus } from './core/corpus/article.js';
import type { Chunk } from './core/corpus/chunk.js';
import type { AnswerOptions } from './core/options.js';
import type { Embedder, OpenGenerator } from './core/ports.js';
import { countArticles } from './core/retrieval/count-articles.js';
import { openLibrary } from './core/retrieval/library.js';
import { createSearch, type Search } from './core/search.js';
import type { ReadyStories } from './http/app-env.js';
import { openReranking, type RerankerChoice } from './open-reranking.js';

/** Stories that are all in memory. */
export interface LocalStories extends ReadyStories {
  readonly corpus: Corpus;
  /** Parts of the articles that are searched, in the order of the articles. */
  readonly chunks: readonly Chunk[];
}

export interface OpenOptions {
  /** Folder of the stories: where it is there, the index must be built from it as it is now. */
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
  /** Reads the best passages once more; none does where absent. */
  readonly reranking?: RerankerChoice;
  /** `exact` spares a process that asks once the loading of the graph; the answers are the same. */
  readonly search?: 'exact';
  /** How the model is opened; `openEmbedder` where left out. A process that opens stories again and again keeps the model. */
  readonly openModel?: (modelDir: string) => Promise<Embedder>;
  /** Told how long each question took to embed. */
  readonly onEmbedded?: (durationMs: number) => void;
  /** Words follow-ups and sentences between quotes. */
  readonly generator?: OpenGenerator;
  /** Makes what is told of each step of an answer, once it is known by which numbers the index is answered. */
  readonly observe?: (options: AnswerOptions) => AskObserver;
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
  generator,
  observe,
  onNotice,
  ...given
}: OpenOptions): Promise<LocalStories> {
  const [local, corpusSha256] = await Promise.all([openModel(modelDir), hashCorpusFiles(corpusDir)]);
  const index = await openIndex(indexDir, {
    embedder: local,
    onNotice,
    ...(kind && { search: kind }),
    ...(corpusSha256 !== null && { corpusSha256 }),
  });
  const timed = onEmbedded ? timeEmbedder(local, onEmbedded) : local;
  // An answer that waits for a language model leaves the turn to others, so turns are taken at what keeps this thread busy.
  const embedder = generator ? embedInTurns(timed) : timed;
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { corpus, chunks, suggestions, manifest } = index;
  const options = chooseOptions(manifest);
  const library = openLibrary(index, options.retrieval);
  const reranking = given.reranking ? await openReranking(given.reranking, onNotice) : null;
  const observer = observe?.(options);
  // A process that asks one question needs none.
  let search: Search | null = null;
  return {
    ready: true,
    ask: createAsk({
      ...{ index, embedder, hashText, library },
      ...(reranking && { reranking }),
      ...(observer && { observer }),
      ...(generator && { generator }),
    }),
    search: (request) => (search ??= createSearch({ index, embedder, library }))(request),
    corpus,
    chunks,
    articleCounts: countArticles(index),
    readArticle: (id) => Promise.resolve(corpus.articles.find((article) => article.id === id) ?? null),
    suggestions,
    hashText,
    indexVersion: manifest.indexVersion,
    embedderId: manifest.embedder.id,
  };
}
