import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { problemSchema } from '../../../src/http/contract/problem.js';
import { drawKey } from '../../../src/http/access/access-key.js';
import { createMemoryRateLimitStore } from '../../../src/http/access/rate-limit-store.js';
import { createGuardedApp, createStubKeys, form, formType, local, type Sent } from './stub-access.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const limits = { asksPerMinute: 3, siteAsksPerMinute: 5, limitLocal: true };
const north: Sent = { headers: { Origin: 'https://www.north.example', 'Voices-Site': 'north' } };
const page: Sent = { headers: { Origin: 'http://voices.example' } };

/** Sends the same several times, one after the other, and gives the statuses. */
async function repeat(times: number, send: () => Promise<Response>): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < times; at += 1) statuses.push((await send()).status);
  return statuses;
}

describe('an end user', () => {
  test('is told what is left, and at the limit when it begins again', async () => {
    const { send } = createGuardedApp({ limits });
    const first = await send(north);
    expect(first.headers.get('RateLimit-Policy')).toBe('3;w=60');
    expect(first.headers.get('RateLimit')).toBe('limit=3, remaining=2, reset=60');
    expect(first.headers.has('Retry-After')).toBe(false);
    vi.advanceTimersByTime(20_500);
    expect(await repeat(2, () => send(north))).toEqual([200, 200]);
    const refused = await send(north);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('RateLimit')).toBe('limit=3, remaining=0, reset=40');
    expect(refused.headers.get('Retry-After')).toBe('40');
    // The widget has to be able to read when to come back.
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('https://www.north.example');
    expect(problemSchema.parse(await refused.json())).toMatchObject({
      code: 'rate-limited',
      retryable: true,
      detail: 'Too many requests came in a short time. Wait 40 seconds, then send this again.',
    });
    vi.advanceTimersByTime(39_500);
    expect((await send(north)).status).toBe(200);
  });

  test('is one network, however its addresses are written', async () => {
    const { send } = createGuardedApp({ limits });
    const from = (peer: string) => () => send({ ...page, peer });
    expect(await repeat(3, from('192.0.2.1'))).toEqual([200, 200, 200]);
    expect((await from('::ffff:192.0.2.1')()).status).toBe(429);
    expect((await from('192.0.2.2')()).status).toBe(200);
    const v6 = createGuardedApp({ limits });
    const from6 = (peer: string) => () => v6.send({ ...page, peer });
    expect(await repeat(2, from6('2001:db8:1:2::1'))).toEqual([200, 200]);
    expect((await from6('2001:0db8:1:2:ffff:ffff:ffff:ffff')()).status).toBe(200);
    expect((await from6('2001:db8:1:2:a::')()).status).toBe(429);
    expect((await from6('2001:db8:1:3::1')()).status).toBe(200);
  });

  test('can’t get another name by X-Forwarded-For, unless proxies are trusted', async () => {
    const statuses = async (trustedProxies: number): Promise<number[]> => {
      const { send } = createGuardedApp({ limits, trustedProxies });
      let count = 0;
      return repeat(4, () =>
        send({ headers: { ...page.headers, 'X-Forwarded-For': `198.51.100.${(count += 1)}, 198.51.100.77` } }),
      );
    };
    expect(await statuses(0)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1)).toEqual([200, 200, 200, 429]);
    expect(await statuses(2)).toEqual([200, 200, 200, 200]);
  });

  test('is not kept by address', async () => {
    const counted: string[] = [];
    const store = createMemoryRateLimitStore();
    const rateLimitStore = { ...store, increment: (key: string) => (counted.push(key), store.increment(key)) };
    const { send } = createGuardedApp({ rateLimitStore });
    const secret = 'a secret that two processes share';
    const other = createGuardedApp({ rateLimitStore, secret });
    const mac = createHmac('sha256', secret).update('end-user\nv4:c0000201').digest('hex');
    await send({ ...page, peer: '192.0.2.1' });
    await other.send({ ...page, peer: '192.0.2.1' });
    expect(counted).toEqual([
      expect.stringMatching(/^ask:user:[0-9a-f]{32}$/u),
      'ask:page',
      `ask:user:${mac.slice(0, 32)}`,
      'ask:page',
    ]);
    expect(counted[0]).not.toBe(counted[2]);
  });
});

