import { describe, expect, it } from 'vitest';
import { compareAsked, compareQuestions, listStems } from '../../../src/core/retrieval/compare-questions.js';
import { splitWords } from '../../../src/core/retrieval/words.js';

const stems = (question: string) => listStems(splitWords(question));
const even = () => 1;

describe('compareQuestions', () => {
  it('is 1 for the same words in other forms, 0 for none in common, and the same both ways', () => {
    const [a, b, c] = [stems('What are the pensions like?'), stems('pension like'), stems('Is there parking?')];
    expect(compareQuestions(a, stems('the pensions'), even)).toBe(1);
    expect(compareQuestions(a, c, even)).toBe(0);
    expect(compareQuestions(a, b, even)).toBe(compareQuestions(b, a, even));
    expect(compareQuestions(stems('what is it'), stems('what is it'), even)).toBe(0);
  });

  it('weighs what is shared against what either has', () => {
    const weigh = (stem: string) => (stem.startsWith('pension') ? 3 : 1);
    expect(compareQuestions(stems('pension tea'), stems('pension cake'), weigh)).toBe(3 / 5);
  });
});

describe('compareAsked', () => {
  it('takes the likest question of any span, and 0 where nothing is asked', () => {
    const asked = [
      { start: 0, end: 1, questions: ['tea and cake', 'tea'] },
      { start: 2, end: 3, questions: ['rain'] },
    ];
    expect(compareAsked(stems('is there tea'), asked, even)).toBe(1);
    expect(compareAsked(stems('tea or rain'), asked, even)).toBe(0.5);
    expect(compareAsked(stems('tea'), [], even)).toBe(0);
  });
});
