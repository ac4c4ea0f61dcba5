import { chunkArticle, CHUNKING_RULES } from '../../core/corpus/chunk-article.js';
import type { Article, Corpus } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { TextTooLongError } from '../../core/errors.js';
import type { Embedder } from '../../core/ports.js';
import { chunkEmbedPieces, sentenceEmbedTexts } from '../../core/retrieval/chunk-embed-pieces.js';
import { hashBytes, type LoadedIndex } from './index-store.js';
import { readTextHashes } from './pack-index.js';

/** A chunk with what is to be embedded for it. */
export interface PreparedChunk {
  readonly chunk: Chunk;
  /** Hex SHA-256 of the texts to embed; the same texts are not embedded twice. */
  readonly textHash: string;
  /** Token row at which the context ends, then each sentence. */
  readonly sentenceEnds: readonly number[];
}

/** Texts to embed for a chunk: with its context, and each sentence alone. */
export interface EmbedTexts {
  readonly text: string;
  readonly sentences: readonly string[];
}

/**
 * Chunks every article. Articles that the old index holds to the letter, cut by the same rules for the same embedder, keep
 * the chunks they have there: cutting counts tokens, which takes minutes for a hundred thousand chunks.
 * @throws TextTooLongError that names the chunk whose text the embedder would have to cut.
 */
export function prepareChunks(corpus: Corpus, embedder: Embedder, old: LoadedIndex | null): readonly PreparedChunk[] {
  const known = old && wasCutAlike(old, embedder) ? listKnown(old) : new Map<string, readonly PreparedChunk[]>();
  return corpus.articles.flatMap((article, articleNumber) => {
    const held = known.get(articleKey(article));
    if (held) return held.map((prepared) => ({ ...prepared, chunk: { ...prepared.chunk, article: articleNumber } }));
    return cutArticle(article, articleNumber, embedder);
  });
}

/** What is embedded for a chunk of `article`. */
export function embedTextsOf(article: Article, chunk: Chunk): EmbedTexts {
  const pieces = chunkEmbedPieces(article, chunk);
  return { text: pieces.filter((piece) => piece !== '').join(' '), sentences: sentenceEmbedTexts(article, chunk) };
}

function cutArticle(article: Article, articleNumber: number, embedder: Embedder): readonly PreparedChunk[] {
  const countTokens = (text: string) => embedder.countTokens(text);
  return chunkArticle(article, { articleNumber, maxTokens: embedder.maxTokens, countTokens }).map((chunk) => {
    const { text, sentences } = embedTextsOf(article, chunk);
    const tokens = countTokens(text);
    if (tokens > embedder.maxTokens)
      throw new TextTooLongError(
        `Chunk ${chunk.id} takes ${tokens} tokens with its context; ${embedder.id} reads ${embedder.maxTokens}. ` +
          'Split the paragraph or shorten its heading.',
      );
    let end = 0;
    const sentenceEnds = chunkEmbedPieces(article, chunk).map((piece) => (end += countTokens(piece)));
    if (end !== tokens)
      throw new Error(`The sentences of chunk ${chunk.id} take ${end} tokens one by one and ${tokens} together.`);
    return { chunk, textHash: hashBytes([text, ...sentences].join('\n')), sentenceEnds };
  });
}

function wasCutAlike({ stored }: LoadedIndex, { id, sha256, maxTokens }: Embedder): boolean {
  const { embedder, chunking } = stored.manifest;
  const sameRules = chunking.rules === CHUNKING_RULES && chunking.maxTokens === maxTokens;
  return sameRules && embedder.id === id && embedder.sha256 === sha256;
}

/** Chunks of the old index by the text of their article. */
function listKnown(old: LoadedIndex): ReadonlyMap<string, readonly PreparedChunk[]> {
  const { corpus, chunks, embeddings } = old.stored;
  const hashes = readTextHashes(old);
  const byArticle: PreparedChunk[][] = corpus.articles.map(() => []);
  let read = 0;
  chunks.forEach((chunk, at) => {
    const sentenceEnds = [...embeddings.sentenceEnds.subarray(read, (read += chunk.sentences.length + 1))];
    const textHash = hashes[at];
    if (textHash !== undefined) byArticle[chunk.article]?.push({ chunk, textHash, sentenceEnds });
  });
  return new Map(corpus.articles.map((article, at) => [articleKey(article), byArticle[at] ?? []]));
}

function articleKey(article: Article): string {
  return JSON.stringify(article);
}
