import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/core/corpus/split-sentences.js';
import { arbitraryArticle } from '../../fixtures/arbitrary-article.js';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const withoutSpace = (text: string) => text.replace(/\s+/gu, '');

describe('splitSentences', () => {
  it.each([
    ['a full stop before a capital', 'One day. Two days.', ['One day.', 'Two days.']],
    ['question and exclamation marks', 'Why? Because! So it goes', ['Why?', 'Because!', 'So it goes']],
    ['closing marks stay with their sentence', '“I do.” She does.', ['“I do.”', 'She does.']],
    ['an opening mark begins one', 'It ends. “We begin.”', ['It ends.', '“We begin.”']],
    ['digits and pounds begin one', 'We grew. 12 came. £3 went.', ['We grew.', '12 came.', '£3 went.']],
    ['no break before a small letter', 'He works at e.on. and stays.', ['He works at e.on. and stays.']],
    ['titles and abbreviations', 'Dr. Lee met Mrs. Day, e.g. Monday.', ['Dr. Lee met Mrs. Day, e.g. Monday.']],
    ['initials', 'J. K. Lee came. We went.', ['J. K. Lee came.', 'We went.']],
    ['no white space, no break', 'See 3.5 or a.Bee', ['See 3.5 or a.Bee']],
    ['letters beyond ASCII', 'Ça va. Être là. 𝒜lso 𝒜stral.', ['Ça va.', 'Être là.', '𝒜lso 𝒜stral.']],
    ['space around is left out', '  One.\u00a0 Two. ', ['One.', 'Two.']],
    ['nothing', '', []],
    ['white space alone', ' \n\u00a0', []],
  ])('%s', (_rule, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('a', 'B', '.', '!', '…', '”', "'", '(', ' ', '\n', '🏡', '\u0301', '\ud83c') }),
    arbitraryArticle.map(({ text }) => text),
  );

  it('holds every character that is not white space, in order and without overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(withoutSpace(split(text).join(''))).toBe(withoutSpace(text));
      }),
    );
  });
});
