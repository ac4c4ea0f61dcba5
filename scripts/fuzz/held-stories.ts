import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { openLibrary, type Library } from '../../src/core/retrieval/library.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import { WordFilter } from '../../src/core/retrieval/word-filter.js';
import * as options from '../../src/core/options.js';
import { holdIndex } from '../../test/fixtures/hold-index.js';
import { createStubEmbedder, type StubEmbedder } from '../../test/fixtures/stub-embedder.js';

/** The project's stories in memory, with vectors that are hashes of words: what is said of quotes holds for any vectors. */
export interface HeldStories {
  readonly index: StoriesIndex;
  readonly library: Library;
  readonly embedder: StubEmbedder;
  /** The articles' files as they are written. */
  readonly sources: readonly string[];
}

const corpusDir = fileURLToPath(new URL('../../corpus', import.meta.url));

export async function openHeldStories(): Promise<HeldStories> {
  const embedder = createStubEmbedder({ maxTokens: 200 });
  const held = await holdIndex(await readCorpus(corpusDir), embedder);
  const index = { ...held, language: WordFilter.of(readLanguageWords()) };
  const sources = readdirSync(`${corpusDir}/articles`)
    .sort()
    .map((name) => readFileSync(`${corpusDir}/articles/${name}`, 'utf8'));
  return { index, library: openLibrary(index, options.retrieval), embedder, sources };
}
