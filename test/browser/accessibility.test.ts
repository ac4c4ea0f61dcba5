/** Every state of the widget: no fault that axe knows, no reflow in two ways, no covered focus; a picture of each is kept. */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/wording/en.js';
import { answers } from './answers.js';
import { setStage, type Stage, type StageOptions } from './stage.js';
import { problem, type Reply } from './stub-service.js';

const stage = setStage();
const pictures = fileURLToPath(new URL('../../artefacts/widget/', import.meta.url));

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
});

const contact = 'contact-name="North careers team" contact-email="jobs@north.example" contact-phone="01234 567890"';

interface State {
  readonly name: string;
  readonly attributes?: string;
  readonly options?: StageOptions;
  /** Replies that the service gives; each is asked for by a question. */
  readonly replies?: readonly (Reply | (() => Reply | Promise<Reply>))[];
  readonly closed?: true;
  /** Looked at by axe on a narrow screen as well. */
  readonly narrowToo?: true;
  readonly then?: (widget: Locator, page: Page) => Promise<void>;
}

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 640 };

const never = (): Promise<Reply> => new Promise(() => undefined);

const states: readonly State[] = [
  { name: 'closed', closed: true, narrowToo: true },
  { name: 'open', narrowToo: true },
  { name: 'pending', replies: [never] },
  { name: 'answered', replies: [answers.answered], narrowToo: true },
  {
    name: 'in-context',
    replies: [answers.single],
    then: async (widget) => {
      await widget.getByText(en.readInContext).click();
    },
  },
  { name: 'partly-answered', replies: [answers.partly] },
  { name: 'not-found', attributes: contact, replies: [answers.unanswerable], narrowToo: true },
  { name: 'signposted', replies: [answers.signposted], narrowToo: true },
  { name: 'clarification', replies: [answers.clarify] },
  { name: 'masked', replies: [answers.masked] },
  {
    name: 'error-empty',
    then: async (widget) => {
      await widget.getByRole('button', { name: en.ask, exact: true }).click();
    },
  },
  { name: 'error-retryable', replies: [() => problem(503, 'index-missing', { retryable: true })] },
  {
    name: 'count',
    then: async (widget) => {
      await widget.getByLabel(en.question).fill('What is it like? '.repeat(30));
    },
  },
  {
    name: 'restart-question',
    replies: [answers.single],
    then: async (widget) => {
      await widget.getByRole('button', { name: en.startAgain }).click();
    },
  },
  {
    name: 'long-history',
    replies: [
      answers.answered,
      answers.smallTalk,
      answers.unanswerable,
      answers.partly,
      answers.declined,
      answers.single,
    ],
  },
  { name: 'inline', attributes: 'mode="inline"', replies: [answers.single] },
  { name: 'dark', attributes: 'theme="dark"', replies: [answers.answered] },
  {
    name: 'dark-signposted',
    attributes: 'theme="auto"',
    options: { colorScheme: 'dark' },
    replies: [answers.signposted],
  },
  { name: 'forced-colours', options: { forcedColors: 'active' }, replies: [answers.answered] },
  { name: 'right-to-left', options: { html: 'lang="ar" dir="rtl"' }, replies: [answers.answered] },
  { name: 'welsh', attributes: 'lang="cy"', replies: [answers.answered] },
  {
    name: 'print',
    replies: [answers.answered, answers.single],
    then: async (_widget, page) => {
      await page.emulateMedia({ media: 'print' });
    },
  },
];

async function enter({ open, service }: Stage, state: State, viewport: { width: number; height: number }) {
  const policy = `default-src 'none'; script-src ${service.address}; connect-src ${service.address}; style-src 'none'`;
  const { attributes = '', options = {} } = state;
  const opened = await open(`<practice-voices ${attributes}></practice-voices>`, { policy, viewport, ...options });
  const { widget, page } = opened;
  const launcher = widget.locator('.launcher');
  if (state.closed !== true && (await launcher.count()) > 0) await launcher.click();
  if (state.closed !== true) await widget.locator('.offers li').first().waitFor();
  for (const [at, reply] of (state.replies ?? []).entries()) {
    service.script.push(typeof reply === 'function' ? reply() : reply);
    await widget.locator('textarea').fill(`What is it like, part ${at + 1}?`);
    await widget.locator('textarea').press('Enter');
    // A trouble line is no answer, and stands where the next answer would be.
    const settled = reply === never ? '.working' : '.answer, .trouble:not([hidden])';
    await widget.locator(settled).nth(at).waitFor();
  }
  await state.then?.(widget, page);
  return opened;
}

