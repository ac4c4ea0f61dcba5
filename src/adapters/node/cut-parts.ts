import type { Corpus } from '../../core/corpus/article.js';
import type { IndexPart } from '../../core/retrieval/index-parts.js';
import { hashBytes } from './index-store.js';
import type { PreparedChunk } from './prepare-chunks.js';

/** A part before its numbers are known. */
export interface PartPlan extends Omit<IndexPart, 'sha256'> {
  /** Row of its first chunk. */
  readonly from: number;
  /** Digest of what is embedded for its chunks: under one embedder, parts with the same have the same bytes. */
  readonly textsHash: string;
}

/** One article in so many ends a part. */
const articlesOfPart = 32;
/** A part ends before the article with which it would come to more; one article alone may. */
const mostChunks = 2_000;

/**
 * Cuts the chunks of a corpus into parts. A part ends with an article whose id says so, and before one that would make it too
 * long. So a change of one article changes its own part; where that has another number of chunks now, those up to the next end
 * that an id tells may be cut elsewhere. A new article whose id ends a part cuts one in two.
 */
export function cutParts(
  { articles }: Corpus,
  chunks: readonly PreparedChunk[],
  most = mostChunks,
): readonly PartPlan[] {
  const plans: PartPlan[] = [];
  let from = 0;
  let to = 0;
  const close = (): void => {
    if (to > from) plans.push(planPart(chunks.slice(from, to), from));
    from = to;
  };
  articles.forEach(({ id }, article) => {
    let end = to;
    while (chunks[end]?.chunk.article === article) end += 1;
    if (end - from > most) close();
    to = end;
    if (endsPart(id)) close();
  });
  close();
  return plans;
}

/** `textsHash` of chunks by the digests of their texts. */
export function hashTexts(textHashes: readonly string[]): string {
  return hashBytes(textHashes.join('\n'));
}

function planPart(chunks: readonly PreparedChunk[], from: number): PartPlan {
  return {
    from,
    chunks: chunks.length,
    sentences: chunks.reduce((sum, { chunk }) => sum + chunk.sentences.length, 0),
    tokens: chunks.reduce((sum, { sentenceEnds }) => sum + (sentenceEnds.at(-1) ?? 0), 0),
    textsHash: hashTexts(chunks.map(({ textHash }) => textHash)),
  };
}

function endsPart(articleId: string): boolean {
  return parseInt(hashBytes(articleId).slice(0, 8), 16) % articlesOfPart === 0;
}
