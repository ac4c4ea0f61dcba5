import { expect, it } from 'vitest';
import { retrieval } from '../../../src/core/options.js';
import { findUnknownNames } from '../../../src/core/retrieval/find-unknown-names.js';
import { openLibrary } from '../../../src/core/retrieval/library.js';
import { readQuestion } from '../../../src/core/retrieval/read-question.js';
import { WordFilter } from '../../../src/core/retrieval/word-filter.js';
import { holdIndex } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const corpus = { ...makeCorpus({ a: ['Jess works in Camden.'] }), synonyms: [['naas', 'accreditation']] };
const index = {
  ...(await holdIndex(corpus, createStubEmbedder())),
  language: WordFilter.of([
    'what',
    'does',
    'say',
    'about',
    'work',
    'tell',
    'me',
    'tea',
    'social',
    'england',
    'reading',
    'grace',
    'rooms',
    'like',
  ]),
};
const library = openLibrary(index, retrieval);
const find = (text: string) => findUnknownNames(readQuestion(text, library, retrieval), library);

it.each([
  ['What does Priya say about work?', ['Priya']],
  ['tell me about work in Hartlepool', ['Hartlepool']],
  ['What does Jess say about Camden?', []],
  ['What about Social work England?', []],
  ['what is it like in Reading?', ['Reading']],
  ['What does Grace say?', ['Grace']],
  ['tell me about Reading', []],
  ['do you work in Reading Rooms', []],
  ['tell me about NAAS', []],
  ['does the NHS say', []],
  ['what does priya say about work?', []],
  ['tell me about Leeds', ['Leeds']],
  ['tell me about Camden', []],
  ['What Does Priya Say?', []],
])('finds in %j %j', (text, names) => {
  expect(find(text)).toEqual(names);
});
