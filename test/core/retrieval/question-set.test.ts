import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareQuestions, weighStems } from '../../../src/core/retrieval/compare-questions.js';
import { QuestionSet } from '../../../src/core/retrieval/question-set.js';
import { splitWords } from '../../../src/core/retrieval/words.js';

const lexical = { inverseFrequency: (stem: string) => stem.length };
const weigh = (question: string) => weighStems(splitWords(question), lexical);

test('the likest question decides, as if every one were compared', () => {
  const words = fc.array(fc.constantFrom('pension', 'parking', 'visa', 'salary', 'dog', 'desk'), { maxLength: 4 });
  const question = words.map((some) => some.join(' '));
  fc.assert(
    fc.property(fc.array(question, { maxLength: 6 }), question, (written, asked) => {
      const likest = Math.max(0, ...written.map((one) => compareQuestions(weigh(asked), weigh(one))));
      expect(new QuestionSet(written, lexical).findLikeness(weigh(asked))).toBeCloseTo(likest, 9);
    }),
  );
});
