import type { Corpus } from '../corpus/article.js';
import type { RetrievalOptions } from '../options.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import { describeChunk } from './describe-chunk.js';
import { KeptByChunk } from './kept-by-chunk.js';
import { LexicalIndex, type LexicalDocument } from './lexical-index.js';
import type { LexicalStatistics } from './lexical-statistics.js';
import type { LexicalTable } from './lexical-table.js';
import { Retriever } from './retriever.js';
import type { StoriesIndex } from './stories-index.js';
import { splitWords } from './words.js';

/** Chunks with their articles and vectors: all of an index, or those of a larger collection that one question needs. */
export interface ShelfIndex extends Pick<StoriesIndex, 'chunks' | 'embeddings' | 'dense'> {
  readonly corpus: Pick<Corpus, 'articles' | 'councils'>;
}

/** Chunks in memory, ready to be searched and quoted from. Numbers of chunks are places in `index.chunks`. */
export interface Shelf {
  readonly index: ShelfIndex;
  readonly lexical: LexicalIndex;
  readonly retriever: Retriever;
  /** Distinct stems of a chunk's text and of what stands with it: heading, names, title, rest of its paragraph, what people ask of it. */
  stemsOf(chunk: number): ReadonlySet<string>;
  /** Cosine of a question's vector with sentence `at` of a chunk. */
  compareSentence(vector: Float32Array, chunk: number, at: number): number;
}

/**
 * Readies chunks with their words, packed or as they are. `statistics` are those of the collection they were taken from; their
 * own where absent.
 */
export function openShelf<Index extends ShelfIndex>(
  index: Index,
  words: LexicalTable | readonly LexicalDocument[],
  options: RetrievalOptions,
  statistics?: LexicalStatistics,
): Shelf & { readonly index: Index } {
  const lexical = new LexicalIndex(words, options.lexical, statistics);
  const offsets = new Uint32Array(index.chunks.length + 1);
  index.chunks.forEach(({ sentences }, at) => (offsets[at + 1] = (offsets[at] ?? 0) + sentences.length));
  const compareSentence = sentenceComparer(index.embeddings);
  const stems = new KeptByChunk((chunk) => listStems(index, chunk));
  return {
    index,
    lexical,
    retriever: new Retriever({ index, lexical, options }),
    stemsOf: (chunk) => stems.get(chunk),
    compareSentence: (vector, chunk, at) => compareSentence((offsets[chunk] ?? 0) + at, vector),
  };
}

function listStems({ corpus, chunks }: ShelfIndex, number: number): ReadonlySet<string> {
  const chunk = chunks[number];
  if (!chunk) return new Set();
  const { body, context, heading, names, title, asked } = describeChunk(corpus, chunk);
  return new Set(splitWords([body, context, heading, names, title, asked].join(' ')).map(({ stem }) => stem));
}

/** Gives the cosine of a sentence's vector with a unit vector. The length of a sentence's vector is worked out once. */
function sentenceComparer({ dimensions, sentenceVectors }: ChunkEmbeddings) {
  const lengths = new Float64Array(sentenceVectors.length / dimensions);
  return (sentence: number, vector: Float32Array): number => {
    const start = sentence * dimensions;
    const measure = () =>
      Math.sqrt(sentenceVectors.subarray(start, start + dimensions).reduce((sum, value) => sum + value * value, 0));
    const length = (lengths[sentence] ||= measure());
    if (length === 0) return 0;
    let sum = 0;
    for (let i = 0; i < dimensions; i += 1) sum += (sentenceVectors[start + i] ?? 0) * (vector[i] ?? 0);
    return sum / length;
  };
}
