import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCitations } from '../../../src/core/answer/choose-citations.js';
import { makeArticle } from '../../fixtures/make-corpus.js';
import { parseBody } from '../../fixtures/hold-index.js';
import { selectWords } from './cited.js';

const a = {
  ...parseBody('[“Tea is good. Tea is hot.”](speaker:ann)\n\n[“Tea is cold.”](speaker:bob)\n\nTea is tea.'),
  id: 'a',
};
const b = makeArticle('b', ['Rain is wet.', 'Tea is good.']);
const choose = (limit: number, ...quotes: ReturnType<typeof selectWords>[]) =>
  chooseCitations(quotes, limit).map(({ quote }) => `${quote.article.id}: ${quote.text}`);

describe('chooseCitations', () => {
  it('keeps the best first and prefers another story, then another voice, then the order', () => {
    const quotes = ['Tea is good.', 'Tea is hot.', 'Tea is cold.'].map((words) => selectWords(a, words));
    const rain = selectWords(b, 'Rain is wet.');
    expect(choose(4, ...quotes, rain)).toEqual([
      'a: Tea is good.',
      'b: Rain is wet.',
      'a: Tea is cold.',
      'a: Tea is hot.',
    ]);
    expect(choose(2, ...quotes)).toEqual(['a: Tea is good.', 'a: Tea is cold.']);
  });

  it('repeats no words: neither overlapping, nor the same elsewhere, nor a part of the same', () => {
    expect(choose(5, selectWords(a, 'Tea is good. Tea is hot.'), selectWords(a, 'Tea is hot.'))).toHaveLength(1);
    expect(choose(5, selectWords(a, 'Tea is good.'), selectWords(a, 'good. Tea is hot.'))).toHaveLength(1);
    expect(choose(5, selectWords(a, 'Tea is good.'), selectWords(b, 'Tea is good.'))).toHaveLength(1);
    expect(choose(5, selectWords(a, 'Tea is good. Tea is hot.'), selectWords(b, 'Tea is good.'))).toHaveLength(1);
    expect(choose(5, selectWords(b, 'Tea is good.'), selectWords(a, 'Tea is good. Tea is hot.'))).toHaveLength(1);
  });

  it('chooses at most as many as asked for, from those given, each once', () => {
    const all = ['Tea is good.', 'Tea is hot.', 'Tea is cold.', 'Tea is tea.', 'is good', 'is'].map((words) =>
      selectWords(a, words),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.nat(6), (given, limit) => {
        const chosen = chooseCitations(given, limit);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(given).toEqual(expect.arrayContaining(chosen));
        if (limit > 0) expect(chosen[0]).toBe(given[0]);
      }),
    );
  });
});
