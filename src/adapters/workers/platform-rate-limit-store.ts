import type { RateLimitStore } from '../../http/access/rate-limit-store.js';

/** What is used of a rate limit's binding. */
export interface Limiter {
  readonly limit: (options: { key: string }) => Promise<{ success: boolean }>;
}

/** Limits by name; what is absent is counted by the spare store. */
export interface Limiters {
  readonly USER_ASKS?: Limiter;
  readonly USER_READS?: Limiter;
  readonly SITE_ASKS?: Limiter;
  readonly SITE_READS?: Limiter;
}

/** More than any limit. */
const overTheLimit = Number.MAX_SAFE_INTEGER;

/**
 * Counts by the platform’s bindings, which all isolates of one place share. A binding says only whether there is something
 * left: a request within its limit is told as the first, one over it as beyond every limit. `spare` counts where a binding is
 * absent.
 */
export function createPlatformRateLimitStore(
  env: Limiters,
  spare: RateLimitStore,
  now: () => number = Date.now,
): RateLimitStore {
  let windowMs = 60_000;
  // Names are `ask:user:…`, `read:site:…` and so on, see `limitRate`.
  const findLimiter = (key: string): Limiter | undefined => {
    const [kind, who] = key.split(':');
    if (who === 'user') return kind === 'ask' ? env.USER_ASKS : env.USER_READS;
    return kind === 'ask' ? env.SITE_ASKS : env.SITE_READS;
  };
  return {
    localKeys: false,
    init: (options) => {
      windowMs = options.windowMs;
      spare.init?.(options);
    },
    increment: async (key) => {
      const limiter = findLimiter(key);
      if (limiter === undefined) return spare.increment(key);
      const { success } = await limiter.limit({ key });
      return { totalHits: success ? 1 : overTheLimit, resetTime: new Date(now() + windowMs) };
    },
    // The platform takes nothing back.
    decrement: (key) => (findLimiter(key) === undefined ? spare.decrement(key) : undefined),
    resetKey: (key) => (findLimiter(key) === undefined ? spare.resetKey(key) : undefined),
  };
}
