import { describe, expect, it } from 'vitest';
import { findProperWords } from '../../../src/core/retrieval/find-proper-words.js';
import { commonMarks } from '../../../src/core/retrieval/mend-spelling.js';
import { WordFilter } from '../../../src/core/retrieval/word-filter.js';
import { parseBody } from '../../fixtures/hold-index.js';

const language = WordFilter.of(['step', `${commonMarks[0]}step`, 'ferry']);
const find = (body: string) => [...findProperWords([parseBody(body)], language)];

describe('findProperWords', () => {
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
});
