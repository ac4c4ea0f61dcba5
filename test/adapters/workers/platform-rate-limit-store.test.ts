import { expect, test } from 'vitest';
import { createPlatformRateLimitStore, type Limiter } from '../../../src/adapters/workers/platform-rate-limit-store.js';
import { createMemoryRateLimitStore } from '../../../src/http/access/rate-limit-store.js';

function openLimiter(success: boolean): Limiter & { readonly keys: string[] } {
  const keys: string[] = [];
  return {
    keys,
    limit: ({ key }) => {
      keys.push(key);
      return Promise.resolve({ success });
    },
  };
}

test('each kind of caller and request is counted by its own binding', async () => {
  const limiters = {
    USER_ASKS: openLimiter(true),
    USER_READS: openLimiter(true),
    SITE_ASKS: openLimiter(true),
    SITE_READS: openLimiter(true),
  };
  const store = createPlatformRateLimitStore(limiters, createMemoryRateLimitStore());
  for (const key of ['ask:user:1', 'read:user:1', 'ask:site:kent', 'ask:key:k', 'ask:page', 'read:key:k'])
    expect((await store.increment(key)).totalHits).toBe(1);
  expect(Object.values(limiters).map(({ keys }) => keys)).toEqual([
    ['ask:user:1'],
    ['read:user:1'],
    ['ask:site:kent', 'ask:key:k', 'ask:page'],
    ['read:key:k'],
  ]);
});

test('what is over the limit is over every limit, until a minute from now', async () => {
  const store = createPlatformRateLimitStore(
    { USER_ASKS: openLimiter(false) },
    createMemoryRateLimitStore(),
    () => 1_000_000,
  );
  const { totalHits, resetTime } = await store.increment('ask:user:1');
  expect(totalHits).toBeGreaterThan(1_000_000_000);
  expect(resetTime).toEqual(new Date(1_060_000));
});

test('without a binding the isolate counts for itself', async () => {
  const store = createPlatformRateLimitStore({}, createMemoryRateLimitStore());
  await store.increment('ask:user:1');
  expect((await store.increment('ask:user:1')).totalHits).toBe(2);
  await store.decrement('ask:user:1');
  await store.resetKey('ask:user:2');
  expect((await store.increment('ask:user:1')).totalHits).toBe(2);
});
