import type { Word } from './words.js';

/** Token rows of one question word: `from` inclusive, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which tokens each word of a question takes. Tokens never cross white space, so pieces between spaces are counted one by
 * one; words that share a piece ("14-month") share its tokens. `total` is the number of tokens that were embedded: where
 * a long question lost its first tokens, the ranges move with it and may be empty.
 */
export function alignWords(
  text: string,
  words: readonly Word[],
  countTokens: (text: string) => number,
  total: number,
): TokenRange[] {
  const pieces: (TokenRange & { start: number; end: number })[] = [];
  let at = 0;
  for (const match of text.matchAll(/\S+/gu)) {
    const count = countTokens(match[0]);
    pieces.push({ start: match.index, end: match.index + match[0].length, from: at, to: at + count });
    at += count;
  }
  const lost = Math.max(0, at - total);
  const moved = (row: number) => Math.min(total, Math.max(0, row - lost));
  return words.map((word) => {
    const piece = pieces.find(({ start, end }) => start <= word.start && word.end <= end);
    return { from: moved(piece?.from ?? 0), to: moved(piece?.to ?? 0) };
  });
}
