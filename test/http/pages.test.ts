import { describe, expect, test } from 'vitest';
import { IndexMissingError } from '../../src/core/errors.js';
import { figureNames, figures } from '../../src/http/page/figures.js';
import { pageCy } from '../../src/wording/page-cy.js';
import { pageEn } from '../../src/wording/page-en.js';
import { createStubAccess, north } from './access/stub-access.js';
import { readAttributes, readElements, readTexts } from './read-page.js';
import { createStubApp } from './stub-app.js';

const widget = { script: 'export {};', integrity: 'sha384-abc' };
const contact = { name: 'North "careers"', url: null, email: 'jobs@north.example', phone: null };
const access = createStubAccess({ sites: [{ ...north, contact }] });

/** Levels of the headings, which must not skip one on the way down. */
const findSkippedHeadings = (page: string): string[] => {
  const levels = readElements(page).flatMap(({ tag }) => (/^h[1-6]$/u.test(tag) ? [Number(tag[1])] : []));
  return levels.flatMap((level, at) => (level > (levels[at - 1] ?? 0) + 1 ? [`h${level} at ${at}`] : []));
};

describe('the page about the tool, where a language model is asked', () => {
  test.each([
    ['en', pageEn],
    ['cy', pageCy],
  ] as const)('says so, and that questions go to it (%s)', async (lang, { about }) => {
    const page = await (
      await createStubApp(null, { languageModel: 'llama' }).app.request(`/about?lang=${lang}`)
    ).text();
    const texts = readTexts(page, 'p');
    expect(texts).toContain(about.privacyWriter('llama'));
    expect(texts.join()).toContain(about.writer('llama'));
    expect(texts.join()).not.toContain(about.noWriter);
    const without = readTexts(await (await createStubApp().app.request(`/about?lang=${lang}`)).text(), 'p').join();
    expect(without).toContain(about.noWriter);
    expect(without).not.toContain(about.privacyWriter('').slice(-40));
  });
});

