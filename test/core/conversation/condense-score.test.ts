import { expect, it } from 'vitest';
import { contentStems, scoreRewrites } from '../../eval/score-rewrites.js';

it('counts content stems once, without the words that carry no subject', () => {
  expect([...contentStems('How long does the training take? Training!')]).toEqual(['long', 'train', 'take']);
});

it('scores a small conversation by hand', () => {
  const score = scoreRewrites([
    {
      id: 'one',
      turns: [
        { question: 'What is throat cancer?', rewrite: 'What is throat cancer?' },
        { question: 'Is it treatable?', rewrite: 'Is throat cancer treatable?' },
        { question: 'Are there side effects of surgery?', rewrite: 'Are there side effects of surgery on lungs?' },
      ],
    },
  ]);
  // Added by the person: throat, cancer, lungs. Ours: throat and cancer. The question before brings the same two, and "treatable".
  expect(score).toMatchObject({ turns: 3, added: 3, untouched: 1, leftAlone: 1, precision: 1 });
  expect(score.ours).toBeCloseTo(2 / 3);
  expect(score.reachable).toBeCloseTo(2 / 3);
  expect(score.appended).toBeCloseTo(2 / 3);
  expect(score.appendedPrecision).toBeCloseTo(2 / 3);
});
