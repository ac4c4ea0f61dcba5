import type { Context } from 'hono';
import type { AppEnv } from '../app-env.js';
import type { KeyStore } from './access-key.js';
import type { RateLimitStore } from './rate-limit-store.js';
import type { Site } from './site.js';

/** Who may call and how often. A platform fills it in. */
export interface Access {
  /** Websites that may ask; null where nothing is set up, and only the machine itself may call. */
  readonly sites: readonly Site[] | null;
  /** Keys of servers; null where there are none, and `Authorization` is then not looked at. */
  readonly keys: KeyStore | null;
  /** Address of the other end of the connection; null where the platform does not tell. */
  readonly findPeerAddress: (c: Context<AppEnv>) => string | null;
  /** Proxies in front, each of which adds to `X-Forwarded-For`. With 0 that header is not looked at. */
  readonly trustedProxies: number;
  readonly limits: RateLimits;
  /** Counts requests. A shared one makes several processes count together. */
  readonly rateLimitStore: RateLimitStore;
  /** False where the store knows no counts, so that the `RateLimit` fields would tell wrong ones: they are then left out. */
  readonly tellsCounts?: boolean;
  /** Secret behind the names of end users; null draws one for this process. */
  readonly secret: string | null;
}

export interface RateLimits {
  /** Questions and searches that one end user may send in a minute. */
  readonly asksPerMinute: number;
  /** The same for all users of one site together, or for one key. */
  readonly siteAsksPerMinute: number;
  /** Whether the machine itself is limited too. */
  readonly limitLocal: boolean;
}

/** Reading is cheap beside searching: each limit allows this many reads for one ask. */
export const readsPerAsk = 10;

/**
 * 30 a minute is more than a person types and leaves room for a few behind one address; 600 is about a twentieth of what one
 * core answers.
 */
export const rateLimitDefaults = { asksPerMinute: 30, siteAsksPerMinute: 600 } as const;
