import type { Corpus } from '../corpus/article.js';
import type { RetrievalOptions } from '../options.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import { describeChunk } from './describe-chunk.js';
import { LexicalIndex, type LexicalDocument } from './lexical-index.js';
import type { LexicalStatistics } from './lexical-statistics.js';
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
  /** Distinct stems of a chunk's text and of what stands with it: heading, names, title, rest of its paragraph. */
  stemsOf(chunk: number): ReadonlySet<string>;
  /** Cosine of a question's vector with sentence `at` of a chunk. */
  compareSentence(vector: Float32Array, chunk: number, at: number): number;
}

/** Readies chunks. `statistics` are those of the collection they were taken from; their own where absent. */
export function openShelf<Index extends ShelfIndex>(
  index: Index,
  options: RetrievalOptions,
  statistics?: LexicalStatistics,
): Shelf & { readonly index: Index } {
  const documents = index.chunks.map((chunk) => describeChunk(index.corpus, chunk));
  const lexical = new LexicalIndex(documents, options.lexical, statistics);
  const offsets = [0];
  for (const { sentences } of index.chunks) offsets.push((offsets.at(-1) ?? 0) + sentences.length);
  const lengths = measureSentences(index.embeddings);
  const stemSets: ReadonlySet<string>[] = [];
  return {
    index,
    lexical,
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

function listStems(document: LexicalDocument | undefined): ReadonlySet<string> {
  if (!document) return new Set();
  const { body, context, heading, names, title } = document;
  return new Set(splitWords([body, context, heading, names, title].join(' ')).map(({ stem }) => stem));
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
