import type { StartBudget } from '../../core/ports.js';

/**
 * Budgets of so many milliseconds from when each is started. The clock is read, no timer set: a network that computes on this
 * thread would keep one from going off. `now` is a clock in milliseconds.
 */
export function limitTime(milliseconds: number, now: () => number = () => performance.now()): StartBudget {
  return () => {
    const end = now() + milliseconds;
    const isOver = (): boolean => now() >= end;
    return {
      get aborted() {
        return isOver();
      },
      throwIfAborted: () => {
        if (isOver()) throw new Error(`The ${milliseconds} ms are over.`);
      },
    };
  };
}
