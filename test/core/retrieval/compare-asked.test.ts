import { describe, expect, it } from 'vitest';
import { askedComparer } from '../../../src/core/retrieval/compare-asked.js';
import { weighStems } from '../../../src/core/retrieval/compare-questions.js';
import { LexicalIndex } from '../../../src/core/retrieval/lexical-index.js';
import { retrieval } from '../../../src/core/options.js';
import { splitWords } from '../../../src/core/retrieval/words.js';

describe('askedComparer', () => {
  const empty = { body: '', context: '', heading: '', names: '', title: '', asked: '' };
  const documents = ['tea', 'rain', 'cake'].map((body) => ({ ...empty, body }));
  const lexical = new LexicalIndex(documents, retrieval.lexical);
  const ask = (question: string) => weighStems(splitWords(question), lexical);

  it('takes the likest question of what overlaps the span, 0 where nothing is asked of it, null where nothing is known', () => {
    const asked = [
      { start: 0, end: 5, questions: ['tea and cake', 'tea'] },
      { start: 5, end: 9, questions: ['rain'] },
    ];
    const compare = (question: string, start: number, end: number) =>
      askedComparer(ask(question), lexical)({ asked }, { start, end });
    expect(compare('is there tea', 0, 9)).toBe(1);
    expect(compare('is there tea', 4, 5)).toBe(1);
    expect(compare('is there tea', 5, 9)).toBe(0);
    expect(compare('tea or rain', 0, 9)).toBeCloseTo(0.5);
    expect(compare('tea', 9, 12)).toBe(0);
    expect(askedComparer(ask('tea'), lexical)({}, { start: 0, end: 9 })).toBeNull();
  });

  it('says the same however often it is asked', () => {
    const asked = [{ start: 0, end: 5, questions: ['tea'] }];
    const compare = askedComparer(ask('tea'), lexical);
    const spans = [
      { start: 0, end: 5 },
      { start: 2, end: 3 },
    ];
    expect([...spans, ...spans].map((span) => compare({ asked }, span))).toEqual([1, 1, 1, 1]);
  });
});
