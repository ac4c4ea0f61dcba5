import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearestWords } from '../../../src/core/answer/find-nearest-words.js';
import { makeArticle } from '../../fixtures/make-corpus.js';

const story = makeArticle('story', [
  'One day we went to see a family by the sea, and the day after we went again.',
  'Another family lives up the hill. We see them every week, whatever the weather does.',
]);
const other = makeArticle('other', ['Nothing here is about the hill at all, or about any weather.']);
const find = (text: string) => findNearestWords(text, [other, story]);
const wordingOf = (text: string): string | undefined => {
  const found = find(text);
  return found?.article.text.slice(found.span.start, found.span.end);
};

describe('the nearest wording', () => {
  test.each([
    [
      'a word changed',
      'We see them every day, whatever the weather does',
      'We see them every week, whatever the weather does',
    ],
    [
      'words left out',
      'we went to see a family, and the day after we went again',
      'we went to see a family by the sea, and the day after we went again',
    ],
    ['words put in', 'We nearly always see them every single week', 'We see them every week'],
    ['capitals and marks', 'another FAMILY – lives, up the hill', 'Another family lives up the hill'],
  ])('%s', (_name, text, wording) => {
    expect(find(text)?.article.id).toBe('story');
    expect(wordingOf(text)).toBe(wording);
  });

  test('says which words differ', () => {
    expect(find('We see them each week, whatever')?.difference).toEqual([
      { kind: 'same', text: 'We see them' },
      { kind: 'only-here', text: 'each' },
      { kind: 'only-there', text: 'every' },
      { kind: 'same', text: 'week, whatever' },
    ]);
  });

  test('is null for other words, none, and far too many', () => {
    expect(find('quite other matters were discussed')).toBeNull();
    expect(find('…')).toBeNull();
    expect(find('we went '.repeat(300))).toBeNull();
  });
});

test('words of the story itself agree in full, wherever they are cut', () => {
  const words = story.text.split(/\s+/u);
  fc.assert(
    fc.property(fc.nat(words.length - 3), fc.integer({ min: 2, max: 20 }), (from, count) => {
      const text = words.slice(from, from + count).join(' ');
      const found = findNearestWords(text, [story]);
      expect(found?.agreement).toBe(1);
      expect(found?.difference.map(({ kind }) => kind)).toEqual(['same']);
    }),
  );
});

test('the difference puts both sides together again', () => {
  const vocabulary = [...new Set(story.text.toLowerCase().match(/\w+/gu))];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 25 }), (words) => {
      const found = findNearestWords(words.join(' '), [story]);
      if (!found) return;
      const side = (left: string) =>
        found.difference
          .filter(({ kind }) => kind !== left)
          .flatMap(({ text }) => text.toLowerCase().match(/\w+/gu) ?? []);
      expect(side('only-there')).toEqual(words);
      expect(side('only-here').join(' ')).toContain(
        (story.text.slice(found.span.start, found.span.end).toLowerCase().match(/\w+/gu) ?? []).join(' '),
      );
      expect(found.agreement).toBeGreaterThan(0);
      expect(found.agreement).toBeLessThanOrEqual(1);
    }),
  );
});
