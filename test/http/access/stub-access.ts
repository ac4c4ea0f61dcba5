import type { Access } from '../../../src/http/access/access.js';
import { rateLimitDefaults } from '../../../src/http/access/access.js';
import type { KeyStore, StoredKey } from '../../../src/http/access/access-key.js';
import { createMemoryRateLimitStore } from '../../../src/http/access/rate-limit-store.js';
import type { Site } from '../../../src/http/access/site.js';
import { createStubApp } from '../stub-app.js';

export const north: Site = {
  id: 'north',
  name: 'North Council',
  origins: ['https://www.north.example', 'https://careers.north.example:8443'],
  council: 'north',
  contact: null,
};
export const south: Site = {
  id: 'south',
  name: 'South Council',
  origins: ['https://south.example'],
  council: null,
  contact: null,
};

/** Access with two sites and callers from a public address; `change` is put over it. */
export function createStubAccess(change: Partial<Access> = {}): Access {
  return {
    sites: [north, south],
    keys: null,
    // Stands for the connection: a header that no client sends.
    findPeerAddress: (c) => c.req.header('Test-Peer') ?? '203.0.113.7',
    trustedProxies: 0,
    limits: { ...rateLimitDefaults, limitLocal: true },
    rateLimitStore: createMemoryRateLimitStore(),
    secret: null,
    ...change,
  };
}

/** Keys in memory, to be changed while the application runs. */
export function createStubKeys(...keys: StoredKey[]): KeyStore & { readonly keys: Map<string, StoredKey> } {
  const byId = new Map(keys.map((key) => [key.id, key]));
  return { keys: byId, find: (id) => Promise.resolve(byId.get(id) ?? null) };
}

export interface Sent {
  readonly method?: string;
  /** Host that the request goes to. */
  readonly host?: string;
  readonly path?: string;
  /** Address of the other end. */
  readonly peer?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The application behind the checks, and a way to send it requests from anywhere. */
export function createGuardedApp(change: Partial<Access> = {}) {
  const { app, lines, asked } = createStubApp(null, { access: createStubAccess(change) });
  const send = async ({
    method = 'POST',
    host = 'voices.example',
    path = '/v1/ask',
    ...rest
  }: Sent): Promise<Response> =>
    app.request(`http://${host}${path}`, {
      method,
      ...(method === 'POST' && { body: rest.body ?? '{"question":"what is locality work?"}' }),
      headers: {
        ...(method === 'POST' && { 'Content-Type': 'application/json' }),
        ...(rest.peer !== undefined && { 'Test-Peer': rest.peer }),
        ...rest.headers,
      },
    });
  return { app, lines, asked, send };
}

export const local = { host: 'localhost:8787', peer: '127.0.0.1' } as const;
export const form = { path: '/ask', body: 'question=x' } as const;
export const formType = { 'Content-Type': 'application/x-www-form-urlencoded' } as const;
