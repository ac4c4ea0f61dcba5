import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIndex } from '../../../src/adapters/node/open-index.js';
import type { Article } from '../../../src/core/corpus/article.js';
import type { Embedder } from '../../../src/core/ports.js';
import { openEmbedProcesses } from '../../build-index/open-embed-processes.js';
import { listIdsByDocument, type Progress } from '../../eval/build-sets.js';
import { readCollection } from '../../eval/read-sets.js';
import { builtFigures, nameFigures, runScaleStep } from '../measure-scale.js';
import { openScaleCorpus } from '../scale-corpus.js';
import { KeptVectors } from './kept-vectors.js';
import { listRecipeTexts } from './langchain-recipe.js';
import { listPassages, toSquadQuestion, type PeerSet } from './peer-sets.js';

const modelDir = fileURLToPath(new URL('../../../models/voices-encoder', import.meta.url));
const embedProcesses = 2;

/**
 * The collection of `--scale` with `size` passages. Ours is the index that `--scale` left in `scaleDir`. What the others embed is
 * embedded before they build, and not counted: it is most of any build, and passages that ours embedded too are taken from there.
 * @throws Error where `--scale` has not built this size from nothing in `scaleDir`.
 */
export async function openScaleSet(
  size: number,
  scaleDir: string,
  folders: readonly string[],
  embedder: Embedder,
  progress: Progress,
): Promise<PeerSet> {
  const figuresPath = nameFigures(size, scaleDir);
  if (!existsSync(figuresPath))
    throw new Error(`${figuresPath} is missing. Run --scale ${size} into an empty --scale-dir first.`);
  const built = builtFigures.parse(JSON.parse(readFileSync(figuresPath, 'utf8')));
  const indexDir = join(scaleDir, String(size));
  // `--scale` added a story at its end.
  runScaleStep('build', size, scaleDir, folders);
  const { corpus, questions } = openScaleCorpus(size, folders, embedder, scaleDir);
  const index = await openIndex(indexDir, { embedder, search: 'exact' });
  const passages = listPassages(index);
  const kept = KeptVectors.open(scaleDir, embedder.dimensions);
  const { chunkVectors, dimensions } = index.embeddings;
  for (const [at, { text }] of passages.entries())
    kept.add(text, chunkVectors.subarray(at * dimensions, (at + 1) * dimensions));
  await embedChunks(corpus.articles, embedder, kept, progress);
  kept.write();
  const ids = listIdsByDocument(readCollection('squad2-dev').passages);
  const blocksById = new Map(corpus.articles.map(({ id, blocks }) => [id, blocks]));
  return {
    name: 'real texts',
    collection: { corpus, passages },
    questions: questions.map((question) => toSquadQuestion(question, blocksById, ids)),
    prepared: {
      vectorsDir: scaleDir,
      indexDir,
      indexBytes: built.bytes,
      buildMs: 1000 * (built.seconds - (built.stages.embed ?? 0)),
    },
  };
}

/** Embeds what the LangChain recipe cuts and is not kept yet. */
async function embedChunks(
  articles: readonly Article[],
  embedder: Embedder,
  kept: KeptVectors,
  progress: Progress,
): Promise<void> {
  const chunks = new Set<string>();
  for (const article of articles) for (const text of await listRecipeTexts(article, embedder)) chunks.add(text);
  const missing = [...chunks].filter((text) => !kept.get(text));
  if (missing.length === 0) return;
  const pool = await openEmbedProcesses(modelDir, embedProcesses);
  let next = 0;
  try {
    await Promise.all(
      pool.embedders.map(async (process) => {
        for (let text = missing[next++]; text !== undefined; text = missing[next++]) {
          kept.add(text, (await process.embedPassage(text)).sentence);
          if (next % 1000 === 0) progress(`${next} of ${missing.length} chunks of the recipe embedded`);
        }
      }),
    );
  } finally {
    pool.close();
  }
}
