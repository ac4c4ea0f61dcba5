import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter, type RateLimitInfo } from 'hono-rate-limiter';
import type { AppEnv } from '../app-env.js';
import { RequestFault } from '../problem.js';
import { type Access, readsPerAsk } from './access.js';
import { type Caller, nameCaller } from './caller.js';
import { isHealthCheck, readClientAddress } from './check-caller.js';
import { createEndUserNamer } from './end-user-key.js';

const windowMs = 60_000;

/**
 * Limits each key, or each end user and then the site that they use. An end user over the limit is not counted for the site:
 * one can't use up what belongs to all. Needs `caller`, see `checkCaller`.
 * @throws RequestFault `rate-limited`, with `Retry-After`.
 */
export function limitRate(access: Access): readonly MiddlewareHandler<AppEnv>[] {
  const { limits, rateLimitStore } = access;
  const nameEndUser = createEndUserNamer(access.secret);
  const isFree = (c: Context<AppEnv>): boolean =>
    isHealthCheck(c) || (findCaller(c).kind === 'local' && !limits.limitLocal);
  const hasKey = (c: Context<AppEnv>): boolean => findCaller(c).kind === 'key';
  const first = rateLimiter<AppEnv>({
    windowMs,
    // The newest draft of the RateLimit fields that the library writes.
    standardHeaders: access.tellsCounts === false ? false : 'draft-7',
    requestPropertyName: 'rateLimit',
    limit: (c) => scale(c, hasKey(c) ? limits.siteAsksPerMinute : limits.asksPerMinute),
    keyGenerator: async (c) => {
      const name = hasKey(c) ? nameCaller(findCaller(c)) : `user:${await nameEndUser(readClientAddress(c, access))}`;
      return `${readKind(c)}:${name}`;
    },
    skip: isFree,
    handler: (c) => refuse(c, access, c.get('rateLimit')),
    store: rateLimitStore,
  });
  const second = rateLimiter<AppEnv>({
    windowMs,
    // What the end user has left is what the fields tell; they speak of the site only once it has nothing left.
    standardHeaders: false,
    requestPropertyName: 'siteRateLimit',
    limit: (c) => scale(c, limits.siteAsksPerMinute),
    keyGenerator: (c) => `${readKind(c)}:${nameCaller(findCaller(c))}`,
    skip: (c) => isFree(c) || hasKey(c),
    handler: (c) => refuse(c, access, c.get('siteRateLimit')),
    store: rateLimitStore,
  });
  return [first, second];
}

/** Asking and searching cost much, the rest little. */
function readKind(c: Context<AppEnv>): 'ask' | 'read' {
  return c.req.method === 'POST' && c.req.path !== '/v1/quotes/verify' ? 'ask' : 'read';
}

function scale(c: Context<AppEnv>, asks: number): number {
  return readKind(c) === 'ask' ? asks : asks * readsPerAsk;
}

function findCaller(c: Context<AppEnv>): Caller {
  return c.get('caller') ?? { kind: 'page' };
}

function refuse(c: Context<AppEnv>, access: Access, info: RateLimitInfo | undefined): never {
  const leftMs = (info?.resetTime?.getTime() ?? Date.now() + windowMs) - Date.now();
  const seconds = Math.max(1, Math.ceil(leftMs / 1000));
  if (info !== undefined && access.tellsCounts !== false) {
    c.header('RateLimit-Policy', `${info.limit};w=${windowMs / 1000}`);
    c.header('RateLimit', `limit=${info.limit}, remaining=0, reset=${seconds}`);
  }
  c.header('Retry-After', String(seconds));
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  throw new RequestFault('rate-limited', `Too many requests came in a short time. Wait ${wait}, then send this again.`);
}
