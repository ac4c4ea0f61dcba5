import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyQuote } from '../../../src/core/answer/verify-quote.js';
import { hashText } from '../../fixtures/hold-index.js';
import { makeArticle } from '../../fixtures/make-corpus.js';

const article = makeArticle('story', ['A day begins early.', 'A day ends late.']);
const keep = (start: number, end: number, words = article.text.slice(start, end)) => ({
  articleId: 'story',
  start,
  end,
  sha256: hashText(words),
});
const verify = (kept: Parameters<typeof verifyQuote>[0]) => verifyQuote(kept, [article], hashText);

describe('a kept quote', () => {
  test('is real wherever it was cut, with and without its words', () => {
    const { text } = article;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }), (start, length) => {
        const end = Math.min(text.length, start + length);
        const real = { verdict: 'real', foundAt: { start, end } };
        expect(verify(keep(start, end))).toEqual(real);
        expect(verify({ ...keep(start, end), quote: text.slice(start, end) })).toEqual(real);
      }),
    );
  });

  test('whose words moved is altered, and is found where they stand now', () => {
    const kept = { ...keep(3, 14, 'ends late.'), quote: 'ends late.' };
    expect(verify(kept)).toEqual({ verdict: 'altered', foundAt: { start: 27, end: 37 } });
    expect(article.text.slice(27, 37)).toBe('ends late.');
  });

  test.each([
    ['without its words', keep(3, 14, 'ends late.')],
    ['with words that stand twice', { ...keep(3, 14, 'A day'), quote: 'A day' }],
    ['with words that stand nowhere', { ...keep(3, 14, 'at noon'), quote: 'at noon' }],
    ['with words of another hash', { ...keep(3, 14, 'at noon'), quote: 'ends late.' }],
    ['with no words at all', { ...keep(3, 14, ''), quote: '' }],
  ])('that is altered, %s, is found nowhere', (_name, kept) => {
    expect(verify(kept)).toEqual({ verdict: 'altered', foundAt: null });
  });

  test('is altered where its words were changed after they were hashed, though the span is right', () => {
    expect(verify({ ...keep(0, 5), quote: 'A night' })).toEqual({ verdict: 'altered', foundAt: null });
  });

  test('is gone with its article, and where the text is too short', () => {
    expect(verify({ ...keep(0, 5), articleId: 'other' })).toEqual({ verdict: 'gone', foundAt: null });
    expect(verify(keep(0, 500))).toEqual({ verdict: 'gone', foundAt: null });
    const moved = { ...keep(400, 410, 'ends late.'), quote: 'ends late.' };
    expect(verify(moved)).toEqual({ verdict: 'gone', foundAt: { start: 27, end: 37 } });
  });

  test.each([
    [5, 5],
    [6, 5],
    [-1, 5],
    [0.5, 5],
  ])('at a span that is none, %d to %d, is gone', (start, end) => {
    expect(verify(keep(start, end, '')).verdict).toBe('gone');
  });
});
