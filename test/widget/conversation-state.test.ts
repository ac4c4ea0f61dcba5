import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../src/core/options.js';
import {
  type ConversationEvent,
  type ConversationState,
  advance,
  beginConversation,
  countLeft,
  countMisses,
  listTurns,
  maxQuestionChars,
  maxTurns,
} from '../../src/widget/conversation-state.js';
import type { Failure } from '../../src/widget/failure.js';
import { answers } from '../browser/answers.js';

const failure: Failure = { kind: 'unreachable', retryable: true, detail: null, waitSeconds: null };

function play(...events: ConversationEvent[]): ConversationState {
  return events.reduce(advance, beginConversation(true));
}

const type = (draft: string): ConversationEvent => ({ kind: 'typed', draft });
const asked: ConversationEvent = { kind: 'asked' };
const answered: ConversationEvent = { kind: 'answered', answer: answers.answered };

test('the limits are those of the service', () => {
  expect([maxQuestionChars, maxTurns]).toEqual([limits.maxQuestionChars, limits.maxTurns]);
});

describe('asking', () => {
  test('takes the question out of the box and waits', () => {
    const state = play(type(' what is it like? '), asked);
    expect(state).toMatchObject({ draft: '', waiting: { number: 1, question: 'what is it like?', slow: false } });
  });

  test.each([
    ['nothing', '', 'empty'],
    ['spaces and lines', ' \n ', 'empty'],
    ['501 characters', 'é'.repeat(501), 'too-long'],
  ])('%s is refused beside the box, which keeps it', (_name, draft, kind) => {
    expect(play(type(draft), asked)).toMatchObject({ draft, waiting: null, trouble: { kind } });
  });

  test('500 characters are let through, however many code units they are', () => {
    expect(play(type('🙂'.repeat(500)), asked).waiting).not.toBeNull();
  });

  test('an offered question leaves alone what is being typed', () => {
    const state = play(type('half a ques'), { kind: 'asked', offered: 'What support do you get?' });
    expect(state).toMatchObject({ draft: 'half a ques', waiting: { question: 'What support do you get?' } });
  });

  test('asking twice asks once', () => {
    const once = play(type('why?'), asked);
    expect(advance(advance(once, type('and why?')), asked)).toMatchObject({
      draft: 'and why?',
      waiting: { question: 'why?' },
    });
  });
});

describe('what comes of it', () => {
  test('an answer joins the transcript', () => {
    const state = play(type('why?'), asked, answered);
    expect(state.exchanges).toEqual([{ number: 1, question: 'why?', answer: answers.answered }]);
    expect(state.waiting).toBeNull();
  });

  test('a failure gives the question back', () => {
    const state = play(type('why?'), asked, { kind: 'failed', failure });
    expect(state).toMatchObject({ draft: 'why?', waiting: null, trouble: { failure, question: 'why?' } });
  });

  test('a failure does not write over what was typed since', () => {
    const state = play(type('why?'), asked, type('when?'), { kind: 'failed', failure });
    expect(state).toMatchObject({ draft: 'when?', trouble: { question: 'why?' } });
  });

  test('stopping gives the question back without a word of trouble', () => {
    expect(play(type('why?'), asked, { kind: 'stopped' })).toMatchObject({
      draft: 'why?',
      waiting: null,
      trouble: null,
    });
  });

  test('an answer that comes after stopping is dropped', () => {
    expect(play(type('why?'), asked, { kind: 'stopped' }, answered).exchanges).toEqual([]);
  });

  test('the next question clears the trouble', () => {
    expect(play(asked, type('why?'), asked).trouble).toBeNull();
  });

  test('numbers are never used twice, not even after starting again', () => {
    const state = play(type('a'), asked, answered, { kind: 'restarted' }, type('b'), asked, answered);
    expect(state.exchanges.map(({ number }) => number)).toEqual([2]);
  });
});

test('whatever happens in whatever order, no typed question is lost while one is asked', () => {
  const event = fc.oneof<fc.Arbitrary<ConversationEvent>[]>(
    fc.string().map(type),
    fc.constantFrom<ConversationEvent>(asked, answered, { kind: 'failed', failure }, { kind: 'stopped' }),
    fc.constantFrom<ConversationEvent>({ kind: 'slowed' }, { kind: 'opened' }, { kind: 'closed' }),
    fc.constantFrom<ConversationEvent>({ kind: 'restart-asked' }, { kind: 'restart-declined' }),
    fc.string().map((offered): ConversationEvent => ({ kind: 'asked', offered })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = beginConversation(true);
      for (const next of events) {
        const before = state;
        state = advance(state, next);
        // Text leaves the box for the question in hand, and only for that.
        if (before.draft.trim() !== '' && state.draft.trim() === '' && next.kind !== 'typed')
          expect(state.waiting?.question).toBe(before.draft.trim());
        // A question in hand ends in the transcript, back in the box, or named in the trouble.
        if (before.waiting && !state.waiting) {
          const { question } = before.waiting;
          const kept = [state.exchanges.at(-1)?.question, state.draft, before.draft];
          expect(kept.includes(question) || before.draft.trim() !== '').toBe(true);
        }
        expect(state.exchanges.length).toBeGreaterThanOrEqual(before.exchanges.length);
        expect(new Set(state.exchanges.map(({ number }) => number)).size).toBe(state.exchanges.length);
      }
    }),
  );
});

test('the count begins at 80 % and goes below 0', () => {
  expect(countLeft('x'.repeat(399))).toBeNull();
  expect(countLeft('x'.repeat(400))).toBe(100);
  expect(countLeft('🙂'.repeat(503))).toBe(-3);
});

test('misses in a row are counted from the last answer back', () => {
  const give = (...statuses: (keyof typeof answers)[]) =>
    statuses.map((status, at) => ({ number: at + 1, question: 'why?', answer: answers[status] }));
  expect(countMisses(give('unanswerable', 'answered', 'unanswerable', 'unanswerable'))).toBe(2);
  expect(countMisses(give('unanswerable', 'answered'))).toBe(0);
  expect(countMisses(give('unanswerable'))).toBe(1);
});

test('turns carry questions and cited articles, at most 20, and nothing that a person in need said', () => {
  const exchanges = [...Array(25).keys()].map((at) => ({
    number: at + 1,
    question: `q${at}`,
    answer: at === 24 ? answers.signposted : answers.answered,
  }));
  const turns = listTurns(exchanges);
  expect(turns).toHaveLength(20);
  expect(turns.at(-1)).toEqual({ question: 'q23', articleIds: ['north-sam', 'south-team'] });
});
