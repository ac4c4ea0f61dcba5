import { chunkArticle, CHUNKING_RULES } from '../../core/corpus/chunk-article.js';
import type { Article, Corpus } from '../../core/corpus/article.js';
import type { Chunk } from '../../core/corpus/chunk.js';
import { findAsked } from '../../core/corpus/find-asked.js';
import { TextTooLongError } from '../../core/errors.js';
import type { Embedder } from '../../core/ports.js';
import { chunkEmbedPieces, sentenceEmbedTexts } from '../../core/retrieval/chunk-embed-pieces.js';
import { findKeptArticles } from './find-kept.js';
import { hashBytes, type LoadedTables } from './index-store.js';
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
  /** What people ask that each sentence answers; one list a sentence. */
  readonly asked: readonly (readonly string[])[];
}

/**
 * Chunks every article. Articles that the old index holds to the letter, cut by the same rules for the same embedder, keep
 * the chunks they have there: cutting counts tokens, which takes minutes for a hundred thousand chunks.
 * @throws TextTooLongError that names the chunk whose text the embedder would have to cut.
 */
export function prepareChunks(corpus: Corpus, embedder: Embedder, old: LoadedTables | null): readonly PreparedChunk[] {
  const known =
    old && wasCutAlike(old, embedder) ? listKnown(old, corpus) : new Map<number, readonly PreparedChunk[]>();
  return corpus.articles.flatMap(
    (article, articleNumber) => known.get(articleNumber) ?? cutArticle(article, articleNumber, embedder),
  );
}

/** What is embedded for a chunk of `article`. */
export function embedTextsOf(article: Article, chunk: Chunk): EmbedTexts {
  const pieces = chunkEmbedPieces(article, chunk);
  return {
    text: pieces.filter((piece) => piece !== '').join(' '),
    sentences: sentenceEmbedTexts(article, chunk),
    asked: chunk.sentences.map((sentence) => findAsked(article, sentence)),
  };
}

function cutArticle(article: Article, articleNumber: number, embedder: Embedder): readonly PreparedChunk[] {
  const countTokens = (text: string) => embedder.countTokens(text);
  return chunkArticle(article, { articleNumber, maxTokens: embedder.maxTokens, countTokens }).map((chunk) => {
    const { text, sentences, asked } = embedTextsOf(article, chunk);
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
    return { chunk, textHash: hashBytes(JSON.stringify([text, sentences, asked])), sentenceEnds };
  });
}

function wasCutAlike({ stored }: LoadedTables, { id, sha256, maxTokens }: Embedder): boolean {
  const { embedder, chunking } = stored.manifest;
  const sameRules = chunking.rules === CHUNKING_RULES && chunking.maxTokens === maxTokens;
  return sameRules && embedder.id === id && embedder.sha256 === sha256;
}

/** Chunks that the old index has of articles that are still there, by the article's number now. */
function listKnown(old: LoadedTables, { articles }: Corpus): ReadonlyMap<number, readonly PreparedChunk[]> {
  const { corpus, chunks, embeddings } = old.stored;
  const kept = findKeptArticles(corpus.articles, articles);
  const hashes = readTextHashes(old);
  const known = new Map<number, PreparedChunk[]>();
  for (const article of kept) if (article !== null) known.set(article, []);
  let read = 0;
  chunks.forEach((chunk, at) => {
    const ends = embeddings.sentenceEnds.subarray(read, (read += chunk.sentences.length + 1));
    const article = kept[chunk.article] ?? null;
    const textHash = hashes[at];
    if (article === null || textHash === undefined) return;
    known.get(article)?.push({ chunk: { ...chunk, article }, textHash, sentenceEnds: [...ends] });
  });
  return known;
}
