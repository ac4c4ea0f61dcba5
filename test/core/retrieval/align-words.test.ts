import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignWords } from '../../../src/core/retrieval/align-words.js';
import { splitWords } from '../../../src/core/retrieval/words.js';
import { countPieces } from '../../fixtures/arbitrary-article.js';

const align = (text: string, count: (text: string) => number, total: number) =>
  alignWords(text, splitWords(text), count, total).map(({ from, to }) => [from, to]);

describe('alignWords', () => {
  it('gives each word the tokens of its piece, marks included', () => {
    expect(align('Is “supervision” good?', countPieces(5), 6)).toEqual([
      [0, 1],
      [1, 4],
      [4, 5],
    ]);
  });

  it('lets words of one piece share its tokens', () => {
    expect(align('a 14-month course', countPieces(100), 3)).toEqual([
      [0, 1],
      [1, 2],
      [1, 2],
      [2, 3],
    ]);
  });

  it('moves with a question that lost its first tokens', () => {
    expect(align('one two three', countPieces(100), 2)).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  it('stays within the tokens, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), fc.integer({ min: 1, max: 9 }), (text, total, width) => {
        let at = 0;
        for (const { from, to } of alignWords(text, splitWords(text), countPieces(width), total)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(total);
          at = from;
        }
      }),
    );
  });
});
