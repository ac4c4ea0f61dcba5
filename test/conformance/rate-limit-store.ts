import { describe, expect, it } from 'vitest';
import type { RateLimitStore } from '../../src/http/access/rate-limit-store.js';

export interface StoreUnderTest {
  readonly store: RateLimitStore;
  /** Lets time pass, for the store and for nothing else. */
  readonly advance: (ms: number) => void | Promise<void>;
}

/** What every store of counts must keep to. `open` gives an empty one whose windows are a minute long. */
export function describeRateLimitStore(name: string, open: () => Promise<StoreUnderTest>): void {
  const countTo = async ({ store }: StoreUnderTest, key: string): Promise<number> =>
    (await store.increment(key)).totalHits;

  describe(`${name} keeps to the RateLimitStore port`, () => {
    it('counts from one, each key apart', async () => {
      const opened = await open();
      expect([await countTo(opened, 'a'), await countTo(opened, 'a'), await countTo(opened, 'b')]).toEqual([1, 2, 1]);
    });

    it('counts each of many at once', async () => {
      const opened = await open();
      const counts = await Promise.all(Array.from({ length: 50 }, () => countTo(opened, 'a')));
      expect(counts.sort((x, y) => x - y)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    });

    it('keeps a window to its end, which does not move, and then begins another', async () => {
      const opened = await open();
      const { resetTime: end } = await opened.store.increment('a');
      await opened.advance(59_000);
      const { totalHits, resetTime } = await opened.store.increment('a');
      expect(totalHits).toBe(2);
      expect(resetTime).toEqual(end);
      await opened.advance(1_000);
      const next = await opened.store.increment('a');
      expect(next.totalHits).toBe(1);
      expect((next.resetTime?.getTime() ?? 0) - (end?.getTime() ?? 0)).toBe(60_000);
    });

    it('takes one count back, never below none, and never into another window', async () => {
      const opened = await open();
      await opened.store.increment('a');
      await opened.store.increment('a');
      await opened.store.decrement('a');
      expect(await countTo(opened, 'a')).toBe(2);
      await opened.store.decrement('b');
      expect(await countTo(opened, 'b')).toBe(1);
      await opened.advance(60_000);
      await opened.store.decrement('a');
      expect(await countTo(opened, 'a')).toBe(1);
    });

    it('forgets a key that is reset', async () => {
      const opened = await open();
      await opened.store.increment('a');
      await opened.store.resetKey('a');
      expect(await countTo(opened, 'a')).toBe(1);
    });
  });
}
