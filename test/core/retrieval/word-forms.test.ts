import { describe, expect, it } from 'vitest';
import { countWordForms } from '../../../src/core/retrieval/count-word-forms.js';
import { commonMarks } from '../../../src/core/retrieval/mend-spelling.js';
import { WordFilter } from '../../../src/core/retrieval/word-filter.js';
import { WordForms, type FormCounts } from '../../../src/core/retrieval/word-forms.js';
import { parseBody } from '../../fixtures/hold-index.js';

const language = WordFilter.of(['step', `${commonMarks[0]}step`, 'ferry']);
const count = (...bodies: readonly string[]) => {
  const counts = new Map<string, FormCounts>();
  for (const body of bodies) countWordForms(counts, parseBody(body));
  return counts;
};
const find = (...bodies: readonly string[]) => {
  const counts = count(...bodies);
  const names = WordForms.read(WordForms.pack(counts))?.findNames(language);
  return [...counts.keys()].filter((word) => names?.has(word));
};

describe('WordForms', () => {
  it('finds words that have a capital inside sentences', () => {
    expect(find('We met in Dunmore. They like Dunmore.')).toEqual(['dunmore']);
  });

  it('leaves out words that only begin a sentence or a quotation', () => {
    expect(find('Adopting it helps. Adopting “Leaving it” hurts.')).toEqual([]);
    expect(find('## All About Ferries\n\nRain fell.')).toEqual([]);
  });

  it('leaves out words that are written without a capital too, and everyday words', () => {
    expect(find('The Council met. A council meets.')).toEqual([]);
    expect(find('We did Step Up in Dunmore.')).toEqual(['dunmore']);
  });

  it('keeps a name that is also a rarer word', () => {
    expect(find('We took part in Ferry.')).toEqual(['ferry']);
  });

  it('hears of a word without a capital from any article', () => {
    expect(find('We met in Dunmore.', 'The dunmore is a bird.')).toEqual([]);
  });

  it('knows how a name is written', () => {
    const counts = count('We met in Dunmore, at (NAAS) and at Ofsted.', 'They like OFSTED.');
    const names = WordForms.read(WordForms.pack(counts))?.findNames(language);
    expect(['dunmore', 'naas', 'ofsted', 'met'].map((word) => names?.get(word))).toEqual([
      'Dunmore',
      'NAAS',
      'Ofsted',
      undefined,
    ]);
  });

  it('counts articles, so that one can be taken away again', () => {
    const counts = count('We met in Dunmore.', 'We met in Dunmore, twice in Dunmore.');
    expect(counts.get('dunmore')).toEqual({ capital: 2, initials: 0, plain: 0 });
    countWordForms(counts, parseBody('We met in Dunmore.'), -1);
    expect(counts).toEqual(count('We met in Dunmore, twice in Dunmore.'));
  });

  it('keeps every count, and refuses bytes that hold none', () => {
    const counts = count('We met in Dunmore. A ferry left.');
    const bytes = WordForms.pack(counts);
    expect(WordForms.read(bytes)?.list()).toEqual(counts);
    expect(WordForms.read(bytes.subarray(0, bytes.length - 4))).toBeNull();
  });
});
