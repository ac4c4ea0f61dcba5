import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkArticle } from '../../src/core/corpus/chunk-article.js';
import type { Article, Corpus } from '../../src/core/corpus/article.js';
import type { Embedder } from '../../src/core/ports.js';
import { toArticles } from '../eval/build-sets.js';
import { readCollection, type OutsideQuestion } from '../eval/read-sets.js';
import { gatherTexts } from './gather-texts.js';

/** Articles of one size, of which the smaller sizes are the beginning, and questions that the smallest answers. */
export interface ScaleCorpus {
  readonly corpus: Corpus;
  readonly questions: readonly OutsideQuestion[];
}

/** Documents of `squad2-dev` that a thousand passages hold whole: their questions are the ones that are asked. */
const questionedDocs = 11;
const mostQuestions = 200;

/**
 * The corpus of `makeScaleCorpus`, made once and kept in `scaleDir` for the steps after it: to read and to cut the texts takes
 * longer than most of what is measured.
 */
export function openScaleCorpus(
  chunks: number,
  folders: readonly string[],
  embedder: Embedder,
  scaleDir: string,
): ScaleCorpus {
  const name = createHash('sha256')
    .update(JSON.stringify([chunks, folders]))
    .digest('hex')
    .slice(0, 8);
  const path = join(scaleDir, `corpus-${chunks}-${name}.json`);
  // It was written by this very function.
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ScaleCorpus;
  const made = makeScaleCorpus(chunks, folders, embedder);
  mkdirSync(scaleDir, { recursive: true });
  writeFileSync(path, JSON.stringify(made));
  return made;
}

/**
 * About `chunks` chunks of real text: first the paragraphs that the questions are about, then the texts under `folders`.
 * @throws Error where the folders hold too little.
 */
function makeScaleCorpus(chunks: number, folders: readonly string[], embedder: Embedder): ScaleCorpus {
  const { passages, questions } = readCollection('squad2-dev');
  const squad = toArticles(passages);
  const asked = new Set(squad.slice(0, questionedDocs).map(({ id }) => id));
  const articles = takeChunks([...squad, ...gatherTexts(folders)], chunks, embedder);
  const all = questions.filter(({ answerable, doc }) => answerable && asked.has(doc));
  const stride = Math.max(1, Math.floor(all.length / mostQuestions));
  return {
    corpus: { articles, councils: [], signposts: [], replies: {}, synonyms: [], suggestions: [] },
    questions: all.filter((_, at) => at % stride === 0),
  };
}

function takeChunks(articles: readonly Article[], wanted: number, embedder: Embedder): readonly Article[] {
  const { maxTokens } = embedder;
  const countTokens = (text: string) => embedder.countTokens(text);
  let chunks = 0;
  const taken = articles.filter((article, articleNumber) => {
    if (chunks >= wanted) return false;
    chunks += chunkArticle(article, { articleNumber, maxTokens, countTokens }).length;
    return true;
  });
  if (chunks < wanted) throw new Error(`The texts are ${chunks} passages, not ${wanted}. Name more folders.`);
  // A corpus stands in the order of its ids.
  return taken.sort((a, b) => (a.id < b.id ? -1 : 1));
}
