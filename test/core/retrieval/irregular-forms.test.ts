import { describe, expect, it } from 'vitest';
import { irregularForms } from '../../../src/core/retrieval/irregular-forms.js';
import { stemWord } from '../../../src/core/retrieval/words.js';

describe('irregularForms', () => {
  it.each([
    ['child', 'children'],
    ['pay', 'paid'],
    ['begin', 'begun'],
    ['hard', 'hardest'],
    ['big', 'bigger'],
    ['safe', 'safest'],
    ['busy', 'busier'],
    ['good', 'best'],
    ['5', 'five'],
    ['14', 'fourteen'],
  ])('%s and %s are one word to a search', (base, form) => {
    expect(stemWord(form)).toBe(stemWord(base));
  });

  it('has no base that is itself a form of another word', () => {
    const chained = [...irregularForms].filter(([form, base]) => form !== base && irregularForms.has(base));
    expect(chained).toEqual([]);
  });

  it('leaves words alone that only end like forms', () => {
    expect(stemWord('interest')).not.toBe(stemWord('inter'));
    expect(stemWord('forest')).not.toBe(stemWord('for'));
  });
});
