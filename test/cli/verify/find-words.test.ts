import { describe, expect, it } from 'vitest';
import { findWords } from '../../../src/cli/verify/find-words.js';
import { makeArticle } from '../../fixtures/make-corpus.js';

const text = 'a  b\n\n“It’s hard”, says Zoë.\u00a0🏡 home, home.';
const article = { ...makeArticle('a', []), text };
const find = (words: string, from = 0): string | null => {
  const span = findWords(article, words, from);
  return span && text.slice(span.start, span.end);
};

describe('findWords', () => {
  it.each([
    ['a b', 'a  b'],
    [' a\n b ', 'a  b'],
    ['"It\'s hard", says', '“It’s hard”, says'],
    ['It’s hard.', 'It’s hard'],
    ['hard ,', 'hard'],
    ['Zoë. 🏡', 'Zoë.\u00a0🏡'],
    ['b “It', 'b\n\n“It'],
  ])('finds %j however it is written', (words, there) => {
    expect(find(words)).toBe(there);
  });

  it.each(['', ' ', 'it’s', 'har', 'ome', 'Zo', '\udfe1', '\ud83c', '.*', 'a b c', 'x'.repeat(20_001)])(
    'finds no %j',
    (words) => {
      expect(find(words)).toBeNull();
    },
  );

  it('looks from where it is told to', () => {
    const first = text.indexOf('home');
    expect(findWords(article, 'home', 0)?.start).toBe(first);
    expect(findWords(article, 'home', first + 1)?.start).toBe(text.lastIndexOf('home'));
    expect(find('home', text.length)).toBeNull();
  });

  it('reads the longest quotation that there may be, and answers', () => {
    for (const piece of ['> ', '( ', '“a” ', '𝒜 ']) expect(find(piece.repeat(20_000).slice(0, 20_000))).toBeNull();
  });
});
