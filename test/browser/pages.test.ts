/** The pages in a real browser: no fault that axe knows, no scrolling sideways, and a conversation without a script. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleWidget } from '../../scripts/build-widget/bundle-widget.js';
import { en } from '../../src/wording/en.js';
import { pageEn } from '../../src/wording/page-en.js';
import { listen, type Listening } from '../http/listen.js';
import { createStubApp } from '../http/stub-app.js';
import { openBrowser } from './open-browser.js';

const pictures = fileURLToPath(new URL('../../artefacts/pages/', import.meta.url));
const widths = [1280, 320] as const;

let browser: Browser;
let service: Listening;
const stub = { asked: createStubApp().asked };

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  const app = createStubApp(null, { widget: await bundleWidget() });
  stub.asked = app.asked;
  [browser, service] = await Promise.all([openBrowser(), listen(app.app)]);
});
afterAll(async () => {
  await browser.close();
  await service.close();
});

async function open(path: string, width: number, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
  await page.goto(`${service.address}${path}`);
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox').fill(question);
  await page.getByRole('button', { name: en.ask, exact: true }).click();
  await page.waitForLoadState();
}

async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<axe.AxeResults> } };
    return axe.run();
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const states: readonly { readonly name: string; readonly path: string; readonly question?: string }[] = [
  { name: 'demo', path: '/' },
  { name: 'demo-welsh', path: '/?lang=cy' },
  { name: 'ask-empty', path: '/ask' },
  { name: 'ask-answered', path: '/ask', question: 'what is locality work?' },
  { name: 'ask-not-found', path: '/ask', question: 'unknown thing' },
  { name: 'ask-error', path: '/ask', question: '' },
  { name: 'ask-signposted', path: '/ask', question: 'hurt' },
  { name: 'ask-failed', path: '/ask', question: 'fail' },
  { name: 'about', path: '/about' },
  { name: 'about-welsh', path: '/about?lang=cy' },
];

describe.each(states)('$name', ({ name, path, question }) => {
  test('has no fault that axe finds and does not scroll sideways, wide and narrow', async () => {
    const page = await open(path, widths[0]);
    if (question !== undefined) await ask(page, question);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${pictures}${name}-${width}.png`, fullPage: true });
      expect([width, await findFaults(page)]).toEqual([width, []]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([width, overflow <= 0]).toEqual([width, true]);
    }
    await page.context().close();
  });
});

test('the widget on the demonstration loads under its policy and answers', async () => {
  const page = await open('/', 1280);
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.reload();
  const widget = page.locator('practice-voices');
  await widget.locator('.launcher').click();
  await widget.getByRole('textbox').fill('what is locality work?');
  await widget.getByRole('textbox').press('Enter');
  await widget.locator('blockquote').first().waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test('a whole conversation works without JavaScript, by keyboard alone', async () => {
  const page = await open('/', 320, { javaScriptEnabled: false });
  await page.getByRole('link', { name: pageEn.demo.askLink }).press('Enter');
  await page.waitForURL('**/ask?lang=en');
  // Skip link, name of the service, the other language, two offers, then the question.
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('Tab');
  await expect(describeFocus(page)).resolves.toBe('Cymraeg');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(describeFocus(page)).resolves.toBe('What is a caseload?');
  await page.keyboard.press('Tab');
  await page.keyboard.type('What is Step Up?');
  for (let at = 0; at < 2; at += 1) await page.keyboard.press('Tab');
  await expect(describeFocus(page)).resolves.toBe(en.ask);
  await page.keyboard.press('Enter');
  await page.locator('blockquote').first().waitFor();
  expect(await page.title()).toContain(pageEn.ask.answerTitle);
  await page.getByText(en.readInContext).first().click();
  expect(await page.locator('details mark').first().isVisible()).toBe(true);
  await ask(page, 'how long does it take?');
  expect(await page.locator('.asked').innerText()).toBe('how long does it take?');
  expect(await page.locator('.earlier li').allInnerTexts()).toEqual(['What is Step Up?']);
  expect(stub.asked.at(-1)?.turns).toEqual([{ question: 'What is Step Up?', articleIds: ['north-sam', 'bare'] }]);
  await ask(page, '');
  expect(await page.title()).toMatch(/^Error: /u);
  expect(await page.locator('.earlier li').count()).toBe(2);
  await page.context().close();
});

test('what is printed has the answer and not the form', async () => {
  const page = await open('/ask', 1280);
  await ask(page, 'what is locality work?');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('blockquote').first().isVisible()).toBe(true);
  expect(await page.getByRole('textbox').isVisible()).toBe(false);
  await page.context().close();
});

/** With scripts off the page can still be asked what has the focus: the question is the test’s, not the page’s. */
async function describeFocus(page: Page): Promise<string> {
  return page.locator(':focus').innerText();
}
