import type { AnswerBody } from '../http/contract/ask.js';
import { isAnswerBody } from './answer-body.js';
import type { Exchange } from './conversation-state.js';
import { hasFields, isNumber, isText, listOf } from './shape.js';

/** Exchanges that are kept, at most. */
const maxExchanges = 30;

/** Keeps a conversation for this tab only, so that it survives going from one page of the site to the next. */
export interface TabMemory {
  readonly read: () => readonly Exchange[];
  /** An empty list deletes what was kept. */
  readonly write: (exchanges: readonly Exchange[]) => void;
}

const isExchanges = listOf(hasFields<Exchange>({ number: isNumber, question: isText, answer: isAnswerBody }));

/**
 * Keeps exchanges under `key`. What a person said who may need help is never kept: somebody else may use the same screen.
 * Where the browser keeps nothing, or what it kept can't be read, the conversation lives as long as the page.
 */
export function openTabMemory(key: string, findStorage: () => Storage): TabMemory {
  return {
    read: () => {
      try {
        const kept: unknown = JSON.parse(findStorage().getItem(key) ?? '[]');
        return isExchanges(kept) ? kept : [];
      } catch {
        return [];
      }
    },
    write: (exchanges) => {
      const kept = exchanges.filter(({ answer }) => mayKeep(answer.status)).slice(-maxExchanges);
      try {
        const storage = findStorage();
        if (kept.length === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(kept));
      } catch {
        // Storage is off or full.
      }
    },
  };
}

function mayKeep(status: AnswerBody['status']): boolean {
  return status !== 'signposted';
}
