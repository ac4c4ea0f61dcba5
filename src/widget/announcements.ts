import type { AnswerBody } from '../http/contract/ask.js';
import type { Wording } from '../wording/wording.js';
import { type ConversationEvent, type ConversationState, maxQuestionChars } from './conversation-state.js';
import { type Failure, describeFailure } from './failure.js';

/**
 * What a screen reader is told after an event: one short sentence, or null for nothing. The answer itself is not read out:
 * the person goes to it when they like.
 */
export function chooseAnnouncement(
  event: ConversationEvent,
  state: ConversationState,
  previous: ConversationState,
  wording: Wording,
): string | null {
  switch (event.kind) {
    case 'asked':
      if (state.waiting && !previous.waiting) return wording.working;
      return state.waiting ? null : describeTrouble(state, wording);
    case 'slowed':
      return state.waiting ? wording.slow : null;
    case 'answered':
      return state.exchanges === previous.exchanges ? null : announceAnswer(event.answer, wording);
    case 'failed':
      return describeTrouble(state, wording);
    case 'stopped':
      return previous.waiting ? wording.stopped : null;
    case 'restarted':
      return wording.cleared;
    default:
      return null;
  }
}

/** What is wrong, in words; null where nothing is. */
export function describeTrouble({ trouble }: ConversationState, wording: Wording): string | null {
  switch (trouble?.kind) {
    case undefined:
      return null;
    case 'empty':
      return wording.emptyQuestion;
    case 'too-long':
      return wording.longQuestion(maxQuestionChars);
    case 'failure':
      return describeFailure(trouble.failure, wording);
  }
}

/** Whether the trouble is with the question, so that its box is marked. */
export function isQuestionTrouble({ trouble }: ConversationState): boolean {
  return trouble !== null && (trouble.kind !== 'failure' || isRefusal(trouble.failure));
}

function isRefusal({ kind }: Failure): boolean {
  return kind === 'question-refused';
}

function announceAnswer({ status, citations }: AnswerBody, wording: Wording): string {
  switch (status) {
    case 'answered':
      return wording.quotesFound(citations.length);
    case 'partly-answered':
      return wording.partFound(citations.length);
    case 'unanswerable':
      return wording.nothingFound;
    case 'needs-clarification':
      return wording.choiceNeeded;
    case 'signposted':
      return wording.helpShown;
    default:
      return wording.replied;
  }
}
