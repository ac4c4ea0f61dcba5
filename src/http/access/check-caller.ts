import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv } from '../app-env.js';
import { RequestFault } from '../problem.js';
import type { Access } from './access.js';
import { checkToken } from './access-key.js';
import type { Caller } from './caller.js';
import { findClientAddress } from './client-address.js';
import { decideCaller, isApi, type RequestFacts } from './decide-caller.js';
import { listsOrigin, type Site } from './site.js';

/** True for the routes that are for those who watch over the service: nobody is refused or counted there. */
export function isHealthCheck(c: Context<AppEnv>): boolean {
  return c.req.path === '/healthz' || c.req.path === '/readyz';
}

/**
 * Finds out who calls and leaves it as `caller`.
 * @throws RequestFault `local-only`, `origin-not-allowed`, `key-required` or `key-not-accepted`.
 */
export function checkCaller(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (!isHealthCheck(c)) c.set('caller', await findCaller(c, access));
    await next();
  };
}

/**
 * Answers preflights and lets scripts of listed origins read what the API says, faults included. A preflight can't carry
 * `Voices-Site`, so any site's origin passes here; the request itself is then checked against its own site.
 */
export function allowSites(sites: readonly Site[]): MiddlewareHandler<AppEnv> {
  const allow = cors({
    origin: (origin) => (sites.some((site) => listsOrigin(site, origin)) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Content-Type', 'Voices-Site', 'Accept'],
    exposeHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'],
    maxAge: 600,
  });
  return async (c, next) => (isApi(c.req.path) ? allow(c, next) : next());
}

async function findCaller(c: Context<AppEnv>, access: Access): Promise<Caller> {
  const [bearer, token = ''] = /^Bearer(?: +(.*))?$/iu.exec(c.req.header('Authorization') ?? '') ?? [];
  if (access.keys !== null && bearer !== undefined) {
    const key = await checkToken(token, access.keys);
    if (key === null) throw refuseKey(c, 'key-not-accepted', keyNotAccepted);
    return { kind: 'key', id: key.id, site: access.sites?.find(({ id }) => id === key.site) ?? null };
  }
  const decision = decideCaller(readFacts(c, access), access.sites);
  if (!('refused' in decision)) return decision;
  if (decision.refused === 'key-required') throw refuseKey(c, decision.refused, decision.detail);
  throw new RequestFault(decision.refused, decision.detail);
}

const keyNotAccepted =
  'The key is wrong or was revoked. Send the key as it was shown when it was made, or ask for a new one.';

function refuseKey(c: Context<AppEnv>, code: 'key-required' | 'key-not-accepted', detail: string): RequestFault {
  // RFC 6750: a request without a key is told the scheme alone.
  c.header('WWW-Authenticate', code === 'key-required' ? 'Bearer' : 'Bearer error="invalid_token"');
  return new RequestFault(code, detail);
}

const proxyMarks = ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'] as const;

function readFacts(c: Context<AppEnv>, access: Access): RequestFacts {
  const read = (name: string): string | null => c.req.header(name) ?? null;
  return {
    method: c.req.method,
    path: c.req.path,
    target: new URL(c.req.url),
    origin: read('Origin'),
    fetchSite: read('Sec-Fetch-Site'),
    siteId: read('Voices-Site'),
    clientAddress: readClientAddress(c, access),
    cameThroughProxy: access.trustedProxies === 0 && proxyMarks.some((name) => read(name) !== null),
  };
}

/** Address of the client, by the rule of `findClientAddress`. */
export function readClientAddress(c: Context<AppEnv>, access: Access): string | null {
  const forwardedFor = c.req.header('X-Forwarded-For') ?? null;
  return findClientAddress({ peer: access.findPeerAddress(c), forwardedFor }, access.trustedProxies);
}

/** True for those who may look inside the service: the machine itself and holders of a key. Everybody where access is open. */
export function mayOperate(c: Context<AppEnv>): boolean {
  const caller = c.get('caller');
  return caller === undefined || caller.kind === 'local' || caller.kind === 'key';
}
