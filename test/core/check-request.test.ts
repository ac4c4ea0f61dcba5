import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../src/core/ask-request.js';
import { checkRequest } from '../../src/core/check-request.js';
import { ConversationTooLongError, InvalidQuestionError, UnknownCouncilError } from '../../src/core/errors.js';
import { limits } from '../../src/core/options.js';
import { makeCorpus } from '../fixtures/make-corpus.js';

const corpus = { ...makeCorpus({}), councils: [{ id: 'kent', name: 'Kent', aliases: [], careersUrl: null }] };
const check = (request: AskRequest) => checkRequest(request, corpus, (written) => `<${written}>`);
const turns = (count: number) => Array.from({ length: count }, (_, at) => ({ question: `q${at}` }));

describe('checkRequest', () => {
  it('screens every question and fills in what is left out', () => {
    expect(check({ question: 'q', turns: turns(2) })).toEqual({
      question: '<q>',
      earlier: ['<q0>', '<q1>'],
      limit: limits.defaultCitations,
      council: null,
    });
    expect(check({ question: 'q', council: 'kent', limit: 5 })).toMatchObject({ council: 'kent', limit: 5 });
  });

  it('bounds the conversation', () => {
    expect(check({ question: 'q', turns: turns(limits.maxTurns) }).earlier).toHaveLength(limits.maxTurns);
    expect(() => check({ question: 'q', turns: turns(limits.maxTurns + 1) })).toThrow(ConversationTooLongError);
  });

  it.each([0, 6, 1.5, -1, Number.NaN, Infinity])('refuses a limit of %d', (limit) => {
    expect(() => check({ question: 'q', limit })).toThrow(InvalidQuestionError);
  });

  it('names the councils there are, and not the question', () => {
    const ask = () => check({ question: 'secret', council: `x${'y'.repeat(500)}` });
    expect(ask).toThrow(UnknownCouncilError);
    expect(ask).toThrow(/kent/u);
    expect(ask).not.toThrow(/secret|y{80}/u);
    expect(() => check({ question: 'q', council: '' })).toThrow(UnknownCouncilError);
  });
});
