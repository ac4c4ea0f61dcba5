import type { MiddlewareHandler } from 'hono';
import { RETAINED_304_HEADERS, etag } from 'hono/etag';
import { every } from 'hono/combine';
import type { AppEnv } from './app-env.js';

/** How long a cache may keep what changes with the index alone. A withdrawn story is gone from caches after this. */
const maxAgeSeconds = 60;

const setAge: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (c.res.ok) c.header('Cache-Control', `public, max-age=${maxAgeSeconds}`);
};

// A browser reads a 304 across origins only with these; hono drops them otherwise.
const alsoRetained = ['access-control-allow-origin', 'access-control-expose-headers', 'ratelimit', 'ratelimit-policy'];

/**
 * For responses that depend on nothing but the address and the index: a strong `ETag` over the body, 304 to a request
 * that has it, and a minute in caches.
 */
export const cacheStories: MiddlewareHandler<AppEnv> = every(
  etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...alsoRetained] }),
  setAge,
);
