import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type HostSite, type OpenedPage, openHostPage, startHostSite, strictPolicy, writePage } from './host-page.js';
import { openBrowser } from './open-browser.js';
import { type StubService, someStories, startStubService } from './stub-service.js';

/** One browser, one stub service and one council's site for a test file; every page starts from nothing. */
export interface Stage {
  readonly browser: Browser;
  readonly service: StubService;
  readonly site: HostSite;
  /** Opens a page that holds `body`, under the strictest policy that the widget works with unless told otherwise. */
  readonly open: (body?: string, options?: StageOptions) => Promise<OpenedPage>;
}

export interface StageOptions extends BrowserContextOptions {
  readonly policy?: string;
  /** Attributes of the page's `html` element. */
  readonly html?: string;
}

export const launcherName = 'Ask what the job is like';

export function setStage(): () => Stage {
  let stage: Stage | null = null;
  beforeAll(async () => {
    const [browser, service, site] = await Promise.all([openBrowser(), startStubService(), startHostSite()]);
    const open: Stage['open'] = (body = '<practice-voices></practice-voices>', options = {}) => {
      const { policy, html, ...context } = options;
      site.policy = policy ?? strictPolicy(service.address);
      site.html = writePage(service.address, body, html);
      return openHostPage(browser, site, context);
    };
    stage = { browser, service, site, open };
  });
  afterEach(async () => {
    if (!stage) return;
    await Promise.all(stage.browser.contexts().map((context) => context.close()));
    for (const list of [stage.service.asked, stage.service.paths, stage.service.sites, stage.service.script])
      list.length = 0;
    stage.service.stories = someStories;
  });
  afterAll(async () => {
    await stage?.browser.close();
    await Promise.all([stage?.service.close(), stage?.site.close()]);
  });
  return () => {
    if (!stage) throw new Error('The stage is set before the first test.');
    return stage;
  };
}

/** A reply that waits until it is let go. */
export function holdReply<T>(reply: T): { readonly promise: Promise<T>; readonly release: () => void } {
  let release = (): void => undefined;
  const promise = new Promise<T>((resolve) => {
    release = () => {
      resolve(reply);
    };
  });
  return { promise, release };
}
