import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readCalibration } from '../../src/adapters/models/calibration-file.js';
import { embeddedModelId } from '../../src/adapters/models/model-id.js';
import { buildIndex } from '../../src/adapters/node/build-index.js';
import { openIndex } from '../../src/adapters/node/open-index.js';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { openCrossEncoder } from '../../src/adapters/transformers/cross-encoder.js';
import { openEmbedder } from '../../src/adapters/transformers/voices-embedder.js';
import type { Article, Block, Corpus } from '../../src/core/corpus/article.js';
import type { FittedOptions } from '../../src/core/fitted-options.js';
import type { Embedder } from '../../src/core/ports.js';
import type { Passage } from '../../src/core/retrieval/passage.js';
import type { Reranking } from '../../src/core/retrieval/rerank-passages.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import type { OutsidePassage } from './read-sets.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const cacheFolder = fromRoot('node_modules/.cache/practice-voices');

/** Says on stderr how far a long job has come. */
export type Progress = (what: string) => void;

/** The project's embedder as the service opens it. */
export async function openOwnEmbedder(): Promise<Embedder> {
  return openEmbedder(fromRoot('models/voices-encoder'));
}

/** An embedder that is measured, with what goes with it. */
export interface EvalEmbedder extends Embedder {
  /** Numbers that were fitted for it; those of `options.ts` count where absent. */
  readonly fitted?: FittedOptions;
  readonly reranking?: Reranking;
}

export interface EvalModels {
  /** Folder of the encoder; the project's own where left out. */
  readonly modelDir?: string;
  /** Folder of the reranker; none where left out. */
  readonly rerankerDir?: string;
}

/**
 * The project's embedder, or another one. Token counts are remembered: the same paragraphs are counted for several indexes. A
 * reranker has all the time it takes: what a figure is must not hang on the machine.
 */
export async function openEvalEmbedder({ modelDir, rerankerDir }: EvalModels = {}): Promise<EvalEmbedder> {
  const embedder = modelDir === undefined ? await openOwnEmbedder() : await openEmbedder(modelDir);
  const fitted = modelDir === undefined ? null : await readCalibration(modelDir, embedder);
  const startBudget = () => ({ aborted: false, throwIfAborted: () => undefined });
  const counts = new Map<string, number>();
  const countTokens = (text: string): number => {
    const count = counts.get(text) ?? embedder.countTokens(text);
    counts.set(text, count);
    return count;
  };
  const { id, sha256, dimensions, tokenDimensions, maxTokens } = embedder;
  return {
    ...{ id, sha256, dimensions, tokenDimensions, maxTokens, countTokens },
    embedPassage: (text) => embedder.embedPassage(text),
    embedQuestion: (text) => embedder.embedQuestion(text),
    ...(fitted && { fitted }),
    ...(rerankerDir !== undefined && { reranking: { reranker: await openCrossEncoder(rerankerDir), startBudget } }),
  };
}

/** Name of a set's index in the cache: every embedder has its own, so that one after the other costs no embedding again. */
function nameCache(name: string, { id, sha256 }: Embedder): string {
  return id === embeddedModelId ? name : `${name}-${sha256.slice(0, 12)}`;
}

/** Our own corpus in a form that is only measured: `name` in the cache. */
export interface ChangedCorpus {
  readonly name: string;
  readonly change: (corpus: Corpus) => Corpus;
}

/** Our own corpus without what editors say that people ask: the stories alone, as another collection has them. */
export const storiesAlone: ChangedCorpus = {
  name: 'own-alone',
  change: (corpus) => ({ ...corpus, articles: corpus.articles.map(dropAsked) }),
};

export function dropAsked(article: Article): Article {
  const alone = { ...article };
  Reflect.deleteProperty(alone, 'asked');
  return alone;
}

/** Index of our own corpus, as it is or changed, built in the cache. Only texts that changed are embedded. */
export async function openOwnIndex(
  embedder: EvalEmbedder,
  progress: Progress,
  { name, change }: ChangedCorpus = { name: 'own', change: (corpus) => corpus },
): Promise<StoriesIndex> {
  return openCachedIndex(name, change(await readCorpus(fromRoot('corpus'))), embedder, progress);
}

