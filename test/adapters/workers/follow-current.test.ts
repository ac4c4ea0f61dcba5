import { expect, test } from 'vitest';
import { followCurrent } from '../../../src/adapters/workers/follow-current.js';
import { readTimeout } from '../../../src/adapters/workers/read-timeout.js';

test('followCurrent looks once a minute, behind the answer, and takes up what is new', async () => {
  const works: Promise<unknown>[] = [];
  // As on the platform, `waitUntil` is a method and fails without its object.
  const context = {
    works,
    waitUntil(work: Promise<unknown>) {
      this.works.push(work);
    },
  };
  let [now, stored, served, reloads] = [0, 'one', 'one', 0];
  let reachable = true;
  const follow = followCurrent({
    readVersion: () => (reachable ? Promise.resolve(stored) : Promise.reject(new Error('away'))),
    served: () => served,
    reload: () => {
      reloads += 1;
      served = stored;
      return Promise.resolve();
    },
    now: () => now,
  });
  const ask = async (at: number): Promise<number> => {
    now = at;
    follow(context);
    await Promise.all(works);
    return reloads;
  };
  expect([await ask(1_000), works.length]).toEqual([0, 0]);
  expect([await ask(60_000), works.length]).toEqual([0, 1]);
  stored = 'two';
  expect([await ask(61_000), works.length]).toEqual([0, 1]);
  reachable = false;
  expect([await ask(120_000), works.length]).toEqual([0, 2]);
  reachable = true;
  expect([await ask(180_000), served]).toEqual([1, 'two']);
  expect([await ask(240_000), works.length]).toEqual([1, 4]);
});

test('readTimeout takes what Node takes, and says what it does not', () => {
  const notices: string[] = [];
  const read = (value?: string) => readTimeout(value, (notice) => notices.push(notice));
  expect([read(undefined), read(' '), read('100'), read('600000')]).toEqual([undefined, undefined, 100, 600_000]);
  expect(notices).toEqual([]);
  expect([read('99'), read('600001'), read('1e3'), read('soon')]).toEqual([undefined, undefined, undefined, undefined]);
  expect(notices).toHaveLength(4);
});
