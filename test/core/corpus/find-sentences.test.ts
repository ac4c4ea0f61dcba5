import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Quote } from '../../../src/core/answer/quote.js';
import { findSentences } from '../../../src/core/corpus/find-sentences.js';
import { arbitraryArticle, cutsPair } from '../../fixtures/arbitrary-article.js';
import { parseBody, readFixture } from '../../fixtures/hold-index.js';

/** Sentences of all blocks as "voice: words"; those that must not be quoted in brackets. */
const read = (article: ReturnType<typeof parseBody>) =>
  article.blocks.flatMap((block) =>
    findSentences(article, block).map(({ start, end, personId, quotable }) => {
      const words = `${personId ?? '-'}: ${article.text.slice(start, end)}`;
      return quotable ? words : `(${words})`;
    }),
  );

describe('findSentences: whose words', () => {
  it.each([
    [
      'speech loses its marks and the comma, the byline is not quotable',
      '[“It is hard,”](speaker:ann) says Ann Lee. [“But I would not change it.”](speaker:ann)',
      ['ann: It is hard', '(-: says Ann Lee.)', 'ann: But I would not change it.'],
    ],
    [
      'a few quoted words inside the writer’s sentence stay the writer’s',
      'She calls it [“a window into practice”](speaker:ann) and smiles about it.',
      ['-: She calls it “a window into practice” and smiles about it.'],
    ],
    [
      'an odd closing mark goes, an apostrophe stays',
      '["I enjoyed working with children.\'](speaker:ann)\n\n["We had the families’"](speaker:ann)',
      ['ann: I enjoyed working with children.', 'ann: We had the families’'],
    ],
    [
      'marks that begin or end inside the speech stay',
      '[“Give it a day,” my wife says.](speaker:ann)\n\n[“It was “the best.” I said “no” and “yes.””](speaker:ann)\n\n["Tea" is what I call it.](speaker:bob)',
      [
        'ann: “Give it a day,” my wife says.',
        'ann: It was “the best.”',
        'ann: I said “no” and “yes.”',
        'bob: "Tea" is what I call it.',
      ],
    ],
    [
      'speech of several sentences',
      '[“You knock. You wait. Who opens?”](speaker:ann)',
      ['ann: You knock.', 'ann: You wait.', 'ann: Who opens?'],
    ],
    [
      'speech over several paragraphs, each opened and the last closed',
      '[“One thing first.](speaker:ann)\n\n[“Two things next.”](speaker:ann)',
      ['ann: One thing first.', 'ann: Two things next.'],
    ],
    [
      'two voices in one sentence',
      '[“We do it,”](speaker:ann) says Ann, and Bob adds: [“So do we.”](speaker:bob)',
      ['ann: We do it', '(-: says Ann, and Bob adds:)', 'bob: So do we.'],
    ],
    ['a label before speech', 'Ann Lee: [I hold twelve.](speaker:ann)', ['(-: Ann Lee:)', 'ann: I hold twelve.']],
    ['one spoken word answers nothing', '[“Yes.”](speaker:ann)', ['(ann: Yes.)']],
    [
      'the interviewer’s question is not quotable, nor what is about the interview, nor a fragment',
      'What made you stay so long here? We spoke to Ann about it all. More about that. It was a long day for her.',
      [
        '(-: What made you stay so long here?)',
        '(-: We spoke to Ann about it all.)',
        '(-: More about that.)',
        '-: It was a long day for her.',
      ],
    ],
  ])('%s', (_rule, markdown, expected) => {
    expect(read(parseBody(markdown))).toEqual(expected);
  });

  it('reads the fixture with awkward characters', () => {
    expect(read(readFixture('awkward-text'))).toEqual(
      expect.arrayContaining([
        'zoe: Every visit is different',
        'zoe: You knock, you wait, and you don’t know who will open 🚪.',
        'zoe: A pen that works 🖊️.',
        'zoe: You came back',
        '(-: one child told her, and she never forgot it.)',
      ]),
    );
  });
});

describe('findSentences of any article', () => {
  it('gives sentences in order, inside the span, never overlapping, no character cut', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        for (const block of article.blocks) {
          let at = block.start;
          for (const { start, end } of findSentences(article, block)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            expect([cutsPair(article.text, start), cutsPair(article.text, end)]).toEqual([false, false]);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(block.end);
        }
      }),
    );
  });

  it('gives each sentence the one voice that the markup gives it', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        for (const block of article.blocks)
          for (const { start, end, personId } of findSentences(article, block))
            expect(Quote.locate(article, start, end).speaker?.id ?? null).toBe(personId);
      }),
    );
  });

  it('loses no letter or digit', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        for (const block of article.blocks) {
          const found = findSentences(article, block).map(({ start, end }) => article.text.slice(start, end));
          expect(letters(found.join(''))).toBe(letters(article.text.slice(block.start, block.end)));
        }
      }),
    );
  });
});
