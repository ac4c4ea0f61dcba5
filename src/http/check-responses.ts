import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './app-env.js';
import { findBreaches } from './contract/find-breaches.js';

/** A response is not what the contract says. Its message names routes and fields of ours and no value. */
export class BrokenContract extends Error {
  override readonly name = 'BrokenContract';
}

/**
 * Holds every JSON response to the contract.
 * @throws BrokenContract in place of a response that breaks it: better a fault that is seen than a client that is misled.
 */
export function checkResponses(app: OpenAPIHono<AppEnv>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    const { status, headers } = c.res;
    const contentType = headers.get('Content-Type') ?? '';
    if (c.req.method === 'HEAD' || !/^application\/(problem\+)?json/u.test(contentType)) return;
    const route = matchedRoutes(c)
      .filter(({ method, path }) => method === c.req.method && !path.endsWith('*'))
      .at(-1);
    if (!route) return;
    const body: unknown = await c.res.clone().json();
    const sent = { method: c.req.method, route: route.path, status, contentType, body };
    const breaches = findBreaches(app, sent);
    if (breaches.length > 0) throw new BrokenContract(`${c.req.method} ${route.path}: ${breaches.join(', ')}`);
  };
}
