import type { RetrievalOptions } from '../options.js';
import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import { CorpusNames } from './corpus-names.js';
import { findProperWords } from './find-proper-words.js';
import { LexicalIndex, type LexicalDocument } from './lexical-index.js';
import { Synonyms, type Lexicon } from './read-question.js';
import { Retriever } from './retriever.js';
import type { StoriesIndex } from './stories-index.js';

/** An index with everything that is derived from it once and used for every question. */
export interface Library extends Lexicon {
  readonly index: StoriesIndex;
  readonly retriever: Retriever;
  /** Words that stand with a chunk and are not in its own text: heading, names, title, rest of its paragraph. */
  contextOf(chunk: number): string;
  /** Cosine of a question's vector with sentence `at` of a chunk. */
  compareSentence(vector: Float32Array, chunk: number, at: number): number;
}

/** Derives a library from an index: lexical postings, names, synonyms. */
export function openLibrary(index: StoriesIndex, options: RetrievalOptions): Library {
  const documents = index.chunks.map((chunk) => describeChunk(index, chunk));
  const lexical = new LexicalIndex(documents, options.lexical);
  const offsets = [0];
  for (const { sentences } of index.chunks) offsets.push((offsets.at(-1) ?? 0) + sentences.length);
  return {
    index,
    lexical,
    names: new CorpusNames(index.corpus),
    synonyms: new Synonyms(index.corpus.synonyms),
    properWords: findProperWords(index.corpus.articles, index.language),
    retriever: new Retriever({ index, lexical, options }),
    contextOf: (chunk) => {
      const document = documents[chunk];
      return document ? [document.heading, document.names, document.title, document.context].join(' ') : '';
    },
    compareSentence: (vector, chunk, at) => compareSentence(index, vector, (offsets[chunk] ?? 0) + at),
  };
}

function describeChunk({ corpus }: StoriesIndex, chunk: Chunk): LexicalDocument {
  const article = corpus.articles[chunk.article];
  if (!article) return { body: '', context: '', heading: '', names: '', title: '' };
  const council = corpus.councils.find(({ id }) => id === article.councilId);
  const voices = new Set(chunk.sentences.map((sentence) => sentence.personId));
  const speakers = article.people.filter((person) => voices.has(person.id));
  return {
    body: article.text.slice(chunk.start, chunk.end),
    context: restOfBlock(article, chunk),
    heading: [chunk.heading, chunk.leadIn].filter((part) => part !== null).join(' '),
    names: [
      council?.name ?? '',
      ...speakers.flatMap(({ name, role, employer }) => [name, role ?? '', employer ?? '']),
    ].join(' '),
    title: article.title ?? '',
  };
}

function restOfBlock(article: Article, chunk: Chunk): string {
  const block = article.blocks.find(({ start, end }) => start <= chunk.start && chunk.end <= end);
  return block
    ? `${article.text.slice(block.start, chunk.start)} ${article.text.slice(chunk.end, block.end)}`.trim()
    : '';
}

function compareSentence({ embeddings }: StoriesIndex, vector: Float32Array, sentence: number): number {
  const { dimensions, sentenceVectors } = embeddings;
  let sum = 0;
  let length = 0;
  for (let i = 0; i < dimensions; i += 1) {
    const value = sentenceVectors[sentence * dimensions + i] ?? 0;
    sum += value * (vector[i] ?? 0);
    length += value * value;
  }
  return length > 0 ? sum / Math.sqrt(length) : 0;
}
