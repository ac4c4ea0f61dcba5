import { MemoryStore, rateLimiter } from 'hono-rate-limiter';
import { expect, test, vi } from 'vitest';
import type { AppEnv } from '../../../src/http/app-env.js';
import { createMemoryRateLimitStore, type RateLimitStore } from '../../../src/http/access/rate-limit-store.js';
import { describeRateLimitStore, type StoreUnderTest } from '../../conformance/rate-limit-store.js';

function openMemoryStore(maxKeys = 1000): StoreUnderTest {
  let now = 1_000_000;
  const store = createMemoryRateLimitStore({ maxKeys, now: () => now });
  // The limiter tells its store how long a window is.
  void rateLimiter<AppEnv>({ windowMs: 60_000, keyGenerator: () => '', store });
  return { store, advance: (ms) => void (now += ms) };
}

describeRateLimitStore('memory', () => Promise.resolve(openMemoryStore()));

test('memory is bounded: the key whose window ends first is forgotten', async () => {
  const { store, advance } = openMemoryStore(2);
  await store.increment('a');
  await advance(1);
  await store.increment('b');
  await store.increment('a');
  await store.increment('c');
  expect(await store.get?.('a')).toBeUndefined();
  expect(await store.get?.('b')).toMatchObject({ totalHits: 1 });
  expect(await store.get?.('c')).toMatchObject({ totalHits: 1 });
});

test('windows that have ended do not push out those that have not', async () => {
  const { store, advance } = openMemoryStore(2);
  await store.increment('old');
  await advance(30_000);
  await store.increment('a');
  await advance(30_000);
  await store.increment('b');
  expect(await store.get?.('old')).toBeUndefined();
  expect(await store.get?.('a')).toMatchObject({ totalHits: 1 });
});

test('a clock that is set back ends the windows of before, however many, and locks nobody out', async () => {
  const { store, advance } = openMemoryStore(3);
  for (const key of ['a', 'a', 'b', 'c']) await store.increment(key);
  await advance(-500_000);
  expect(await store.get?.('a')).toBeUndefined();
  const { totalHits, resetTime } = await store.increment('a');
  expect([totalHits, resetTime?.getTime()]).toEqual([1, 560_000]);
  expect((await store.increment('a')).totalHits).toBe(2);
  await store.increment('d');
  expect(await store.get?.('a')).toMatchObject({ totalHits: 2 });
});

test('a store of the library fits the port as it is', async () => {
  vi.useFakeTimers();
  const store: RateLimitStore = new MemoryStore<AppEnv>();
  void rateLimiter<AppEnv>({ windowMs: 60_000, keyGenerator: () => '', store });
  expect((await store.increment('a')).totalHits).toBe(1);
  await store.shutdown?.();
  vi.useRealTimers();
});
