import { expect, test } from 'vitest';
import { KvEntry } from '../../../src/adapters/workers/kv-entry.js';

function openEntry(first: string | null | Error) {
  const store = { content: first, reads: 0, nowMs: 0 };
  const notices: string[] = [];
  const entry = new KvEntry<number>({
    kv: {
      get: () => {
        store.reads += 1;
        return store.content instanceof Error ? Promise.reject(store.content) : Promise.resolve(store.content);
      },
    },
    name: 'limit',
    parse: (value) => {
      if (typeof value === 'number') return value;
      throw new Error('it is no number');
    },
    absent: 0,
    closed: -1,
    maxAgeMs: 10_000,
    now: () => store.nowMs,
    onNotice: (notice) => notices.push(notice),
  });
  const readAfter = (ms: number, content: string | null | Error): Promise<number> => {
    Object.assign(store, { nowMs: store.nowMs + ms, content });
    return entry.read();
  };
  return { entry, store, notices, readAfter };
}

test('an entry is read once and kept until it is old', async () => {
  const { entry, store, readAfter } = openEntry('1');
  expect([await entry.read(), await entry.read(), await readAfter(9_999, '2')]).toEqual([1, 1, 1]);
  expect(store.reads).toBe(1);
  expect(await readAfter(1, '2')).toBe(2);
});

test('an entry is read again where the clock was set back', async () => {
  const { entry, readAfter } = openEntry('1');
  expect(await entry.read()).toBe(1);
  expect(await readAfter(-60_000, '2')).toBe(2);
});

test('where there is no entry, what was agreed for that counts, also once it is removed', async () => {
  const { entry, readAfter } = openEntry(null);
  expect(await entry.read()).toBe(0);
  expect(await readAfter(10_000, '5')).toBe(5);
  expect(await readAfter(10_000, null)).toBe(0);
});

test.each([['"a word"'], ['{'], [new Error('it is out of reach')]])(
  'an entry that is broken at the start (%s) lets nobody in, and one that breaks later changes nothing',
  async (broken) => {
    const { entry, notices, readAfter } = openEntry(broken);
    expect(await entry.read()).toBe(-1);
    expect(await readAfter(10_000, '3')).toBe(3);
    expect(await readAfter(10_000, broken)).toBe(3);
    expect(await readAfter(10_000, broken)).toBe(3);
    expect(notices).toHaveLength(2);
    expect(notices.join()).not.toContain('a word');
    expect(await readAfter(10_000, '3')).toBe(3);
  },
);
