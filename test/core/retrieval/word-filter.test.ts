import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordFilter } from '../../../src/core/retrieval/word-filter.js';

it('has every word that was put in', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 200 }), (words) => {
      const filter = WordFilter.of(words);
      expect(words.every((word) => filter.has(word))).toBe(true);
    }),
  );
});

it('has next to no other word', () => {
  const filter = WordFilter.of(Array.from({ length: 5000 }, (_, at) => `word${at}`));
  const others = Array.from({ length: 20_000 }, (_, at) => `other${at}`).filter((word) => filter.has(word));
  expect(others.length).toBeLessThan(10);
});

it('has nothing where nothing was put in, and is the same again from its bytes', () => {
  expect(WordFilter.of([]).has('word')).toBe(false);
  const filter = WordFilter.of(['tea']);
  expect(new WordFilter(Uint8Array.from(filter.bits)).has('tea')).toBe(true);
});
