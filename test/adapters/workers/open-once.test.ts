import { expect, test } from 'vitest';
import { openOnce } from '../../../src/adapters/workers/open-once.js';

const context = { waitUntil: () => undefined };

test('many requests at once share one opening, and later ones its value', async () => {
  let count = 0;
  const once = openOnce(() => Promise.resolve((count += 1)));
  expect(await Promise.all([once.get(context), once.get(context)])).toEqual([1, 1]);
  expect(await once.get(context)).toBe(1);
});

test('a failure is told to those who waited, and the next request opens anew', async () => {
  let count = 0;
  const once = openOnce(() => ((count += 1) === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve(count)));
  const both = await Promise.allSettled([once.get(context), once.get(context)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await once.get(context)).toBe(2);
});

test('the opening is kept alive when its request goes away, once', async () => {
  const kept: Promise<unknown>[] = [];
  const once = openOnce(() => Promise.reject(new Error('not yet')));
  const first = once.get({ waitUntil: (work) => kept.push(work) });
  const second = once.get({ waitUntil: (work) => kept.push(work) });
  await Promise.allSettled([first, second]);
  expect(kept).toHaveLength(1);
  // What is kept alive must not count as a fault of the request a second time.
  expect(await kept[0]).toBeUndefined();
});

test('an opening that never ends is given up', async () => {
  let nowMs = 0;
  let count = 0;
  const never = new Promise<number>(() => undefined);
  const once = openOnce(() => ((count += 1) === 1 ? never : Promise.resolve(count)), {
    patienceMs: 100,
    now: () => nowMs,
  });
  const stuck = once.get(context);
  nowMs = 99;
  expect(once.get(context)).toBe(stuck);
  nowMs = 100;
  expect(await once.get(context)).toBe(2);
});
