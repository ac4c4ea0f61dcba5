import { expect, test } from 'vitest';
import { findAsked } from '../../../src/core/corpus/find-asked.js';

const asked = [
  { start: 0, end: 5, questions: ['one', 'two'] },
  { start: 5, end: 9, questions: ['three'] },
];

test('a span is asked for by every question whose words it shares', () => {
  expect(findAsked({ asked }, { start: 0, end: 4 })).toEqual(['one', 'two']);
  expect(findAsked({ asked }, { start: 4, end: 6 })).toEqual(['one', 'two', 'three']);
  expect(findAsked({ asked }, { start: 9, end: 12 })).toEqual([]);
  expect(findAsked({}, { start: 0, end: 9 })).toEqual([]);
});
