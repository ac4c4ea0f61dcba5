/** The two lines of the README on a council's page, against the real service with the real model. */
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWidget } from '../../scripts/build-widget/bundle-widget.js';
import { createMemoryRateLimitStore } from '../../src/http/access/rate-limit-store.js';
import { createApp } from '../../src/http/app.js';
import type { RequestLog } from '../../src/http/request-log.js';
import { openStories } from '../../src/open-stories.js';
import { buildTestIndex, corpusDir, modelDir } from '../end-to-end/build-test-index.js';
import { listen, type Listening } from '../http/listen.js';
import { type HostSite, openHostPage, startHostSite, strictPolicy } from './host-page.js';
import { openBrowser } from './open-browser.js';
import { launcherName } from './stage.js';

const lines: RequestLog[] = [];
let indexDir: string;
let browser: Browser;
let site: HostSite;
let service: Listening;

beforeAll(async () => {
  [indexDir, browser, site] = await Promise.all([buildTestIndex(), openBrowser(), startHostSite()]);
  const stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
  const app = createApp({
    stories: () => stories,
    log: (line) => lines.push(line),
    widget: await bundleWidget(),
    access: {
      sites: [{ id: 'kent', name: 'Kent', origins: [site.address], council: null, contact: null }],
      keys: null,
      findPeerAddress: () => '127.0.0.1',
      trustedProxies: 0,
      limits: { asksPerMinute: 30, siteAsksPerMinute: 600, limitLocal: true },
      rateLimitStore: createMemoryRateLimitStore(),
      secret: null,
    },
  });
  service = await listen(app);
});

afterAll(async () => {
  await browser.close();
  await Promise.all([site.close(), service.close(), rm(indexDir, { recursive: true, force: true })]);
});

test('the two lines are all that a page needs', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, twoLines = ''] = /## Put it on a page\n\n```html\n([^`]+)```/u.exec(readme) ?? [];
  expect(twoLines.trim().split('\n')).toHaveLength(2);
  site.policy = strictPolicy(service.address);
  site.html = `<!doctype html><html lang="en-GB"><title>Careers</title><h1>Careers</h1>${twoLines.replaceAll(
    'https://voices.example.gov.uk',
    service.address,
  )}`;
  const { widget, record, page } = await openHostPage(browser, site);

  await widget.getByRole('button', { name: launcherName }).click();
  await widget.getByText(/I know 5 stories about/u).waitFor();
  await widget.getByLabel('Your question').fill('what is locality work?');
  await page.keyboard.press('Enter');
  await widget.locator('figure').first().waitFor();
  expect(await widget.locator('blockquote').first().innerText()).toContain(
    'There’s a number of benefits to locality work',
  );
  expect(await widget.locator('figcaption').first().innerText()).toContain('Jess, Specialist Practitioner');

  await page.screenshot({ path: fileURLToPath(new URL('../../artefacts/widget/real-service.png', import.meta.url)) });

  // A question that was offered was proven to have an answer.
  const offered = await widget.locator('.offer').first().innerText();
  await widget.locator('.offer').first().click();
  await widget.locator('.answer').nth(1).waitFor();
  expect(await widget.locator('.asked').nth(1).innerText()).toContain(offered);
  expect(await widget.locator('.answer').nth(1).locator('blockquote').count()).toBeGreaterThan(0);

  await widget.getByLabel('Your question').fill('what is the capital of France?');
  await page.keyboard.press('Enter');
  await widget.locator('.answer').nth(2).waitFor();
  expect(await widget.locator('.answer').nth(2).locator('blockquote').count()).toBe(0);

  expect([...record.origins]).toEqual([service.address]);
  expect({ violations: await record.violations(), errors: record.errors }).toEqual({ violations: [], errors: [] });
  expect(JSON.stringify(lines)).not.toMatch(/locality work|capital of France/u);
});
