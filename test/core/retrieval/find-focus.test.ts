import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFocus } from '../../../src/core/retrieval/find-focus.js';
import { functionWords, splitWords } from '../../../src/core/retrieval/words.js';

const focus = (question: string) =>
  findFocus(splitWords(question))
    .map(({ text }) => text)
    .join(' ');

describe('findFocus', () => {
  it.each([
    ['What pension do you get?', 'pension'],
    ['and which languages are spoken?', 'languages'],
    ['How many cases do you hold?', 'cases'],
    ['What is the canteen like?', 'canteen'],
    ['Is there a creche?', 'creche'],
    ['Do social workers wear a uniform?', 'uniform'],
  ])('%s', (question, expected) => {
    expect(focus(question).split(' ')).toContain(expected);
  });

  it.each(['', 'How do you cope?', 'Tell me about Kent', 'Why do you like it?', 'what?', 'do you'])(
    'tells nothing of “%s”',
    (question) => {
      expect(focus(question)).toBe('');
    },
  );

  it('is made of words of the question, in order, and of no function word', () => {
    const words = fc.array(
      fc.constantFrom('what', 'is', 'the', 'how', 'many', 'kind', 'of', 'pay', 'do', 'team', 'get', '🏡'),
    );
    fc.assert(
      fc.property(words, (asked) => {
        const all = splitWords(asked.join(' '));
        const found = findFocus(all);
        expect(found).toEqual(all.filter((word) => found.includes(word)));
        expect(found.filter(({ text }) => functionWords.has(text))).toEqual([]);
      }),
    );
  });
});
