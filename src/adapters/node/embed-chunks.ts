import { chunkArticle } from '../../core/corpus/chunk-article.js';
import type { Corpus } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { TextTooLongError } from '../../core/errors.js';
import type { Embedder } from '../../core/ports.js';
import { chunkEmbedPieces, sentenceEmbedTexts } from '../../core/retrieval/chunk-embed-pieces.js';
import { TOKEN_SCALE } from '../../core/retrieval/chunk-embeddings.js';
import { hashBytes } from './index-store.js';

/** A chunk with what the embedder made of it. */
export interface EmbeddedChunk {
  readonly chunk: Chunk;
  /** Hex SHA-256 of the embedded texts; the same texts are not embedded twice. */
  readonly textHash: string;
  /** Token row at which the context ends, then each sentence. */
  readonly sentenceEnds: readonly number[];
  readonly embedding: StoredEmbedding;
}

/** Embedding as the index keeps it. */
export interface StoredEmbedding {
  readonly chunk: Float32Array;
  /** One vector for each sentence alone, scaled so that its largest number is ±127, and rounded. */
  readonly sentences: Int8Array;
  /** Components times `TOKEN_SCALE`, rounded. */
  readonly tokens: Int8Array;
}

export interface EmbedProgress {
  readonly done: number;
  /** Chunks to embed in this run; those taken over from the old index are not counted. */
  readonly total: number;
}

interface PreparedChunk extends Omit<EmbeddedChunk, 'embedding'> {
  readonly text: string;
  readonly sentences: readonly string[];
}

/**
 * Chunks every article and embeds what `reusable` (by text hash) doesn't hold, one text at a time and in order.
 * @throws TextTooLongError that names the chunk whose text the embedder would have to cut.
 */
export async function embedChunks(
  corpus: Corpus,
  embedder: Embedder,
  reusable: ReadonlyMap<string, StoredEmbedding>,
  onProgress?: (progress: EmbedProgress) => void,
): Promise<{ readonly chunks: readonly EmbeddedChunk[]; readonly embedded: number }> {
  const prepared = prepareChunks(corpus, embedder);
  const known = new Map(reusable);
  const total = new Set(prepared.map(({ textHash }) => textHash).filter((hash) => !known.has(hash))).size;
  let done = 0;
  const chunks: EmbeddedChunk[] = [];
  for (const { text, sentences, ...rest } of prepared) {
    let embedding = known.get(rest.textHash);
    if (!embedding) {
      embedding = { ...(await embedText(embedder, text, rest)), sentences: await embedSentences(embedder, sentences) };
      known.set(rest.textHash, embedding);
      done += 1;
      onProgress?.({ done, total });
    }
    chunks.push({ ...rest, embedding });
  }
  return { chunks, embedded: total };
}

function prepareChunks(corpus: Corpus, embedder: Embedder): readonly PreparedChunk[] {
  const countTokens = (text: string) => embedder.countTokens(text);
  return corpus.articles.flatMap((article, articleNumber) =>
    chunkArticle(article, { articleNumber, maxTokens: embedder.maxTokens, countTokens }).map((chunk) => {
      const pieces = chunkEmbedPieces(article, chunk);
      const text = pieces.filter((piece) => piece !== '').join(' ');
      const tokens = countTokens(text);
      if (tokens > embedder.maxTokens)
        throw new TextTooLongError(
          `Chunk ${chunk.id} takes ${tokens} tokens with its context; ${embedder.id} reads ${embedder.maxTokens}. ` +
            'Split the paragraph or shorten its heading.',
        );
      let end = 0;
      const sentenceEnds = pieces.map((piece) => (end += countTokens(piece)));
      if (end !== tokens)
        throw new Error(`The sentences of chunk ${chunk.id} take ${end} tokens one by one and ${tokens} together.`);
      const sentences = sentenceEmbedTexts(article, chunk);
      return { chunk, text, sentences, textHash: hashBytes([text, ...sentences].join('\n')), sentenceEnds };
    }),
  );
}

async function embedText(
  embedder: Embedder,
  text: string,
  chunk: Omit<EmbeddedChunk, 'embedding'>,
): Promise<Omit<StoredEmbedding, 'sentences'>> {
  const { sentence, tokens } = await embedder.embedPassage(text);
  const rows = embedder.tokenDimensions === 0 ? 0 : (chunk.sentenceEnds.at(-1) ?? 0);
  if (sentence.length !== embedder.dimensions || tokens.length !== rows * embedder.tokenDimensions)
    throw new Error(`${embedder.id} gave chunk ${chunk.chunk.id} ${sentence.length} and ${tokens.length} numbers.`);
  return { chunk: sentence, tokens: Int8Array.from(tokens, (value) => Math.round(value * TOKEN_SCALE)) };
}

async function embedSentences(embedder: Embedder, sentences: readonly string[]): Promise<Int8Array> {
  const vectors = new Int8Array(sentences.length * embedder.dimensions);
  for (const [at, sentence] of sentences.entries()) {
    const embedding = await embedder.embedPassage(sentence);
    const largest = embedding.sentence.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    vectors.set(
      embedding.sentence.map((value) => Math.round((value / largest) * 127)),
      at * embedder.dimensions,
    );
  }
  return vectors;
}
