import { describe, expect, it } from 'vitest';
import { fitsKind, lacksContact, leansOnContext, reportsWords } from '../../../src/core/answer/answer-cues.js';
import { retrieval } from '../../../src/core/options.js';
import { CorpusNames } from '../../../src/core/retrieval/corpus-names.js';
import { LexicalIndex } from '../../../src/core/retrieval/lexical-index.js';
import { readQuestion, Synonyms } from '../../../src/core/retrieval/read-question.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';

const lexicon = {
  lexical: new LexicalIndex([], retrieval.lexical),
  names: new CorpusNames(makeCorpus({})),
  synonyms: new Synonyms([]),
  properWords: new Map<string, string>(),
};
const fits = (question: string, words: string) => fitsKind(words, readQuestion(question, lexicon, retrieval));

describe('fitsKind', () => {
  it.each([
    ['How many cases do you hold?', 'I hold twelve.', 'I hold a few.'],
    ['How long does it take?', 'It takes 14 months.', 'It takes patience.'],
    ['How long have you been here?', 'I have been here since I was a student.', 'I have been here.'],
    ['Why did you stay?', 'I stayed because of the team.', 'I stayed there.'],
    ['When did you start?', 'I started in 2015.', 'I started there.'],
    ['Who leads the service?', 'It is led by Philip Segurola.', 'It is led by somebody.'],
    ['Where is the office?', 'The office is in Dover.', 'The office is large.'],
    ['What is locality work?', 'Locality work is a way to see a case through.', 'It is a way to see a case through.'],
  ])('%s', (question, fitting, other) => {
    expect([fits(question, fitting), fits(question, other)]).toEqual([true, false]);
  });

  it('has no form to ask of an open question', () => {
    expect(fits('Do you like it?', 'I do, because of 12 people in Dover.')).toBe(false);
  });
});

describe('leansOnContext', () => {
  it.each(['It helps.', 'it’s good', 'And they left.', 'This is why.', 'So that is it.', 'He does.', 'There is more.'])(
    '%s',
    (sentence) => {
      expect(leansOnContext(sentence)).toBe(true);
    },
  );
  it.each(['Italy helps.', 'Tea helps.', 'Theory is dull.', 'I think it helps.', 'Heath is near.', ''])(
    '“%s” stands alone',
    (sentence) => {
      expect(leansOnContext(sentence)).toBe(false);
    },
  );
});

describe('reportsWords', () => {
  it.each([
    ['Dave Tapsell, the director of practice, explains that it helps.', true],
    ['It helps, says Dave.', true],
    ['Dave has won a prize.', false],
    ['Dave has won a prize for the best team of the year in the north, the paper said.', false],
    ['It helps, says Jane.', false],
  ])('“%s” tells what Dave says: %s', (words, told) => {
    expect(reportsWords(words, new Set(['dave', 'tapsell']), 6)).toBe(told);
  });
});

describe('lacksContact', () => {
  it.each([
    ['What is her email?', 'She leads the team.', true],
    ['What is her email?', 'Write to her@kent.example.', false],
    ['What is the phone number?', 'Ring 01622 000000.', false],
    ['What is the phone number?', 'Ring us in 2018.', true],
    ['Do you get a lot of emails?', 'We do.', false],
    ['whats Dave’s email', 'He leads the team.', true],
    ['What does she do?', 'She leads the team.', false],
  ])('%s – %s', (text, words, lacks) => {
    expect(lacksContact(words, { text })).toBe(lacks);
  });
});
