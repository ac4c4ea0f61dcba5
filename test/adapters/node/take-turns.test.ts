import { expect, test } from 'vitest';
import { takeTurns } from '../../../src/adapters/node/take-turns.js';

interface Request {
  readonly name: string;
  readonly cancellation?: AbortSignal;
}

/** Work that notes when it begins and ends. */
function noting() {
  const notes: string[] = [];
  const work = async ({ name }: Request): Promise<string> => {
    notes.push(`${name} begins`);
    await Promise.resolve();
    if (name === 'bad') throw new Error('bad');
    notes.push(`${name} ends`);
    return name;
  };
  return { notes, ask: takeTurns(work) };
}

test('one begins when the one before it has ended, in the order in which they came', async () => {
  const { notes, ask } = noting();
  expect(await Promise.all([ask({ name: 'a' }), ask({ name: 'b' })])).toEqual(['a', 'b']);
  expect(notes).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('what else waits comes in between', async () => {
  const { notes, ask } = noting();
  const asked = Promise.all([ask({ name: 'a' }), ask({ name: 'b' }), ask({ name: 'c' })]);
  setImmediate(() => notes.push('other'));
  await asked;
  expect(notes.indexOf('other')).toBeLessThan(notes.indexOf('c begins'));
});

test('one that fails does not hold up the next', async () => {
  const { ask } = noting();
  const bad = ask({ name: 'bad' });
  const good = ask({ name: 'good' });
  await expect(bad).rejects.toThrow('bad');
  expect(await good).toBe('good');
});

test('one that was cancelled while it waited is not begun', async () => {
  const { notes, ask } = noting();
  const client = new AbortController();
  const first = ask({ name: 'a' });
  const second = ask({ name: 'b', cancellation: client.signal });
  client.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  await first;
  expect(notes).toEqual(['a begins', 'a ends']);
});
