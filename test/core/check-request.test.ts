import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../src/core/ask-request.js';
import { checkRequest } from '../../src/core/check-request.js';
import { ConversationTooLongError, InvalidQuestionError, UnknownCouncilError } from '../../src/core/errors.js';
import { limits } from '../../src/core/options.js';
import { makeCorpus } from '../fixtures/make-corpus.js';

const corpus = { ...makeCorpus({}), councils: [{ id: 'kent', name: 'Kent', aliases: [], careersUrl: null }] };
const read = (written: string) => ({
  text: written === 'private' ? '' : `<${written}>`,
  shown: `[${written}]`,
  masked: [],
});
const check = (request: AskRequest) => checkRequest(request, corpus, read);
const turns = (count: number) => Array.from({ length: count }, (_, at) => ({ question: `q${at}` }));

describe('checkRequest', () => {
  it('reads every question and fills in what is left out', () => {
    expect(check({ question: 'q', turns: turns(2) })).toEqual({
      question: { text: '<q>', shown: '[q]', masked: [] },
      earlier: ['<q0>', '<q1>'],
      limit: limits.defaultCitations,
      filter: { council: null, speaker: null, articleIds: null, since: null },
    });
    expect(check({ question: 'q', council: 'kent', limit: 5 })).toMatchObject({
      filter: { council: 'kent' },
      limit: 5,
    });
  });

  it('leaves out an earlier question of which nothing can be searched', () => {
    expect(check({ question: 'q', turns: [{ question: 'private' }, { question: 'q1' }] }).earlier).toEqual(['<q1>']);
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
    expect(ask).not.toThrow(/secret|y{20}/u);
    expect(() => check({ question: 'q', council: 'my secret' })).not.toThrow(/my secret/u);
    expect(() => check({ question: 'q', council: 'atlantis' })).toThrow(/atlantis/u);
    expect(() => check({ question: 'q', council: '' })).toThrow(UnknownCouncilError);
  });
});
