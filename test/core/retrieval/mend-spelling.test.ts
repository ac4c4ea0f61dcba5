import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLanguageWords } from '../../../src/adapters/node/read-language-words.js';
import { countSlips, mendSpelling } from '../../../src/core/retrieval/mend-spelling.js';
import { WordFilter } from '../../../src/core/retrieval/word-filter.js';

const language = WordFilter.of(readLanguageWords());
const corpus = new Map([
  ['locality', 2],
  ['newham', 9],
  ['caseloads', 3],
  ['supervision', 4],
  ['asye', 0],
  ['same', 3],
  ['naas', 1],
  ['jess', 1],
]);
const names = new Set(['newham', 'jess']);
const listAlike = (beginning: string, least: number, most: number) =>
  [...corpus.keys()].filter((word) => word.startsWith(beginning) && least <= word.length && word.length <= most);
const properWords = new Map([
  ['newham', 'Newham'],
  ['jess', 'Jess'],
  ['naas', 'NAAS'],
]);
const mend = (text: string) => mendSpelling(text, { corpus, listAlike, names, language, properWords });

describe('mendSpelling', () => {
  it.each([
    ['wat is localty work', 'what is locality work'],
    ['supervison in Newam?', 'supervision in Newham?'],
    ['how meny families', 'how many families'],
    ['is it realy stresful', 'is it really stressful'],
    ['caeslaods', 'caseloads'],
    ['whta about newahm', 'what about Newham'],
    ['what did Jes say', 'what did Jess say'],
    ['my Casloads', 'my caseloads'],
    ['do they pay my banck', 'do they pay my bank'],
    ['rhe job', 'the job'],
    ['hiw long', 'how long'],
    ['caeslaods in leeds', 'caseloads in Leeds'],
    ['a cup of tea in rochdale', 'a cup of tea in Rochdale'],
    ['my sister india likes it', 'my sister india likes it'],
    ['WhⅨ', 'WhⅨ'],
    ['Newam’s caeslaods', 'Newham’s caseloads'],
    ["jes's caeslaods", "Jess's caseloads"],
    ['naas meaning', 'NAAS meaning'],
    ['what is it like in newham', 'what is it like in Newham'],
    ['NAAS in Newham', 'NAAS in Newham'],
  ])('mends %j', (typed, meant) => {
    expect(mend(typed)).toBe(meant);
  });

  it.each([
    'What is locality work?',
    'How do I apply for ASYE in 2024?',
    'pension, laptop and uniform',
    'tips for career changers',
    'Is Priya Okonkwo-Szymańska there?',
    'What does Sam say?',
    'What does Samm say?',
    'zzxqv',
    'mab and her team',
    'ok and u?',
    '',
  ])('leaves %j to the letter', (typed) => {
    expect(mend(typed)).toBe(typed);
  });

  it('keeps every character between the words, whatever they are', () => {
    const between = (text: string) => text.replace(/[\p{L}\p{N}\p{M}'’]+/gu, 'w');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(between(mend(text))).toBe(between(text));
      }),
    );
  });

  it('changes nothing the second time', () => {
    const typed = 'wat do u thnik abuot localty wrok in newam';
    expect(mend(mend(typed))).toBe(mend(typed));
  });
});

describe('countSlips', () => {
  it.each([
    ['tea', 'tea', 0],
    ['tea', 'te', 1],
    ['tea', 'eta', 1],
    ['tea', 'pea', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('counts from %j to %j', (a, b, slips) => {
    expect(countSlips(a, b, 3)).toBe(slips);
    expect(countSlips(b, a, 3)).toBe(slips);
  });

  it('stops at the limit', () => {
    expect(countSlips('locality', 'supervision', 2)).toBe(3);
  });
});
