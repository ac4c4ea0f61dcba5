import { buildHnsw } from './adapters/langchain/build-hnsw.js';
import { readCalibration } from './adapters/models/calibration-file.js';
import { buildIndex, previewIndex, type BuildIndexOptions } from './adapters/node/build-index.js';
import type { CorpusWorkshop } from './adapters/node/corpus-workshop.js';
import { nodeDisk, type Disk } from './adapters/node/disk.js';
import { hashCorpusFiles } from './adapters/node/hash-corpus-files.js';
import { proposeForCorpus } from './adapters/node/propose-file.js';
import { readCorpus } from './adapters/node/read-corpus.js';
import { readLanguageWords } from './adapters/node/read-language-words.js';
import { planRename, renameSpeaker } from './adapters/node/rename-speaker.js';
import { saveStory } from './adapters/node/save-story.js';
import { withdrawStory } from './adapters/node/withdraw-story.js';
import { openEmbedder } from './adapters/transformers/voices-embedder.js';
import type { Corpus } from './core/corpus/article.js';
import type { CorpusDesk } from './core/corpus/corpus-desk.js';

export interface CorpusFolders {
  readonly corpusDir: string;
  readonly indexDir: string;
  readonly modelDir: string;
}

/**
 * What the `ask corpus` command works with on Node. Part of its root. No index that it builds has anything, be it a vector, of
 * words that the stories no longer have. `growFrom`: chunks from which a graph is gone on from, see `GrowOptions`.
 */
export function openCorpusDesk(
  { corpusDir, indexDir, modelDir }: CorpusFolders,
  now: Date,
  { disk = nodeDisk, growFrom }: { readonly disk?: Disk; readonly growFrom?: number } = {},
): CorpusDesk {
  const today = now.toISOString().slice(0, 10);
  const listOptions = async (corpus: Corpus): Promise<BuildIndexOptions> => {
    const corpusSha256 = await hashCorpusFiles(corpusDir);
    const embedder = await openEmbedder(modelDir);
    const languageWords = readLanguageWords();
    const fitted = await readCalibration(modelDir, embedder);
    return {
      corpus,
      indexDir,
      embedder,
      buildHnsw,
      // Whoever deletes a person's paragraphs withdraws their words as well.
      growGraph: { from: growFrom, forget: true },
      languageWords,
      disk,
      ...(corpusSha256 !== null && { corpusSha256 }),
      ...(fitted && { fitted }),
    };
  };
  const buildFrom = async (corpus: Corpus) => buildIndex(await listOptions(corpus));
  const build = async () => buildFrom(await readCorpus(corpusDir));
  const shop: CorpusWorkshop = { corpusDir, indexDir, disk, today, build, buildFrom };
  return {
    corpusDir,
    today,
    read: () => readCorpus(corpusDir),
    propose: (path, about) => proposeForCorpus(corpusDir, path, about),
    save: (proposal, replace) => saveStory(corpusDir, proposal, replace, disk),
    build,
    preview: async () => previewIndex(await listOptions(await readCorpus(corpusDir))),
    withdraw: (id, reason) => withdrawStory(shop, id, reason),
    planRename: (id, person, newName) => planRename(corpusDir, id, person, newName),
    rename: (plan) => renameSpeaker(shop, plan),
  };
}
