import type { RetrievalOptions } from '../options.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import { CorpusNames } from './corpus-names.js';
import { describeChunk } from './describe-chunk.js';
import { KeptByChunk } from './kept-by-chunk.js';
import { LexicalIndex } from './lexical-index.js';
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

/** Opens an index for questions: its postings under `options`, its names, its synonyms. No text is read for it. */
export function openLibrary(index: StoriesIndex, options: RetrievalOptions): Library {
  const lexical = new LexicalIndex(index.lexical, options.lexical);
  const offsets = new Uint32Array(index.chunks.length + 1);
  index.chunks.forEach(({ sentences }, at) => (offsets[at + 1] = (offsets[at] ?? 0) + sentences.length));
  const stems = new KeptByChunk((chunk) => listStems(index, chunk));
  return {
    index,
    lexical,
    names: new CorpusNames(index.corpus),
    synonyms: new Synonyms(index.corpus.synonyms),
    properWords: index.wordForms.findNames(index.language),
    retriever: new Retriever({ index, lexical, options }),
    stemsOf: (chunk) => stems.get(chunk),
    compareSentence: (vector, chunk, at) => compareSentence(index.embeddings, vector, (offsets[chunk] ?? 0) + at),
  };
}

function listStems({ corpus, chunks }: StoriesIndex, number: number): ReadonlySet<string> {
  const chunk = chunks[number];
  if (!chunk) return new Set();
  const { body, context, heading, names, title } = describeChunk(corpus, chunk);
  return new Set(splitWords([body, context, heading, names, title].join(' ')).map(({ stem }) => stem));
}

function compareSentence(
  { dimensions, sentenceVectors }: ChunkEmbeddings,
  vector: Float32Array,
  sentence: number,
): number {
  let [squares, sum] = [0, 0];
  for (let i = 0; i < dimensions; i += 1) {
    const value = sentenceVectors[sentence * dimensions + i] ?? 0;
    squares += value * value;
    sum += value * (vector[i] ?? 0);
  }
  return squares === 0 ? 0 : sum / Math.sqrt(squares);
}
