import { describe, expect, it } from 'vitest';
import { LexicalIndex, type LexicalDocument, type QueryTerm } from '../../../src/core/retrieval/lexical-index.js';
import { stemWord } from '../../../src/core/retrieval/words.js';

const empty: LexicalDocument = { body: '', context: '', heading: '', names: '', title: '', asked: '' };
const options = {
  k1: 1.2,
  b: 0.5,
  fieldWeights: { body: 1, context: 0.4, heading: 0.6, names: 0.3, title: 0.3, asked: 0.3 },
  synonymWeight: 0.5,
  exactWeight: 0.3,
};
const index = (...documents: Partial<LexicalDocument>[]) =>
  new LexicalIndex(
    documents.map((document) => ({ ...empty, ...document })),
    options,
  );
const term = (word: string, more: Partial<QueryTerm> = {}): QueryTerm => ({
  stem: stemWord(word),
  word,
  weight: 1,
  synonyms: [],
  ...more,
});
const score = (made: LexicalIndex, ...terms: QueryTerm[]) => made.score(terms);
const first = (made: LexicalIndex, ...terms: QueryTerm[]) => score(made, ...terms).get(0) ?? 0;

describe('LexicalIndex', () => {
  const tea = index({ body: 'Tea helps.' }, { body: 'Tea and more tea, all day.' }, { body: 'Rain fell.' });

  it('scores the chunks that hold a term and no others', () => {
    expect([...score(tea, term('tea')).keys()].sort()).toEqual([0, 1]);
    expect([...score(tea, term('coffee')).keys()]).toEqual([]);
    expect([tea.has('tea'), tea.has('coffee'), tea.documentFrequency('tea'), tea.size]).toEqual([true, false, 2, 3]);
  });

  it('weighs a rare word more than a common one, an unknown one most, and none 0', () => {
    const [common, rare, unknown] = ['tea', 'rain', 'coffee'].map((stem) => tea.inverseFrequency(stem));
    expect(common).toBeGreaterThan(0);
    expect(rare).toBeGreaterThan(common ?? 0);
    expect(unknown).toBeGreaterThan(rare ?? 0);
  });

  it('adds terms, each by its weight', () => {
    expect(first(tea, term('tea'), term('helps'))).toBeCloseTo(first(tea, term('tea')) + first(tea, term('helps')));
    expect(first(tea, term('tea', { weight: 2 }))).toBeCloseTo(2 * first(tea, term('tea')));
  });

  it('counts a word in a long text less, and again less each time it comes', () => {
    const made = index({ body: 'tea' }, { body: `tea ${'rain fell '.repeat(20)}` }, { body: 'tea tea' });
    const scores = score(made, term('tea'));
    expect(scores.get(1)).toBeLessThan(scores.get(0) ?? 0);
    expect(scores.get(2)).toBeLessThan(2 * (scores.get(0) ?? 0));
  });

  it('reads every field by its weight', () => {
    const made = index({ body: 'tea' }, { heading: 'tea' }, { context: 'tea' }, { title: 'tea' }, { names: 'tea' });
    const scores = score(made, term('tea'));
    expect(scores.size).toBe(5);
    expect(scores.get(0)).toBeGreaterThan(scores.get(1) ?? 0);
    expect(scores.get(1)).toBeGreaterThan(scores.get(2) ?? 0);
    expect(scores.get(2)).toBeGreaterThan(scores.get(3) ?? 0);
  });

  it('earns the whole weight only by the very form of the word', () => {
    const made = index({ body: 'visits' }, { body: 'visiting' }, { body: 'rain' });
    const scores = score(made, term('visits'));
    expect(scores.get(1)).toBeGreaterThan(0);
    expect(scores.get(0)).toBeGreaterThan(scores.get(1) ?? 0);
    expect(made.termWeight(term('visits'))).toBeGreaterThan(0);
  });

  it('takes the best synonym, for less than the word, and never adds it to the word', () => {
    const made = index({ body: 'workload' }, { body: 'caseload' }, { body: 'workload caseload' }, { body: 'rain' });
    const asked = term('caseload', { synonyms: [[stemWord('workload')]] });
    const scores = score(made, asked);
    expect(scores.get(0)).toBeGreaterThan(0);
    expect(scores.get(1)).toBeGreaterThan(scores.get(0) ?? 0);
    expect(scores.get(2)).toBeCloseTo(score(made, term('caseload')).get(2) ?? 0);
  });

  it('takes a synonym of several words only where all of them stand', () => {
    const made = index({ body: 'newly qualified' }, { body: 'newly' }, { body: 'rain' });
    const scores = score(made, term('nqsw', { synonyms: [['newly', 'qualified'].map(stemWord)] }));
    expect([...scores.keys()]).toEqual([0]);
    expect(scores.get(0)).toBeGreaterThan(0);
  });

  it('gives a rare synonym no more than the term it stands for', () => {
    const made = index({ body: 'pay' }, { body: 'pay' }, { body: 'pay' }, { body: 'remuneration' });
    const scores = score(made, term('pay', { synonyms: [[stemWord('remuneration')]] }));
    expect(scores.get(3)).toBeGreaterThan(0);
    expect(scores.get(3)).toBeLessThan(scores.get(0) ?? 0);
  });

  it('can be empty', () => {
    expect([...score(index(), term('tea'))]).toEqual([]);
    expect(Number.isFinite(index().inverseFrequency('tea'))).toBe(true);
  });
});
