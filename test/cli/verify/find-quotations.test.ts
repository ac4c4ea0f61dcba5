import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../src/cli/verify/find-quotations.js';

const found = (document: string) => findQuotations(document).map(({ line, text }) => [line, text]);

describe('between marks', () => {
  test.each([
    ['curly marks', 'She said “I like it” and left.', [[1, 'I like it']]],
    [
      'straight marks',
      'She said "I like it," and ("so do I").',
      [
        [1, 'I like it,'],
        [1, 'so do I'],
      ],
    ],
    ['over lines of one paragraph', 'A\n\nShe said “I\nlike it”.', [[3, 'I\nlike it']]],
    ['single marks inside', '“They said ‘no’ to me.”', [[1, 'They said ‘no’ to me.']]],
    ['escaped Markdown', '“I \\*like\\* it \\[here\\]”', [[1, 'I *like* it [here]']]],
    ['a mark that nothing closes', 'She said “I like it.\n\nShe left.', []],
    ['inches', 'A 6" by 8" picture', []],
    ['no marks', 'Nothing here.', []],
  ])('%s', (_name, document, quotations) => {
    expect(found(document)).toEqual(quotations);
  });
});

describe('block quotes', () => {
  test('of several lines, the marks around them taken off', () => {
    expect(found('Text\n> “I like\n> it.”\nMore')).toEqual([[2, 'I like\nit.']]);
  });

  test('with a source and a place', () => {
    const document = `> I like it.\n>\n> — Jess, Social worker: *A day*\n>\n> Article a-day, characters 3–13, SHA-256 ${'a'.repeat(64)}`;
    expect(findQuotations(document)).toEqual([
      {
        line: 1,
        text: 'I like it.',
        claim: {
          articleId: 'a-day',
          start: 3,
          end: 13,
          sha256: 'a'.repeat(64),
          speaker: 'Jess, Social worker: *A day*',
        },
      },
    ]);
  });

  test('two that follow each other are two', () => {
    expect(found('> I like it.\n\n> I do not.')).toEqual([
      [1, 'I like it.'],
      [3, 'I do not.'],
    ]);
  });
});

test('takes any text, and finds only what it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('a >"“”\n—-(\\')) }), (document) => {
      const lines = document.split('\n').length;
      for (const { line } of findQuotations(document)) expect(line).toBeLessThanOrEqual(lines);
    }),
  );
});