describe('the demonstration', () => {
  test('says that it is one, and has the widget as a council would put it there', async () => {
    const { app } = createStubApp(null, { widget, access });
    const response = await app.request('/');
    const page = await response.text();
    expect(page).toContain(pageEn.demo.notReal);
    const script = readElements(page).find(({ tag }) => tag === 'script');
    expect(script?.attributes).toMatchObject({ type: 'module', integrity: 'sha384-abc' });
    expect((await app.request(script?.attributes.src ?? '')).status).toBe(200);
    const element = readElements(page).find(({ tag }) => tag === 'practice-voices');
    expect(element?.attributes).toEqual({
      lang: 'en',
      'contact-name': 'North "careers"',
      'contact-email': 'jobs@north.example',
    });
    expect(readAttributes(page, 'a', 'href')).toContain('/ask?lang=en');
    expect(findSkippedHeadings(page)).toEqual([]);
  });

  test('allows its own script and service, and nothing inline', async () => {
    const response = await createStubApp(null, { widget }).app.request('/');
    const policy = (response.headers.get('Content-Security-Policy') ?? '').split('; ');
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'"]));
    expect(policy.join(' ')).not.toMatch(/unsafe|\*|https?:/u);
    const scripts = readElements(await response.text()).filter(({ tag }) => tag === 'script');
    expect(scripts.map(({ text }) => text)).toEqual(['']);
  });

  test('works without a widget and without an index', async () => {
    const page = await (await createStubApp(new IndexMissingError('/x')).app.request('/')).text();
    expect(readAttributes(page, 'script', 'src')).toEqual([]);
    expect(readAttributes(page, 'a', 'href')).toContain('/ask?lang=en');
  });

  test('takes no form any more', async () => {
    const response = await createStubApp().app.request('/', {
      method: 'POST',
      body: new URLSearchParams({ question: 'x' }),
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('Allow')).toBe('GET, HEAD');
    expect(readAttributes(await response.text(), 'a', 'href')).toContain('/ask?lang=en');
  });
});

describe('about', () => {
  const open = async (path = '/about', app = createStubApp(null, { access }).app): Promise<string> =>
    (await app.request(path)).text();

  test('lists what is in the index as it is served now', async () => {
    const rows = readTexts(await open(), 'tr');
    expect(rows).toEqual(
      expect.arrayContaining(['North Council 1 2018 Northern Paper', 'No single council 1 Not known Not known']),
    );
  });

  test('tells the figures of the baseline, the bad ones too', async () => {
    const rows = readTexts(await open(), 'tr');
    for (const name of figureNames) {
      const shares = [figures.kept[name], figures.open[name]].map((share) => `${Math.round(share * 100)}%`);
      expect(rows).toContain([pageEn.about.figures[name], ...shares].join(' '));
    }
  });

  test('says whom to tell, and where to go on', async () => {
    const links = readAttributes(await open(), 'a', 'href');
    expect(links).toEqual(expect.arrayContaining(['mailto:jobs@north.example', '/docs', '/problems']));
    expect(await open('/about', createStubApp().app)).toContain(pageEn.about.complainCouncil);
  });

  test('every entry of its contents leads somewhere, and no heading is skipped', async () => {
    const page = await open();
    const ids = readAttributes(page, '*', 'id');
    const anchors = readAttributes(page, 'a', 'href').filter((href) => href.startsWith('#'));
    expect(anchors.length).toBeGreaterThan(8);
    expect(anchors.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
    expect(findSkippedHeadings(page)).toEqual([]);
  });

  test('is there in Welsh, which says that nobody has checked it', async () => {
    const page = await open('/about?lang=cy');
    expect(readTexts(page, 'h1')).toEqual([pageCy.about.title]);
    expect(page).toContain('Nid yw cyfieithydd wedi gwirio geiriau Cymraeg');
  });

  test('is there without an index, and names another model by its name alone', async () => {
    expect(await open('/about', createStubApp(new IndexMissingError('/x')).app)).toContain(pageEn.about.noIndex);
    const { app } = createStubApp();
    expect(await open('/about', app)).toContain(pageEn.about.model(figures.embedder).slice(0, 60));
  });
});

describe('faults', () => {
  const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

  test('people get a page, programs a problem', async () => {
    const { app } = createStubApp();
    const page = await app.request('/nowhere', { headers: browser });
    expect([page.status, page.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=UTF-8']);
    expect(readTexts(await page.text(), 'h1')).toEqual([pageEn.fault.notFound]);
    for (const [path, headers] of [
      ['/nowhere', {}],
      ['/nowhere', { Accept: '*/*' }],
      ['/v1/nowhere', browser],
    ] as const) {
      const problem = await app.request(path, { headers });
      expect([problem.status, problem.headers.get('Content-Type')]).toEqual([404, 'application/problem+json']);
    }
  });

  test('too many questions: says how long to wait, in the language of the page', async () => {
    const limits = { asksPerMinute: 1, siteAsksPerMinute: 10, limitLocal: true };
    const { app } = createStubApp(null, { access: createStubAccess({ limits }) });
    const init = { method: 'POST', body: new URLSearchParams({ question: 'x' }) };
    expect((await app.request('/ask?lang=cy', init)).status).toBe(200);
    const response = await app.request('/ask?lang=cy', init);
    expect(response.status).toBe(429);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const page = await response.text();
    expect(readTexts(page, 'h1')).toEqual([pageCy.fault.tooMany]);
    expect(page).toContain(`eiliadau: ${response.headers.get('Retry-After') ?? '?'}`);
    expect(page).toContain(pageCy.fault.mayBeBack);
  });

  test('a form from another website is refused on a page', async () => {
    const { app } = createStubApp(null, { access });
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    const response = await app.request('/ask', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ question: 'x' }),
    });
    expect(response.status).toBe(403);
    expect(readTexts(await response.text(), 'h1')).toEqual([pageEn.fault.refused]);
  });

  test('whom to ask stands on a page that is switched off', async () => {
    const { app } = createStubApp(null, { access, switches: { findReason: () => 'We are checking a story.' } });
    const response = await app.request('/ask');
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('We are checking a story.');
    expect(readAttributes(page, 'a', 'href')).toContain('mailto:jobs@north.example');
  });
});
