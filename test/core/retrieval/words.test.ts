import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords, stemWord } from '../../../src/core/retrieval/words.js';

const read = (text: string) => splitWords(text).map((word) => word.text);

describe('splitWords', () => {
  it.each([
    [
      'white space, punctuation, hyphens and dashes separate',
      'A long-term team – 14-month, e.g.',
      'a long term team 14 month e g',
    ],
    ['case and curly apostrophes are folded', "DON’T don't", "don't don't"],
    ['possessives lose their ending', "Jess’s children's families’", 'jess children families'],
    ['letters beyond ASCII', 'Zoë cafe\u0301 ÉLAN', 'zoë café élan'],
    ['compatibility forms', 'ﬁeld Ｗork 𝐰ork', 'field work work'],
    [
      'a letter and its word are one',
      'E-learning, A-levels or A levels; t levels',
      'elearning alevels or alevels tlevels',
    ],
    [
      'an article and a noun are two',
      "a level of trust at three levels, I'm a leveller, x-2",
      "a level of trust at three levels i'm a leveller x 2",
    ],
    ['nothing', ' … – ', ''],
  ])('%s', (_rule, text, expected) => {
    expect(read(text).join(' ')).toBe(expected);
  });

  it('knows a name by its capital, but for the first word', () => {
    expect(splitWords('Does Ofsted visit kent?').map(({ capital }) => capital)).toEqual([false, true, false, false]);
  });

  it('points at the very characters, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const { start, end, text: folded } of splitWords(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(folded).toBe(splitWords(text.slice(start, end))[0]?.text);
          at = end;
        }
      }),
    );
  });
});

describe('stemWord', () => {
  it('joins the forms of a word', () => {
    expect(new Set(['visit', 'visits', 'visited', 'visiting'].map(stemWord)).size).toBe(1);
  });

  it.each(['104', 'zoë', '14th'])('leaves %s as it is', (word) => {
    expect(stemWord(word)).toBe(word);
  });

  it('gives the same stem however many words were seen before', () => {
    const before = stemWord('caseloads');
    for (let n = 0; n < 50_500; n += 1) stemWord(`w${n.toString(26).replace(/\d/gu, 'z')}`);
    expect(stemWord('caseloads')).toBe(before);
  });
});
