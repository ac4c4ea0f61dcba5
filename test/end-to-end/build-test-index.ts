import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildHnsw } from '../../src/adapters/langchain/build-hnsw.js';
import { buildIndex } from '../../src/adapters/node/build-index.js';
import { hashCorpusFiles } from '../../src/adapters/node/hash-corpus-files.js';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const corpusDir = fromRoot('corpus');
export const modelDir = fromRoot('models/voices-encoder');

/** Builds an index of the real corpus with the real model in a new temporary folder, and gives the folder. */
export async function buildTestIndex(): Promise<string> {
  const indexDir = await mkdtemp(join(tmpdir(), 'voices-index-'));
  const corpus = await readCorpus(corpusDir);
  const corpusSha256 = (await hashCorpusFiles(corpusDir)) ?? '';
  await buildIndex({
    corpus,
    indexDir,
    embedder: await openEmbedder(modelDir),
    buildHnsw,
    languageWords: readLanguageWords(),
    corpusSha256,
  });
  return indexDir;
}
