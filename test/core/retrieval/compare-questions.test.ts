import { describe, expect, it } from 'vitest';
import { compareQuestions, weighStems } from '../../../src/core/retrieval/compare-questions.js';
import type { LexicalIndex } from '../../../src/core/retrieval/lexical-index.js';
import { splitWords } from '../../../src/core/retrieval/words.js';

const even: Pick<LexicalIndex, 'inverseFrequency'> = { inverseFrequency: () => 1 };
const weigh = (question: string, by = even) => weighStems(splitWords(question), by);

describe('compareQuestions', () => {
  it('is 1 for the same words in other forms, 0 for none in common, and the same both ways', () => {
    const [a, b, c] = [weigh('What are the pensions like?'), weigh('pension like'), weigh('Is there parking?')];
    expect(compareQuestions(a, weigh('the pensions'))).toBe(1);
    expect(compareQuestions(a, c)).toBe(0);
    expect(compareQuestions(a, b)).toBe(compareQuestions(b, a));
    expect(compareQuestions(weigh('what is it'), weigh('what is it'))).toBe(0);
  });

  it('weighs what is shared against what either has', () => {
    const by = { inverseFrequency: (stem: string) => (stem.startsWith('pension') ? 3 : 1) };
    expect(compareQuestions(weigh('pension tea', by), weigh('pension cake', by))).toBe(3 / 5);
  });
});
