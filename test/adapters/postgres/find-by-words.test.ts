import { describe, expect, it } from 'vitest';
import { keepAffordable, storeWord, weighTerms } from '../../../src/adapters/postgres/find-by-words.js';
import { retrieval } from '../../../src/core/options.js';
import { LexicalIndex } from '../../../src/core/retrieval/lexical-index.js';
import { countLexicalStatistics } from '../../../src/core/retrieval/lexical-statistics.js';

const empty = { context: '', heading: '', names: '', title: '', asked: '' };
const bodies = ['social work', 'social work with children', 'work on the rota', 'work', 'work every night'];
const statistics = countLexicalStatistics(bodies.map((body) => ({ ...empty, body })));
const terms = [
  { stem: 'rota', word: 'rota', weight: 1, synonyms: [['night'], ['social', 'work'], ['hedgehog', 'work']] },
  { stem: 'work', word: 'working', weight: 0.5, synonyms: [] },
];
const parts = weighTerms(terms, retrieval.lexical, statistics);
const words = (kept: typeof parts) => kept.map(({ word }) => word);

describe('weighTerms', () => {
  it('leaves out what no story holds, so that it is not told', () => {
    // Of “hedgehog work” one half is left, which can’t be enough.
    expect(words(parts)).toEqual(['rota', '=rota', 'night', 'social', 'work', 'work', 'work']);
    expect(parts.filter(({ way }) => way === 3)).toMatchObject([{ needed: 2, word: 'work' }]);
  });

  it('weighs a word as the index in memory does', () => {
    const lexical = new LexicalIndex([], retrieval.lexical, statistics);
    const own = terms.map((_, term) => parts.filter((part) => part.term === term && part.way === 0));
    const gains = own.map((ways) => ways.reduce((sum, { gain }) => sum + gain, 0));
    const [rota, work] = terms.map((term) => lexical.termWeight(term) * term.weight);
    expect(gains[0]).toBeCloseTo(rota ?? 0);
    // “working” itself stands nowhere, so that its share is lost.
    expect(gains[1]).toBeLessThan(work ?? 0);
  });
});

describe('keepAffordable', () => {
  it('keeps all where all may be read', () => {
    const held = parts.reduce((sum, part) => sum + part.held, 0);
    expect(keepAffordable(parts, held)).toEqual(parts);
  });

  it('leaves out the commonest, and a synonym whole', () => {
    expect(words(keepAffordable(parts, 3))).toEqual(['rota', '=rota', 'night']);
  });

  it('keeps the rarest, whatever it costs', () => {
    expect(words(keepAffordable(parts, 0))).toEqual(['night']);
    expect(keepAffordable([], 0)).toEqual([]);
  });
});

describe('storeWord', () => {
  it('shortens what is too long for a search tree, and nothing else', () => {
    expect(storeWord('x'.repeat(200))).toBe('x'.repeat(200));
    expect(storeWord('x'.repeat(201))).toMatch(/^#[0-9a-f]{64}$/u);
    expect(storeWord('x'.repeat(201))).not.toBe(storeWord('x'.repeat(202)));
  });
});
