import { describe, expect, it } from 'vitest';
import { locateAsked } from '../../../src/core/corpus/locate-asked.js';
import { makeArticle } from '../../fixtures/make-corpus.js';

const story = makeArticle('a', ['# The team', 'We have tea. We have cake.', 'We have tea again.']);
const locate = (...answers: readonly string[]) =>
  locateAsked(
    answers.map((answer) => ({ answer, questions: ['What is there?'] })),
    story,
  );

describe('locateAsked', () => {
  it('finds the words that answer, in the order of the story', () => {
    const { asked, faults } = locate('tea again', 'have cake');
    expect(faults).toEqual([]);
    expect(asked.map(({ start, end, questions }) => [story.text.slice(start, end), questions])).toEqual([
      ['have cake', ['What is there?']],
      ['tea again', ['What is there?']],
    ]);
  });

  it.each([
    ['words that are not there', 'have coffee', /does not hold 'have coffee'/u],
    ['words that are there twice', 'We have tea', /more than once/u],
    ['a heading', 'The team', /not inside one paragraph/u],
    ['words of two paragraphs', 'cake.\n\nWe', /not inside one paragraph/u],
  ])('leaves out %s and says so at the entry', (_what, answer, message) => {
    const { asked, faults } = locate('have cake', answer);
    expect(asked).toHaveLength(1);
    expect(faults).toEqual([{ key: ['1'], message: expect.stringMatching(message) as string }]);
  });
});
