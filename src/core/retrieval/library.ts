import type { RetrievalOptions } from '../options.js';
import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import { CorpusNames } from './corpus-names.js';
import { findProperWords } from './find-proper-words.js';
import { LexicalIndex, type LexicalDocument } from './lexical-index.js';
import { Synonyms, type Lexicon } from './read-question.js';
import { Retriever } from './retriever.js';
import { splitWords } from './words.js';
import type { StoriesIndex } from './stories-index.js';

/** An index with everything that is derived from it once and used for every question. */
export interface Library extends Lexicon {
  readonly index: StoriesIndex;
  readonly retriever: Retriever;
  /** Distinct stems of a chunk's text and of what stands with it: heading, names, title, rest of its paragraph. */
  stemsOf(chunk: number): ReadonlySet<string>;
  /** Cosine of a question's vector with sentence `at` of a chunk. */
  compareSentence(vector: Float32Array, chunk: number, at: number): number;
}

/** Derives a library from an index: lexical postings, names, synonyms. */
export function openLibrary(index: StoriesIndex, options: RetrievalOptions): Library {
  const documents = index.chunks.map((chunk) => describeChunk(index, chunk));
  const lexical = new LexicalIndex(documents, options.lexical);
  const offsets = [0];
  for (const { sentences } of index.chunks) offsets.push((offsets.at(-1) ?? 0) + sentences.length);
  const lengths = measureSentences(index.embeddings);
  const stemSets: ReadonlySet<string>[] = [];
  return {
    index,
    lexical,
    names: new CorpusNames(index.corpus),
    synonyms: new Synonyms(index.corpus.synonyms),
    properWords: findProperWords(index.corpus.articles, index.language),
    retriever: new Retriever({ index, lexical, options }),
    stemsOf: (chunk) => {
      const stems = stemSets[chunk] ?? listStems(documents[chunk]);
      stemSets[chunk] = stems;
      return stems;
    },
    compareSentence: (vector, chunk, at) =>
      compareSentence(index.embeddings, lengths, vector, (offsets[chunk] ?? 0) + at),
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

function listStems(document: LexicalDocument | undefined): ReadonlySet<string> {
  if (!document) return new Set();
  const { body, context, heading, names, title } = document;
  return new Set(splitWords([body, context, heading, names, title].join(' ')).map(({ stem }) => stem));
}

function restOfBlock(article: Article, chunk: Chunk): string {
  const block = article.blocks.find(({ start, end }) => start <= chunk.start && chunk.end <= end);
  return block
    ? `${article.text.slice(block.start, chunk.start)} ${article.text.slice(chunk.end, block.end)}`.trim()
    : '';
}

function compareSentence(
  { dimensions, sentenceVectors }: ChunkEmbeddings,
  lengths: Float64Array,
  vector: Float32Array,
  sentence: number,
): number {
  const length = lengths[sentence] ?? 0;
  if (length === 0) return 0;
  let sum = 0;
  for (let i = 0; i < dimensions; i += 1) sum += (sentenceVectors[sentence * dimensions + i] ?? 0) * (vector[i] ?? 0);
  return sum / length;
}

/** Length of every sentence's vector. */
function measureSentences({ dimensions, sentenceVectors }: ChunkEmbeddings): Float64Array {
  return Float64Array.from({ length: sentenceVectors.length / dimensions }, (_, sentence) => {
    const vector = sentenceVectors.subarray(sentence * dimensions, (sentence + 1) * dimensions);
    return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  });
}
