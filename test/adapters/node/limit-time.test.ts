import { expect, it } from 'vitest';
import { limitTime } from '../../../src/adapters/node/limit-time.js';

it('is over once its time has gone by since it was started, each by itself', () => {
  let now = 100;
  const start = limitTime(20, () => now);
  const first = start();
  now = 110;
  const second = start();
  expect([first.aborted, second.aborted]).toEqual([false, false]);
  expect(() => {
    first.throwIfAborted();
  }).not.toThrow();
  now = 120;
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  expect(() => {
    first.throwIfAborted();
  }).toThrow('20 ms are over');
});
