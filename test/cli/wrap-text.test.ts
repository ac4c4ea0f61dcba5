import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from '../../src/cli/wrap-text.js';

test('keeps every word in order and no line too long', () => {
  const word = fc.stringMatching(/^[a-z]{1,30}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 100 }), (words, columns) => {
      const wrapped = wrapText(words.join(' '), columns, '  ');
      expect(wrapped.split(/\s+/u).filter((part) => part !== '')).toEqual(words);
      for (const line of wrapped.split('\n'))
        if (line.trim().includes(' ')) expect(line.length).toBeLessThanOrEqual(columns);
    }),
  );
});

test('keeps paragraphs, and indents no empty line', () => {
  expect(wrapText('one\n\ntwo', 40, '  ')).toBe('  one\n\n  two');
});

test('does not believe a terminal of one column', () => {
  expect(wrapText('one two three', 1)).toBe('one two three');
});
