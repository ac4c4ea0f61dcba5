/**
 * What the widget knows, and how each event changes it. No DOM, no clock, no network: everything the person sees follows
 * from a state, and every state from the one before it and an event.
 */
import type { AnswerBody } from '../http/contract/ask.js';
import type { Failure } from './failure.js';

/** Longest question in code points; the service refuses a longer one. */
export const maxQuestionChars = 500;

/** Earlier turns that are sent with a question, at most; the service refuses more. */
export const maxTurns = 20;

/** Share of the longest question from which the person is told how much is left. */
const countFrom = 0.8;

export interface Exchange {
  /** Counts up from 1 in a conversation; never used twice in one. */
  readonly number: number;
  readonly question: string;
  readonly answer: AnswerBody;
}

export type Trouble =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly question: string };

export interface ConversationState {
  readonly open: boolean;
  /** What stands in the question box. */
  readonly draft: string;
  readonly exchanges: readonly Exchange[];
  /** The question that is being answered. */
  readonly waiting: { readonly number: number; readonly question: string; readonly slow: boolean } | null;
  readonly trouble: Trouble | null;
  readonly confirmingRestart: boolean;
  /** Number of the next exchange. */
  readonly next: number;
}

export type ConversationEvent =
  | { readonly kind: 'opened' | 'closed' | 'slowed' | 'stopped' }
  | { readonly kind: 'typed'; readonly draft: string }
  /** The person asked: what stands in the box, or a question that was offered. */
  | { readonly kind: 'asked'; readonly offered?: string }
  | { readonly kind: 'answered'; readonly answer: AnswerBody }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'restart-asked' | 'restart-declined' | 'restarted' };

/** A conversation at its start, or with the exchanges that the tab still has. */
export function beginConversation(open: boolean, exchanges: readonly Exchange[] = []): ConversationState {
  const next = Math.max(0, ...exchanges.map(({ number }) => number)) + 1;
  return { open, draft: '', exchanges, waiting: null, trouble: null, confirmingRestart: false, next };
}

/** Gives the state after an event. An event that makes no sense in a state leaves it as it is. */
export function advance(state: ConversationState, event: ConversationEvent): ConversationState {
  switch (event.kind) {
    case 'opened':
      return { ...state, open: true };
    case 'closed':
      return { ...state, open: false };
    case 'typed':
      return { ...state, draft: event.draft };
    case 'asked':
      return ask(state, event.offered);
    case 'slowed':
      return state.waiting ? { ...state, waiting: { ...state.waiting, slow: true } } : state;
    case 'answered':
      return answer(state, event.answer);
    case 'failed':
      return giveBack(state, event.failure);
    case 'stopped':
      return giveBack(state, null);
    case 'restart-asked':
      return { ...state, confirmingRestart: true };
    case 'restart-declined':
      return { ...state, confirmingRestart: false };
    case 'restarted':
      return { ...beginConversation(state.open), next: state.next };
  }
}

function ask(state: ConversationState, offered: string | undefined): ConversationState {
  if (state.waiting) return state;
  const question = (offered ?? state.draft).trim();
  if (question === '') return { ...state, trouble: { kind: 'empty' } };
  if (countChars(question) > maxQuestionChars) return { ...state, trouble: { kind: 'too-long' } };
  return {
    ...state,
    // What the person was typing when they took an offered question is theirs to finish.
    draft: question === state.draft.trim() ? '' : state.draft,
    waiting: { number: state.next, question, slow: false },
    trouble: null,
    confirmingRestart: false,
    next: state.next + 1,
  };
}

function answer(state: ConversationState, body: AnswerBody): ConversationState {
  if (!state.waiting) return state;
  const { number, question } = state.waiting;
  return { ...state, waiting: null, exchanges: [...state.exchanges, { number, question, answer: body }] };
}

/** Puts the question back into the box, unless something else stands there by now. */
function giveBack(state: ConversationState, failure: Failure | null): ConversationState {
  if (!state.waiting) return state;
  const { question } = state.waiting;
  return {
    ...state,
    waiting: null,
    draft: state.draft.trim() === '' ? question : state.draft,
    trouble: failure && { kind: 'failure', failure, question },
  };
}

/** Code points that may still be typed, below 0 where there are too many; null while that is nothing to think of. */
export function countLeft(draft: string): number | null {
  const count = countChars(draft.trim());
  return count < maxQuestionChars * countFrom ? null : maxQuestionChars - count;
}

/** How many answers in a row, up to the last, found nothing. */
export function countMisses(exchanges: readonly Exchange[]): number {
  const back = [...exchanges].reverse().findIndex(({ answer }) => answer.status !== 'unanswerable');
  return back === -1 ? exchanges.length : back;
}

/**
 * Earlier turns to send with the next question, oldest first, at most `maxTurns`. What a person said who may need help is
 * not sent again.
 */
export function listTurns(exchanges: readonly Exchange[]): { question: string; articleIds: string[] }[] {
  return exchanges
    .filter(({ answer }) => answer.status !== 'signposted' && answer.status !== 'declined')
    .slice(-maxTurns)
    .map(({ question, answer }) => ({
      question,
      articleIds: [...new Set(answer.citations.map(({ articleId }) => articleId))],
    }));
}

function countChars(text: string): number {
  return Array.from(text).length;
}
