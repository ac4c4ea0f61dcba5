import type { Store } from 'hono-rate-limiter';
import type { AppEnv } from '../app-env.js';

/**
 * Counts requests in windows of time. The type is the library's, so that its stores for Redis and others fit as they are.
 * `test/conformance/rate-limit-store.ts` holds each of ours to its word.
 */
export type RateLimitStore = Store<AppEnv>;

export interface MemoryStoreOptions {
  /** Most keys counted at once; the one whose window ends first goes when another comes. About 200 bytes each. */
  readonly maxKeys?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface Window {
  hits: number;
  readonly endsAtMs: number;
}

/** Keeps the counts in this process. A window begins with a key's first request. Memory is bounded by `maxKeys`. */
export function createMemoryRateLimitStore({
  maxKeys = 100_000,
  now = Date.now,
}: MemoryStoreOptions = {}): RateLimitStore {
  let windowMs = 60_000;
  // All windows are equally long and a new one is put last: the map is in the order in which they end.
  const windows = new Map<string, Window>();
  // One that ends later than any can began before the clock was set back; counted on, it would last until the old time comes.
  const isOpen = ({ endsAtMs }: Window): boolean => endsAtMs > now() && endsAtMs <= now() + windowMs;
  const dropEnded = (): void => {
    for (const [key, window] of windows) {
      if (isOpen(window) && windows.size <= maxKeys) return;
      windows.delete(key);
    }
  };
  const findOpen = (key: string): Window | undefined => {
    const window = windows.get(key);
    return window !== undefined && isOpen(window) ? window : undefined;
  };
  const open = (key: string): Window => {
    const window = { hits: 0, endsAtMs: now() + windowMs };
    windows.delete(key);
    windows.set(key, window);
    dropEnded();
    return window;
  };
  const describe = ({ hits, endsAtMs }: Window) => ({ totalHits: hits, resetTime: new Date(endsAtMs) });
  return {
    localKeys: true,
    init: (options) => void (windowMs = options.windowMs),
    get: (key) => {
      const window = findOpen(key);
      return window && describe(window);
    },
    increment: (key) => {
      const window = findOpen(key) ?? open(key);
      window.hits += 1;
      return describe(window);
    },
    decrement: (key) => {
      const window = findOpen(key);
      if (window !== undefined && window.hits > 0) window.hits -= 1;
    },
    resetKey: (key) => void windows.delete(key),
    resetAll: () => {
      windows.clear();
    },
  };
}