describe('a site', () => {
  test('has a limit of its own over all its users', async () => {
    const { send } = createGuardedApp({ limits });
    const from = (peer: string) => () => send({ ...north, peer });
    expect(await repeat(3, from('192.0.2.1'))).toEqual([200, 200, 200]);
    // What one user asks over their own limit is not counted for all.
    expect(await repeat(5, from('192.0.2.1'))).toEqual([429, 429, 429, 429, 429]);
    expect(await repeat(2, from('192.0.2.2'))).toEqual([200, 200]);
    const refused = await from('192.0.2.3')();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('RateLimit-Policy')).toBe('5;w=60');
    expect(refused.headers.get('RateLimit')).toBe('limit=5, remaining=0, reset=60');
    expect(refused.headers.get('Retry-After')).toBe('60');
    const south = { headers: { Origin: 'https://south.example', 'Voices-Site': 'south' } };
    expect((await send({ ...south, peer: '192.0.2.3' })).status).toBe(200);
  });
});

describe('a key', () => {
  test('has the site’s limit, whatever addresses it is used from', async () => {
    const { token, stored } = await drawKey({ name: 'x', site: null, created: '2026-11-22T00:00:00.000Z' });
    const { send } = createGuardedApp({ limits, keys: createStubKeys(stored) });
    let count = 0;
    const ask = (): Promise<Response> =>
      send({ headers: { Authorization: `Bearer ${token}` }, peer: `192.0.2.${(count += 1)}` });
    expect((await ask()).headers.get('RateLimit')).toBe('limit=5, remaining=4, reset=60');
    expect(await repeat(5, ask)).toEqual([200, 200, 200, 200, 429]);
  });
});

describe('what is counted', () => {
  test('reads have ten times as much, apart from asks', async () => {
    const { send } = createGuardedApp({ limits });
    const read: Sent = { ...page, method: 'GET', path: '/problems' };
    expect(await repeat(3, () => send(page))).toEqual([200, 200, 200]);
    const response = await send(read);
    expect(response.status).toBe(200);
    expect(response.headers.get('RateLimit')).toBe('limit=30, remaining=29, reset=60');
    expect((await repeat(30, () => send(read))).filter((status) => status === 429)).toHaveLength(1);
  });

  test('checking a quote is a read, the page’s form is an ask', async () => {
    const { send } = createGuardedApp({ limits });
    const verified = await send({ ...page, path: '/v1/quotes/verify' });
    expect(verified.headers.get('RateLimit-Policy')).toBe('30;w=60');
    const post: Sent = { ...form, headers: { ...page.headers, ...formType } };
    expect(await repeat(3, () => send(post))).toEqual([200, 200, 200]);
    const refused = await send(post);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(refused.headers.get('Content-Type')).toMatch(/^text\/html/u);
    expect(await refused.text()).toContain('Try again in 60 seconds.');
  });

  test('what was refused before is not counted, and health is free', async () => {
    const { send } = createGuardedApp({ limits });
    await repeat(9, () => send({ headers: { Origin: 'https://evil.example' } }));
    const health = await repeat(99, () => send({ method: 'GET', path: '/healthz' }));
    expect(new Set(health)).toEqual(new Set([200]));
    expect((await send(page)).headers.get('RateLimit')).toBe('limit=3, remaining=2, reset=60');
  });

  test('the machine itself is limited only where that is set', async () => {
    const free = createGuardedApp({ sites: null, limits: { ...limits, limitLocal: false } });
    expect(await repeat(9, () => free.send(local))).toEqual(Array(9).fill(200));
    const limited = createGuardedApp({ sites: null, limits });
    expect(await repeat(4, () => limited.send(local))).toEqual([200, 200, 200, 429]);
  });
});