/**
 * Index of outside passages, built in the cache. `from` names a set, opened before, that holds the same texts: its
 * embeddings are taken over whenever it was built anew.
 */
export async function openOutsideIndex(
  name: string,
  articles: readonly Article[],
  embedder: EvalEmbedder,
  progress: Progress,
  from?: string,
  synonyms: Corpus['synonyms'] = [],
): Promise<StoriesIndex> {
  if (from !== undefined) {
    await takeOver(`${cacheFolder}/${nameCache(from, embedder)}`, `${cacheFolder}/${nameCache(name, embedder)}`);
  }
  const corpus: Corpus = { articles, councils: [], signposts: [], replies: {}, synonyms, suggestions: [] };
  return openCachedIndex(name, corpus, embedder, progress);
}

/** Makes `folder` a copy of the index `seed`, unless it was made from this very version of it. */
async function takeOver(seed: string, folder: string): Promise<void> {
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const version = await read(`${seed}/CURRENT`);
  if (version === (await read(`${folder}.seed`))) return;
  await rm(folder, { recursive: true, force: true });
  await cp(seed, folder, { recursive: true });
  await writeFile(`${folder}.seed`, version);
}

async function openCachedIndex(
  name: string,
  corpus: Corpus,
  embedder: EvalEmbedder,
  progress: Progress,
): Promise<StoriesIndex> {
  const indexDir = `${cacheFolder}/${nameCache(name, embedder)}`;
  const { fitted } = embedder;
  await mkdir(indexDir, { recursive: true });
  const build = () =>
    buildIndex({
      corpus,
      indexDir,
      embedder,
      languageWords: readLanguageWords(),
      ...(fitted && { fitted }),
      onProgress: ({ done, total }) => {
        if (done % 100 === 0 || done === total) progress(`${name}: ${done} of ${total} passages embedded`);
      },
    });
  await build();
  try {
    return await openIndex(indexDir, { embedder, search: 'exact' });
  } catch {
    await rm(indexDir, { recursive: true });
    await build();
    return openIndex(indexDir, { embedder, search: 'exact' });
  }
}

/** Passages of one document as one article, each a paragraph, in their order. */
export function toArticles(passages: readonly OutsidePassage[]): readonly Article[] {
  const documents = new Map<string, OutsidePassage[]>();
  for (const passage of passages) documents.set(passage.doc, [...(documents.get(passage.doc) ?? []), passage]);
  return [...documents].map(([id, parts]) => {
    const body = joinParagraphs(parts.map((part) => foldPassage(part.text)));
    return { ...bareArticle, id, title: parts[0]?.title ?? null, ...body };
  });
}

/** Paragraphs as one text with their places in it. */
export function joinParagraphs(paragraphs: readonly string[]): Pick<Article, 'text' | 'blocks'> {
  let text = '';
  const blocks = paragraphs.map((paragraph): Block => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += paragraph;
    return { kind: 'paragraph', start, end: text.length };
  });
  return { text, blocks };
}

/** What a text has that nobody is credited with and that is only measured on. */
export const bareArticle: Omit<Article, 'id' | 'title' | 'text' | 'blocks'> = {
  councilId: null,
  publisher: null,
  published: null,
  url: null,
  sponsor: null,
  rights: 'for measuring only',
  maxQuoteChars: null,
  people: [],
  speech: [],
};

function foldPassage(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Ids of the outside passages that retrieved passages are of, best first, each once. */
export function listPassageIds(found: readonly Passage[], idsByArticle: PassageIds): readonly string[] {
  const ids = found.map(({ article, chunk }) => {
    const block = article.blocks.findIndex(({ start, end }) => start <= chunk.start && chunk.end <= end);
    return idsByArticle.get(article.id)?.[block] ?? '';
  });
  return [...new Set(ids)];
}

/** Ids of the passages of each document, in the order of its paragraphs. */
export type PassageIds = ReadonlyMap<string, readonly string[]>;

export function listIdsByDocument(passages: readonly OutsidePassage[]): PassageIds {
  const ids = new Map<string, string[]>();
  for (const { doc, id } of passages) ids.set(doc, [...(ids.get(doc) ?? []), id]);
  return ids;
}
