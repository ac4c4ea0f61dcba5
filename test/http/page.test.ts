import { describe, expect, test } from 'vitest';
import { IndexMissingError } from '../../src/core/errors.js';
import { cy } from '../../src/wording/cy.js';
import { en } from '../../src/wording/en.js';
import { pageCy } from '../../src/wording/page-cy.js';
import { pageEn } from '../../src/wording/page-en.js';
import { readAttributes, readElements, readCarried, readOffers, readTexts } from './read-page.js';
import { createStubApp } from './stub-app.js';

type PostPage = ReturnType<typeof createStubApp>['postPage'];

const post = async (postPage: PostPage, fields: Record<string, string>): Promise<string> =>
  (await postPage(fields)).text();

describe('the page', () => {
  test('asks for a question, says that it is automated and how many stories it knows', async () => {
    const { app } = createStubApp();
    const response = await app.request('/ask');
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(readAttributes(page, 'html', 'lang')).toEqual(['en-GB']);
    expect(readTexts(page, 'title')).toEqual(['Ask a question – Practice Voices']);
    // One of the two has no date, so no year is named; one of the two councils has no story.
    expect(page).toContain(`${en.whatIAm} I know 2 stories about North Council.`);
    expect(readAttributes(page, 'label', 'for')).toEqual(['question', 'council']);
    expect(readAttributes(page, 'option', 'value')).toEqual(['', 'north', 'south']);
    expect(readOffers(page)).toEqual(['What is a locality team?', 'What is a caseload?']);
  });

  test('shows each quote once, in a block of its own, with who spoke and where', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'what is locality work?' });
    const quotes = readElements(page).filter(({ tag }) => tag === 'blockquote');
    expect(quotes.map(({ text }) => text)).toEqual([
      'You get to see a case through – to the end, every week, with the same family & their friends.',
      'Sam says:',
    ]);
    expect(quotes.map(({ attributes }) => attributes.lang)).toEqual(['en-GB', 'en-GB']);
    expect(readTexts(page, 'p')).not.toContainEqual(expect.stringContaining('said:'));
    expect(readTexts(page, 'p')).toContain('Another story has more on this [2].');
    expect(readTexts(page, 'figcaption')).toEqual([
      'Sam, Social worker, North Council [1] A day <with> Sam. A story from North Council, Northern Paper, 2018',
      'The article [2] A story without a title',
    ]);
  });

  test('shows the words around a quote, and leads to it in its story', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'what is locality work?' });
    expect(readTexts(page, 'summary')).toEqual(['Read in context, quote 1', 'Read in context, quote 2']);
    expect(readTexts(page, 'details')[0]).toContain('…Sam says: “You get to see a case through');
    expect(readTexts(page, 'details')[0]?.endsWith('”…')).toBe(true);
    expect(readAttributes(page, 'a', 'href')).toContainEqual(
      expect.stringMatching(/^https:\/\/example\.org\/sam#:~:text=You%20get/u),
    );
  });

  test('suggestions are buttons that ask', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'unknown' });
    expect(readOffers(page)).toEqual(['What is a locality team?']);
    expect(page).toContain('The stories do not answer that.');
  });

  test('help lines can be called, and nothing else is offered', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'hurt' });
    expect(readAttributes(page, 'a', 'href')).toContain('tel:08001111');
    expect(readTexts(page, 'h3')).toEqual([en.helpLines]);
    expect(readOffers(page)).toEqual([]);
  });

  test('personal details are not shown again, and not carried', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'Can I ring 07700 900123?' });
    expect(page).not.toContain('900123');
    expect(page).toContain('Can I ring [phone hidden]?');
  });

  test.each([
    ['nothing', ' ', en.emptyQuestion],
    ['too much', 'a'.repeat(501), en.longQuestion(500)],
  ])(
    '%s is a fault in the title, in a summary that leads to the field, and beside the field',
    async (_n, question, text) => {
      const { postPage } = createStubApp();
      const response = await postPage({ question, council: 'south' });
      expect(response.status).toBe(422);
      const page = await response.text();
      expect(readTexts(page, 'title')).toEqual(['Error: Ask a question – Practice Voices']);
      expect(page).toContain(`<a href="#question">${text}</a>`);
      expect(readElements(page).find(({ attributes }) => 'autofocus' in attributes)?.attributes.role).toBe('alert');
      expect(readAttributes(page, 'textarea', 'aria-describedby')).toEqual(['question-hint question-fault']);
      expect(readTexts(page, 'textarea')).toEqual([question.trim()]);
      expect(page).toMatch(/<option value="south" selected>/u);
    },
  );

  test('keeps what was typed when the council is not known', async () => {
    const { postPage } = createStubApp();
    const page = await post(postPage, { question: 'what now?', council: 'nowhere' });
    expect(readTexts(page, 'textarea')).toEqual(['what now?']);
    expect(page).toContain(`<a href="#council">${pageEn.ask.chooseCouncil}</a>`);
  });

  test('a failure keeps what was typed and the conversation', async () => {
    const { postPage } = createStubApp();
    const { turns, mark } = readCarried(await post(postPage, { question: 'What is Step Up?' }));
    const response = await postPage({ question: 'fail now', turns, mark });
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain(en.failed);
    expect(readTexts(page, 'textarea')).toEqual(['fail now']);
    expect(readCarried(page)).toMatchObject({ turns, mark });
  });

  test('says so where there is no index, without telling about the machine', async () => {
    const { app } = createStubApp(new IndexMissingError('/home/somebody/index'));
    const response = await app.request('/ask');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('60');
    const page = await response.text();
    expect(readTexts(page, 'h1')).toEqual([pageEn.fault.service]);
    expect(page).not.toContain('somebody');
  });

  test('takes its own form only, and not 10 MB of it', async () => {
    const { app } = createStubApp();
    const send = async (body: string, type: string): Promise<Response> =>
      app.request('/ask', { method: 'POST', body, headers: { 'Content-Type': type } });
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send('x'.repeat(10_000_000), 'application/x-www-form-urlencoded')).status).toBe(413);
  });

  test('allows no script and no other origin', async () => {
    const { app } = createStubApp();
    const response = await app.request('/ask');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|script-src/u);
    const page = await response.text();
    expect(page).not.toMatch(/<script|<style|\son[a-z]+=|style="/u);
    expect(readAttributes(page, 'link', 'href')).toEqual(['/style.css']);
    const style = await app.request('/style.css');
    expect(style.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
    const again = await app.request('/style.css', { headers: { 'If-None-Match': style.headers.get('ETag') ?? '' } });
    expect(again.status).toBe(304);
  });
});