async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<axe.AxeResults> } };
    return axe.run();
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

describe.each(states)('$name', (state) => {
  test('has no fault that axe finds', async () => {
    for (const viewport of [wide, narrow]) {
      const { page, record } = await enter(stage(), state, viewport);
      await page.screenshot({ path: `${pictures}${state.name}-${viewport.width}.png`, fullPage: viewport === narrow });
      if (viewport === wide || state.narrowToo === true) expect(await findFaults(page)).toEqual([]);
      // The one error that a browser writes by itself: a response that is not 200.
      expect(record.errors.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
      await page.context().close();
    }
  });
});

// 1280 by 1024 pixels at 400 % (WCAG 2.2, 1.4.10).
const zoomed = { width: 320, height: 256 };
const pick = (...names: readonly string[]): readonly State[] => states.filter(({ name }) => names.includes(name));

describe.each(pick('closed', 'long-history', 'not-found', 'signposted'))('$name on a small screen', (state) => {
  test('at 400 % nothing is fixed, hidden or wider than the screen, and words with more space still fit', async () => {
    const { widget, page } = await enter(stage(), state, zoomed);
    for (const spaced of [false, true]) {
      if (spaced) await widget.evaluate(spaceText);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(zoomed.width);
      expect(await widget.evaluate(findMisfits)).toEqual([]);
    }
    await page.screenshot({ path: `${pictures}${state.name}-400-percent.png` });
  });
});

describe.each(pick('long-history', 'not-found', 'signposted'))('$name by keyboard', (state) => {
  test.each([wide, zoomed])('what has the focus is never covered at %j', async (viewport) => {
    const { page } = await enter(stage(), state, viewport);
    const seen = new Set<string>();
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Shift+Tab');
      const { name, covered, small } = await page.evaluate(inspectFocus);
      seen.add(name);
      expect({ name, covered, small }).toEqual({ name, covered: false, small: false });
    }
    expect(seen.size).toBeGreaterThan(5);
  });
});

/** Runs in the page: WCAG 2.2, 1.4.12. */
function spaceText(host: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }',
  );
  host.shadowRoot?.adoptedStyleSheets.push(sheet);
}

/** Runs in the page: elements that stand out at a side, are cut off or are fixed. */
function findMisfits(host: Element): string[] {
  const misfits: string[] = [];
  for (const element of host.shadowRoot?.querySelectorAll('*') ?? []) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    if (box.width === 0 || element.matches('.unseen, .skip')) continue;
    const name = `${element.localName}.${element.className}`;
    if (box.left < 0 || box.right > innerWidth) misfits.push(`${name} is wider than the screen`);
    if (style.position === 'fixed' || style.position === 'sticky') misfits.push(`${name} is ${style.position}`);
    if (
      style.overflow !== 'visible' &&
      element.localName !== 'textarea' &&
      element.scrollHeight > element.clientHeight + 1
    )
      misfits.push(`${name} is cut off`);
  }
  return misfits;
}

/** Runs in the page: whether a part of what has the focus can be seen, and whether it is large enough to hit. */
function inspectFocus(): { name: string; covered: boolean; small: boolean } {
  const outer = document.activeElement;
  const root = outer?.shadowRoot ?? document;
  const focused = root.activeElement ?? document.body;
  if (focused === document.body) return { name: 'body', covered: false, small: false };
  const box = focused.getBoundingClientRect();
  const left = Math.max(box.left, 0) + 2;
  const right = Math.min(box.right, innerWidth) - 2;
  const rows = [box.top + 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, box.bottom - 2];
  const points = rows.flatMap((y) => [left, (left + right) / 2, right].map((x) => root.elementFromPoint(x, y)));
  const covered = !points.some((hit) => hit !== null && (focused === hit || focused.contains(hit)));
  const inText = focused.matches('main a');
  const small = !inText && (box.width < 24 || box.height < 24);
  return { name: `${focused.localName} ${focused.textContent.slice(0, 30)}`, covered, small };
}
