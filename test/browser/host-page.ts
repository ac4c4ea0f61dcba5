import { Hono } from 'hono';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { listen, type Listening } from '../http/listen.js';

/** A council's page, on an origin of its own. */
export interface HostSite extends Listening {
  /** The page as it is served from now on. */
  html: string;
  /** Its Content-Security-Policy. */
  policy: string;
}

export async function startHostSite(): Promise<HostSite> {
  const state = { html: '', policy: '' };
  const app = new Hono();
  app.get('/careers', (c) => c.html(state.html, 200, { 'Content-Security-Policy': state.policy }));
  app.get('/favicon.ico', (c) => c.body(null, 204));
  const listening = await listen(app);
  return Object.assign(state, listening);
}

/** The strictest policy under which a page can carry the widget. */
export function strictPolicy(service: string): string {
  return `default-src 'none'; script-src ${service}; connect-src ${service}; style-src 'none'; img-src 'self'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
}

/** A page with the widget's script and `body`. */
export function writePage(service: string, body: string, attributes = 'lang="en-GB"'): string {
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Careers</title></head><body><header><h1>Work with children and families</h1></header><main><p>We are looking for people who listen.</p>
<p><a href="#apply">How to apply</a></p></main>${body}<script type="module" src="${service}/widget.js"></script></body></html>`;
}

/** What happened on a page beside what it shows. */
export interface PageRecord {
  /** Sentences that the live regions were given, in order. */
  readonly announcements: () => Promise<string[]>;
  readonly violations: () => Promise<string[]>;
  /** Sum of shifts of the page's own elements that nobody's action explains. */
  readonly layoutShift: () => Promise<number>;
  readonly warnings: string[];
  readonly errors: string[];
  /** Origins of all requests but that of the page itself. */
  readonly origins: Set<string>;
  /** Addresses that the page went to after the first. */
  readonly navigations: string[];
}

export interface OpenedPage {
  readonly page: Page;
  readonly record: PageRecord;
  /** The first widget; Playwright's selectors look into its shadow root. */
  readonly widget: Locator;
}

export async function openHostPage(
  browser: Browser,
  site: HostSite,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const record = recordPage(page, site.address);
  await page.addInitScript(watchPage);
  await page.goto(`${site.address}/careers`);
  await page.locator('practice-voices:defined').first().waitFor({ state: 'attached' });
  return { page, record, widget: page.locator('practice-voices').first() };
}

function recordPage(page: Page, home: string): PageRecord {
  const warnings: string[] = [];
  const errors: string[] = [];
  const origins = new Set<string>();
  const navigations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== home) origins.add(origin);
  });
  page.on('framenavigated', (frame) => navigations.push(frame.url()));
  const read = <Key extends keyof Watched>(key: Key) =>
    page.evaluate((name) => (window as unknown as { watched: Watched }).watched[name], key) as Promise<Watched[Key]>;
  return {
    announcements: () => read('announcements'),
    violations: () => read('violations'),
    layoutShift: () => read('layoutShift'),
    warnings,
    errors,
    origins,
    navigations,
  };
}

interface Watched {
  announcements: string[];
  violations: string[];
  layoutShift: number;
}

/** Runs in the page before anything else. */
function watchPage(): void {
  const watched: Watched = { announcements: [], violations: [], layoutShift: 0 };
  Object.assign(window, { watched });
  document.addEventListener('securitypolicyviolation', (event) => {
    watched.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const shift = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      };
      // Of what moves inside a shadow root no node is told.
      const movesPage = shift.sources.some(({ node }) => node !== null && node.nodeName !== 'PRACTICE-VOICES');
      if (movesPage && !shift.hadRecentInput) watched.layoutShift += shift.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const text = target.textContent ?? '';
      if (text !== '') watched.announcements.push(text);
    }
  });
  // eslint-disable-next-line @typescript-eslint/unbound-method -- It is called on each element below.
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachWatched(init) {
    const root = attach.call(this, init);
    new MutationObserver(() => {
      for (const region of root.querySelectorAll(
        '[role=status], [aria-live]:not([aria-live=off]), [role=alert], [role=log]',
      ))
        observer.observe(region, { childList: true, characterData: true, subtree: true });
    }).observe(root, { childList: true });
    return root;
  };
}