describe('languages', () => {
  test.each([
    ['the address', '/ask?lang=cy', 'en-GB'],
    ['the browser', '/ask', 'cy-GB,en;q=0.5'],
  ])('Welsh where %s asks for it, and quotes stay English', async (_name, path, accepted) => {
    const { app } = createStubApp();
    const headers = { 'Accept-Language': accepted, 'Content-Type': 'application/x-www-form-urlencoded' };
    const page = await (await app.request(path, { headers })).text();
    expect(readAttributes(page, 'html', 'lang')).toEqual(['cy']);
    expect(readTexts(page, 'h1')).toEqual([pageCy.ask.heading]);
    const [action = ''] = readAttributes(page, 'form', 'action');
    expect(action).toBe('/ask?lang=cy#answer');
    const answer = await (await app.request(action, { method: 'POST', headers, body: 'question=x' })).text();
    expect(readAttributes(answer, 'html', 'lang')).toEqual(['cy']);
    expect(readAttributes(answer, 'blockquote', 'lang')).toEqual(['en-GB', 'en-GB']);
    const faulty = await (await app.request(action, { method: 'POST', headers, body: 'question=' })).text();
    expect(readTexts(faulty, 'title')[0]).toMatch(/^Gwall: /u);
    expect(faulty).toContain(cy.emptyQuestion);
  });

  test('another language keeps the conversation and what was typed, and asks nothing', async () => {
    const { app, postPage, asked } = createStubApp();
    const first = readCarried(await post(postPage, { question: 'What is Step Up?' }));
    const faulty = await post(postPage, { ...first, question: 'half a', council: 'nowhere' });
    const [action = ''] = readAttributes(faulty, 'form', 'action');
    expect(action).toBe('/ask?lang=cy');
    const body = new URLSearchParams({ ...first, question: 'half a', council: 'north', show: '1' });
    const count = asked.length;
    const page = await (await app.request(action, { method: 'POST', body })).text();
    expect(asked).toHaveLength(count);
    expect(readTexts(page, 'h1')).toEqual([pageCy.ask.heading]);
    expect(readTexts(page, 'ol')).toEqual(['What is Step Up?']);
    expect(readTexts(page, 'textarea')).toEqual(['half a']);
    expect(readCarried(page)).toMatchObject(first);
  });

  test('a language that there is not is passed over', async () => {
    const { app } = createStubApp();
    const response = await app.request('/ask?lang=%22%3E%3Cb%3E', { headers: { 'Accept-Language': 'fr' } });
    expect(response.headers.get('Vary')).toContain('Accept-Language');
    const page = await response.text();
    expect(readAttributes(page, 'html', 'lang')).toEqual(['en-GB']);
    expect(readTexts(page, 'b')).toEqual([]);
  });
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '</textarea><script>alert(1)</script>',
  '<!--',
  '&lt;script&gt;',
  '${7*7}{{7*7}}',
];

describe('hostile text', () => {
  const readTags = (page: string): Set<string> => new Set(readElements(page).map(({ tag }) => tag));

  test.each(hostile)('%s stays text in every place', async (text) => {
    const { app, postPage } = createStubApp();
    const plain = await (await app.request('/ask')).text();
    const first = readCarried(await post(postPage, { question: 'y' }));
    const known = new Set([
      ...readTags(plain),
      ...readTags(await post(postPage, { question: 'x', ...first })),
      ...readTags(await post(postPage, { question: '', council: 'x' })),
    ]);
    const carried = readCarried(await post(postPage, { question: text }));
    const pages = [
      await post(postPage, { question: text, ...carried, council: '' }),
      await post(postPage, { question: text, ...carried, council: text }),
      await post(postPage, { question: text, turns: text, mark: text }),
    ];
    for (const page of pages) {
      expect([...readTags(page)].filter((tag) => !known.has(tag))).toEqual([]);
      for (const name of ['onerror', 'onfocus', 'src']) expect(readAttributes(page, '*', name)).toEqual([]);
    }
    // What comes back out of the page is what went in.
    expect(JSON.parse(readCarried(pages[0] ?? '').turns)).toMatchObject([{ question: text }, { question: text }]);
    expect(readTexts(pages[1] ?? '', 'textarea')).toEqual([text]);
  });
});
