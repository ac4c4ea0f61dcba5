import type { AnswerBody } from '../http/contract/ask.js';

/** How the `ask` command ends. */
export const exitCodes = { answered: 0, fault: 1, wrongUsage: 2, nothingFound: 3 } as const;

/** Exit code for an answer: 0 where the person got what there is to get, 3 where no story was found. */
export function exitCodeFor(status: AnswerBody['status']): number {
  switch (status) {
    case 'answered':
    case 'partly-answered':
    case 'small-talk':
    case 'signposted':
      return exitCodes.answered;
    case 'unanswerable':
    case 'needs-clarification':
    case 'declined':
      return exitCodes.nothingFound;
  }
}
