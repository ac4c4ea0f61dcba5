import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, test } from 'vitest';
import { IndexMissingError } from '../../src/core/errors.js';
import { createStubApp } from './stub-app.js';

/** Values of the named attribute in order of the page; every element where the tag is `*`. */
function readAttributes(page: string, tag: string, name: string): string[] {
  const found: string[] = [];
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node && (tag === '*' || node.tagName === tag))
      found.push(...node.attrs.filter((attribute) => attribute.name === name).map(({ value }) => value));
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(page));
  return found;
}

const readTags = (page: string): Set<string> =>
  new Set([...page.matchAll(/<([a-z][a-z0-9]*)/gu)].map(([, tag]) => tag ?? ''));

describe('the page', () => {
  test('asks for a question, says that it is automated and how many stories it knows', async () => {
    const { app } = createStubApp();
    const response = await app.request('/');
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toContain('<title>Ask a question – Practice Voices</title>');
    expect(page).toContain('This is an automated service.');
    // One of the two has no date, so no year is named.
    expect(page).toContain('printed in 2 published stories. Every');
    expect(readAttributes(page, 'label', 'for')).toEqual(['question', 'council']);
    expect(readAttributes(page, 'option', 'value')).toEqual(['', 'north', 'south']);
  });

  test('shows each quote once, in a block of its own, with who spoke and where', async () => {
    const { postPage } = createStubApp();
    const page = await (await postPage({ question: 'what is locality work?' })).text();
    expect(page.match(/You get to see a case through/gu)).toHaveLength(1);
    expect(page).toMatch(/<blockquote>\s*<p>You get to see a case through – [^<]+ family &amp; their friends\.<\/p>/u);
    expect(page).not.toContain('said:');
    expect(page).toContain('<p>Another story has more on this [2].</p>');
    expect(page).toMatch(/<span class="speaker">Sam<\/span>, Social worker, North Council/u);
    expect(page).toMatch(/A day &lt;with&gt; Sam<\/a>, Northern Paper, 2018/u);
    expect(page).toContain('<span class="speaker">The article</span>');
  });

  test('carries the conversation from one form to the next', async () => {
    const { postPage, asked } = createStubApp();
    const first = await (await postPage({ question: 'What is Step Up?', council: 'north' })).text();
    const [turns = ''] = readAttributes(first, 'input', 'value');
    await postPage({ question: 'how long?', council: 'north', turns });
    expect(asked[1]).toMatchObject({
      question: 'how long?',
      council: 'north',
      turns: [{ question: 'What is Step Up?', articleIds: ['north-sam', 'bare'] }],
    });
  });

  test('a long conversation goes on with its last turns', async () => {
    const { postPage, asked } = createStubApp();
    const turns = JSON.stringify(Array.from({ length: 30 }, (_, number) => ({ question: `q${number}` })));
    expect((await postPage({ question: 'x', turns })).status).toBe(200);
    expect(asked[0]?.turns?.at(-1)).toEqual({ question: 'q29' });
  });

  test('suggestions are buttons that ask', async () => {
    const { postPage } = createStubApp();
    const page = await (await postPage({ question: 'unknown' })).text();
    expect(readAttributes(page, 'button', 'value')).toEqual(['What is a locality team?']);
    expect(page).toContain('The stories do not answer that.');
  });

  test('help lines can be called', async () => {
    const { postPage } = createStubApp();
    const page = await (await postPage({ question: 'hurt' })).text();
    expect(readAttributes(page, 'a', 'href')).toContain('tel:08001111');
  });

  test('a fault stands in the title, in a summary that leads to the field, and beside the field', async () => {
    const { postPage } = createStubApp();
    const response = await postPage({ question: ' ', council: 'south' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('<title>Error: Ask a question – Practice Voices</title>');
    expect(page).toContain('<a href="#question">Enter a question.</a>');
    expect(readAttributes(page, 'textarea', 'aria-describedby')).toEqual(['question-hint question-fault']);
    expect(page).toMatch(/<option value="south" selected>/u);
  });

  test('keeps what was typed when the council is not known', async () => {
    const { postPage } = createStubApp();
    const page = await (await postPage({ question: 'what now?', council: 'nowhere' })).text();
    expect(page).toMatch(/<textarea[^>]*>\nwhat now\?<\/textarea>/u);
    expect(page).toContain('href="#council"');
  });

  test.each([
    ['a failure', { question: 'fail' }, 500],
    ['forged turns', { question: 'x', turns: '{"a":' }, 422],
    ['turns of another shape', { question: 'x', turns: '[1]' }, 422],
  ])('%s is shown as a page', async (_name, fields, status) => {
    const { postPage } = createStubApp();
    const response = await postPage(fields);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/u);
    expect(await response.text()).toContain('There is a problem');
  });

  test('says so where there is no index, without telling about the machine', async () => {
    const { app } = createStubApp(new IndexMissingError('/home/somebody/index'));
    const response = await app.request('/');
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('60');
    const page = await response.text();
    expect(page).toContain('The service is not available.');
    expect(page).not.toContain('somebody');
  });

  test('takes its own form only, and not 10 MB of it', async () => {
    const { app } = createStubApp();
    const send = async (body: string, type: string): Promise<Response> =>
      app.request('/', { method: 'POST', body, headers: { 'Content-Type': type } });
    expect((await send('{}', 'application/json')).status).toBe(415);
    expect((await send('x'.repeat(10_000_000), 'application/x-www-form-urlencoded')).status).toBe(413);
  });

  test('allows no script and no other origin', async () => {
    const { app } = createStubApp();
    const response = await app.request('/');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    const page = await response.text();
    expect(page).not.toMatch(/<script|<style|\son[a-z]+=|style="/u);
    expect(readAttributes(page, 'link', 'href')).toEqual(['/style.css']);
    expect((await app.request('/style.css')).headers.get('Content-Type')).toBe('text/css; charset=utf-8');
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
  test.each(hostile)('%s stays text in every place', async (text) => {
    const { app, postPage } = createStubApp();
    const plain = readTags(await (await app.request('/')).text());
    const answered = readTags(await (await postPage({ question: 'x', turns: '[{"question":"y"}]' })).text());
    const turns = JSON.stringify([{ question: text, articleIds: [text] }]);
    const answer = await (await postPage({ question: text, turns })).text();
    const fault = await (await postPage({ question: text, turns, council: text })).text();
    expect([...readTags(answer)].filter((tag) => !answered.has(tag))).toEqual([]);
    const faulty = new Set([...plain, ...answered, 'ul', 'li', 'ol', 'span']);
    expect([...readTags(fault)].filter((tag) => !faulty.has(tag))).toEqual([]);
    for (const page of [answer, fault]) {
      expect(readAttributes(page, '*', 'onerror')).toEqual([]);
      expect(readAttributes(page, '*', 'onfocus')).toEqual([]);
    }
    // What comes back out of the page is what went in.
    const [carried = ''] = readAttributes(answer, 'input', 'value');
    expect(JSON.parse(carried)).toMatchObject([{ question: text }, { question: text }]);
  });
});
