import { createHash } from 'node:crypto';
import { hashCorpusFiles } from './adapters/node/hash-corpus-files.js';
import { openIndex } from './adapters/node/open-index.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import { createAsk } from './core/ask.js';
import type { ReadyStories } from './http/app-env.js';

export interface OpenOptions {
  /** Folder of the stories: where it is there, the index must be built from it as it is now. */
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
  /** `exact` spares a process that asks once the loading of the graph; the answers are the same. */
  readonly search?: 'exact';
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
  search,
  onNotice,
}: OpenOptions): Promise<ReadyStories> {
  const embedder = await openEmbedder(modelDir);
  const corpusSha256 = await hashCorpusFiles(corpusDir);
  const index = await openIndex(indexDir, {
    embedder,
    onNotice,
    ...(search && { search }),
    ...(corpusSha256 !== null && { corpusSha256 }),
  });
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const { corpus, manifest } = index;
  return { ready: true, ask: createAsk({ index, embedder, hashText }), corpus, indexVersion: manifest.indexVersion };
}
