import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemSchema } from '../../../src/http/contract/problem.js';
import { listsOrigin } from '../../../src/http/access/site.js';
import { createGuardedApp, form, formType, local, north, type Sent } from './stub-access.js';

const { send, lines } = createGuardedApp();
const origin = 'https://www.north.example';

describe('a site’s pages', () => {
  test('may ask with the site’s id', async () => {
    const response = await send({
      headers: { Origin: origin, 'Voices-Site': 'north', 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
      'RateLimit,RateLimit-Policy,Retry-After,X-Request-Id',
    );
    expect(response.headers.get('Vary')).toContain('Origin');
    expect(lines.at(-1)?.caller).toBe('site:north');
  });

  test.each<[string, Record<string, string>]>([
    ['no id', { Origin: origin }],
    ['another site’s id', { Origin: origin, 'Voices-Site': 'south' }],
    ['an id that nobody has', { Origin: origin, 'Voices-Site': 'east' }],
    ['an origin that no site has', { Origin: 'https://evil.example', 'Voices-Site': 'north' }],
    ['plain http', { Origin: 'http://www.north.example', 'Voices-Site': 'north' }],
    ['another port', { Origin: 'https://www.north.example:444', 'Voices-Site': 'north' }],
    ['a subdomain', { Origin: 'https://a.www.north.example', 'Voices-Site': 'north' }],
    ['a sandboxed page', { Origin: 'null', 'Voices-Site': 'north' }],
    ['no origin, from elsewhere', { 'Sec-Fetch-Site': 'cross-site', 'Voices-Site': 'north' }],
  ])('are refused with %s', async (_name, headers) => {
    const response = await send({ headers });
    expect(response.status).toBe(403);
    expect(problemSchema.parse(await response.json()).code).toBe('origin-not-allowed');
    expect(lines.at(-1)?.caller).toBeNull();
    // A listed page may read why, another learns nothing.
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(headers.Origin === origin ? origin : null);
  });

  test('nobody from another origin is let in by an empty list', async () => {
    for (const sites of [[], [{ ...north, origins: [] }]]) {
      const { send } = createGuardedApp({ sites });
      expect((await send({ headers: { Origin: origin, 'Voices-Site': 'north' } })).status).toBe(403);
      expect((await send({ headers: { Origin: 'http://voices.example' } })).status).toBe(200);
    }
  });
});

describe('the council of a site', () => {
  const headers = { Origin: origin, 'Voices-Site': 'north' };

  test('is searched where a question names none', async () => {
    const { send, asked } = createGuardedApp();
    await send({ headers });
    await send({ headers, body: '{"question":"x","council":"south"}' });
    await send({ headers: { Origin: 'https://south.example', 'Voices-Site': 'south' } });
    expect(asked.map(({ council }) => council)).toEqual(['north', 'south', undefined]);
  });
});

describe('preflights', () => {
  const preflight = (from: string): Promise<Response> =>
    send({
      method: 'OPTIONS',
      headers: {
        Origin: from,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,voices-site',
      },
    });

  test('of a listed origin are told what may be sent', async () => {
    const response = await preflight(origin);
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET,POST');
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type,Voices-Site,Accept');
    expect(response.headers.get('Vary')).toContain('Origin');
    // An Authorization header would put a secret into a page.
    expect(response.headers.get('Access-Control-Allow-Headers')).not.toMatch(/authorization/iu);
  });

  test('of another origin are not allowed', async () => {
    expect((await preflight('https://evil.example')).headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('with sites, without one’s id', () => {
  test.each<[string, Sent, string]>([
    ['our page behind TLS', { headers: { Origin: 'https://voices.example' } }, 'page'],
    [
      'our page behind a proxy of another name',
      { headers: { Origin: 'https://x.example', 'Sec-Fetch-Site': 'same-origin' } },
      'page',
    ],
    ['a person who opens an address', { method: 'GET', path: '/', headers: { 'Sec-Fetch-Site': 'none' } }, 'page'],
    ['our form', { ...form, headers: { ...formType, Origin: 'http://voices.example' } }, 'page'],
    ['a browser that tells nothing, with a form', { ...form, headers: formType }, 'page'],
    ['a link to our page', { method: 'GET', path: '/', headers: { 'Sec-Fetch-Site': 'cross-site' } }, 'page'],
    ['a script file for a site’s page', { method: 'GET', path: '/style.css', headers: { Origin: origin } }, 'page'],
    ['the machine itself', local, 'local'],
  ])('%s is let in', async (_name, sent, caller) => {
    expect((await send(sent)).status).toBe(200);
    expect(lines.at(-1)?.caller).toBe(caller);
  });

  test.each<[string, Record<string, string>]>([
    ['another website', { Origin: 'https://evil.example' }],
    ['a site of ours', { Origin: origin }],
    ['another website, as the browser tells it', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
  ])('our form is not taken from %s', async (_name, headers) => {
    const response = await send({ ...form, headers: { ...formType, ...headers } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This form was sent from another website.');
  });

  test('a program needs a key', async () => {
    const response = await send({});
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(problemSchema.parse(await response.json()).code).toBe('key-required');
  });
});

test('an origin is listed only where it is the same letter by letter', () => {
  const [first = ''] = north.origins;
  const near = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.webAuthority().map((host) => `https://${host}`),
    fc.string({ minLength: 1 }).map((tail) => first + tail),
    fc.string({ minLength: 1 }).map((head) => head + first),
    fc.nat(first.length - 1).map((at) => first.slice(0, at) + first.slice(at + 1)),
    fc.nat(first.length - 1).map((at) => first.slice(0, at) + first.slice(at).toUpperCase()),
    fc.constantFrom('null', '*', `${first}/`, `${first}:443`, `https://a@www.north.example`, `${first}, ${first}`),
  );
  fc.assert(
    fc.property(near, (text) => {
      expect(listsOrigin(north, text)).toBe(text === north.origins[0] || text === north.origins[1]);
    }),
  );
});
