import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/http/contract/problem.js';
import { checkToken, drawKey } from '../../../src/http/access/access-key.js';
import { createGuardedApp, createStubKeys, north } from './stub-access.js';

const about = { name: 'North web team', site: 'north', created: '2026-11-22T00:00:00.000Z' };
const bearer = (token: string): { readonly headers: Record<string, string> } => ({
  headers: { Authorization: `Bearer ${token}` },
});

describe('a key', () => {
  test('has an id, a secret of 256 bits, and nothing kept that gives it away', async () => {
    const { token, stored } = await drawKey(about);
    expect(token).toMatch(/^pv_[0-9a-v]{10}_[\w-]{43}$/u);
    expect(JSON.stringify(stored)).not.toContain(token.slice(-43));
    expect(stored).toMatchObject({ ...about, revoked: null, id: token.slice(3, 13) });
    expect((await drawKey(about)).token).not.toBe(token);
  });

  test('is known by its token alone', async () => {
    const [one, other] = [await drawKey(about), await drawKey(about)];
    const keys = createStubKeys(one.stored, other.stored);
    expect(await checkToken(one.token, keys)).toBe(one.stored);
    const flipped = one.token.slice(0, -2) + (one.token.at(-2) === 'A' ? 'B' : 'A') + one.token.slice(-1);
    const mixed = one.token.slice(0, 14) + other.token.slice(14);
    for (const token of [
      flipped,
      mixed,
      `${one.token}A`,
      one.token.slice(0, -1),
      one.token.toUpperCase(),
      one.stored.id,
      '',
    ])
      expect(await checkToken(token, keys)).toBeNull();
    expect(await checkToken(`pv_${one.stored.id}_${one.stored.sha256.slice(0, 43)}`, keys)).toBeNull();
  });
});

describe('a request with a key', () => {
  test('is let in from anywhere, and the log names the key’s id and nothing more', async () => {
    const { token, stored } = await drawKey(about);
    const { send, lines } = createGuardedApp({ keys: createStubKeys(stored) });
    expect((await send(bearer(token))).status).toBe(200);
    expect(lines[0]?.caller).toBe(`key:${stored.id}`);
    expect(JSON.stringify(lines)).not.toContain(token.slice(-43));
  });

  test('is refused from the moment that the key is revoked', async () => {
    const { token, stored } = await drawKey(about);
    const store = createStubKeys(stored);
    const { send, lines } = createGuardedApp({ keys: store });
    expect((await send(bearer(token))).status).toBe(200);
    store.keys.set(stored.id, { ...stored, revoked: '2026-11-23T00:00:00.000Z' });
    const refused = await send(bearer(token));
    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer error="invalid_token"');
    const problem = problemSchema.parse(await refused.json());
    expect(problem).toMatchObject({ code: 'key-not-accepted', retryable: false });
    expect(JSON.stringify([problem, lines])).not.toContain(token.slice(-43));
    expect(lines.at(-1)?.caller).toBeNull();
  });

  test.each(['', 'x', 'sk-123', 'pv_aaaaaaaaaa_short', 'a b'])(
    '%j is no key, even where the rest is in order',
    async (token) => {
      const { send } = createGuardedApp({ keys: createStubKeys() });
      const headers = { Origin: 'https://www.north.example', 'Voices-Site': 'north', Authorization: `Bearer ${token}` };
      expect((await send({ headers })).status).toBe(401);
    },
  );

  test('leaves other schemes alone, as a proxy may ask for one', async () => {
    const { send } = createGuardedApp({ keys: createStubKeys() });
    const headers = { Origin: 'https://www.north.example', 'Voices-Site': 'north', Authorization: 'Basic eDp5' };
    expect((await send({ headers })).status).toBe(200);
  });

  test('speaks for its site', async () => {
    const { token, stored } = await drawKey(about);
    const { app, send } = createGuardedApp({ keys: createStubKeys(stored) });
    app.get('/v1/who', (c) => c.json(c.get('caller')));
    const response = await send({ method: 'GET', path: '/v1/who', ...bearer(token) });
    expect(await response.json()).toMatchObject({ kind: 'key', id: stored.id, site: { id: north.id } });
  });
});
