import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldQuestion } from '../../../src/core/conversation/fold-question.js';

describe('foldQuestion', () => {
  it.each([
    ["I'm scared", ' i am scared '],
    ['I’m scared', ' i am scared '],
    ['im scared', ' i am scared '],
    ["my mum's boyfriend", " my mum 's boyfriend "],
    ["he's here. what's that?", ' he is here . what is that '],
    ['Helloooo!!!', ' hello '],
    ["can't", ' can not '],
    ['R’d y’ll', ' are would why will '],
    ['wat r u', ' what are you '],
    ['', '  '],
  ])('%s', (question, folded) => {
    expect(foldQuestion(question)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), (question) => {
        const once = foldQuestion(question);
        expect(foldQuestion(once)).toBe(once);
      }),
      { examples: [["0''"], ["''s"]] },
    );
  });
});
