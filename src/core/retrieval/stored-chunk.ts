import type { Article, ArticleText } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { StoriesIndex } from './stories-index.js';

/** Everything that is kept of one chunk. Numbers of chunks and articles are places in the whole collection. */
export interface StoredChunk {
  readonly number: number;
  readonly chunk: Chunk;
  /** Unit vector of the chunk with its context. */
  readonly vector: Float32Array;
  /** One row for each sentence, as in `ChunkEmbeddings.sentenceVectors`. */
  readonly sentenceVectors: Int8Array;
  /** One row for each token, as in `ChunkEmbeddings.tokens`; empty where the embedder has none. */
  readonly tokens: Int8Array;
  /** As in `ChunkEmbeddings.sentenceEnds`: one more than there are sentences. */
  readonly sentenceEnds: Uint32Array;
}

/** Words of one article of a collection. */
export interface StoredArticle {
  /** Place among the articles of the catalogue. */
  readonly number: number;
  readonly text: ArticleText;
}

/** Chunks that were asked for, each once, and the articles they are from, each once. */
export interface FetchedChunks {
  readonly chunks: readonly StoredChunk[];
  readonly articles: readonly StoredArticle[];
}

/** Takes an index apart, chunk by chunk in order, for a store that is to hold them. */
export function* listStoredChunks({
  chunks,
  embeddings,
}: Pick<StoriesIndex, 'chunks' | 'embeddings'>): Generator<StoredChunk> {
  const { dimensions, tokenDimensions, chunkVectors, sentenceVectors, tokens, tokenOffsets, sentenceEnds } = embeddings;
  let sentences = 0;
  let ends = 0;
  for (const [number, chunk] of chunks.entries()) {
    const count = chunk.sentences.length;
    const [from, to] = [tokenOffsets[number] ?? 0, tokenOffsets[number + 1] ?? 0];
    yield {
      number,
      chunk,
      vector: chunkVectors.subarray(number * dimensions, (number + 1) * dimensions),
      sentenceVectors: sentenceVectors.subarray(sentences * dimensions, (sentences + count) * dimensions),
      tokens: tokens.subarray(from * tokenDimensions, to * tokenDimensions),
      sentenceEnds: sentenceEnds.subarray(ends, ends + count + 1),
    };
    sentences += count;
    ends += count + 1;
  }
}

/** The words of an article, apart from its card. */
export function takeText({ text, blocks, speech, asked }: Article): ArticleText {
  return { text, blocks, speech, ...(asked && { asked }) };
}
