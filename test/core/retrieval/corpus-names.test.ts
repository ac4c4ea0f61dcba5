import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../../src/core/corpus/article.js';
import { CorpusNames } from '../../../src/core/retrieval/corpus-names.js';
import { splitWords } from '../../../src/core/retrieval/words.js';
import { makeArticle, makeCorpus } from '../../fixtures/make-corpus.js';

const person = (name: string) => ({ id: name, name, role: null, employer: null });
const corpus: Corpus = {
  ...makeCorpus({}),
  articles: [
    { ...makeArticle('a', ['A.']), councilId: 'kc', people: [person('Jess'), person('Amy Gordon')] },
    { ...makeArticle('b', ['B.']), councilId: 'kent', people: [person('Jess')] },
    { ...makeArticle('c', ['C.']), people: [person('Sam Okafor'), person('Sam Reyes')] },
  ],
  councils: [
    {
      id: 'kc',
      name: 'Kensington & Chelsea',
      aliases: ['RBKC', 'Royal Borough of Kensington and Chelsea'],
      careersUrl: null,
    },
    { id: 'kent', name: 'Kent', aliases: ['Kent County Council'], careersUrl: null },
  ],
};
const names = new CorpusNames(corpus);
const find = (question: string) =>
  names.find(splitWords(question)).map(({ kind, id, first, end }) => [kind, id, first, end]);

describe('CorpusNames.find', () => {
  it.each([
    ['a council by its name', 'jobs in Kent', [['council', 'kent', 2, 3]]],
    ['by the longest alias', 'is Kent County Council good?', [['council', 'kent', 1, 4]]],
    ['by an alias in any case', 'what about rbkc', [['council', 'kc', 2, 3]]],
    [
      'by an ampersand or one word of it',
      'Kensington & Chelsea or chelsea',
      [
        ['council', 'kc', 0, 2],
        ['council', 'kc', 3, 4],
      ],
    ],
    ['a person by the full name', 'what does amy gordon say', [['person', 'Amy Gordon', 2, 4]]],
    ['by a single name, possessive too', 'Gordon’s view', [['person', 'Amy Gordon', 0, 1]]],
    [
      'two people of one first name by their full names',
      'Sam Reyes or Sam Okafor?',
      [
        ['person', 'Sam Reyes', 0, 2],
        ['person', 'Sam Okafor', 3, 5],
      ],
    ],
    [
      'two people of one first name by their last',
      'Reyes or Okafor?',
      [
        ['person', 'Sam Reyes', 0, 1],
        ['person', 'Sam Okafor', 2, 3],
      ],
    ],
    ['nobody in parts of words', 'kentish gordons', []],
    ['nobody in no words', '', []],
  ])('finds %s', (_what, question, expected) => {
    expect(find(question)).toEqual(expected);
  });

  it('knows the articles of a name', () => {
    const articlesOf = (question: string) => names.find(splitWords(question)).map(({ articles }) => [...articles]);
    expect(articlesOf('Jess in Kent about Okafor')).toEqual([[0, 1], [1], [2]]);
  });

  it('takes a first name that two people share for neither of them', () => {
    expect(find('what does Sam say?').filter(([, id]) => id === 'Sam Okafor' || id === 'Sam Reyes')).toEqual([]);
  });
});

describe('CorpusNames.list', () => {
  it('names everybody once, with what they are found by', () => {
    const listed = names.list();
    expect(listed.map(({ name }) => name).sort()).toEqual([
      'Amy Gordon',
      'Jess',
      'Kensington & Chelsea',
      'Kent',
      'Sam Okafor',
      'Sam Reyes',
    ]);
    expect(listed.find(({ name }) => name === 'Amy Gordon')?.aliases).toEqual(['amy gordon', 'amy', 'gordon']);
  });
});
