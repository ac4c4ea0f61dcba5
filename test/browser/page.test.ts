/** What the widget is to the page around it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cy } from '../../src/wording/cy.js';
import { en } from '../../src/wording/en.js';
import { launcherName, setStage } from './stage.js';

const stage = setStage();

describe('a page', () => {
  test.each([1280, 320])(
    'is not moved, is asked nothing of and sends nothing before a press, %i wide',
    async (width) => {
      const { open, service } = stage();
      const { record, page, widget } = await open(undefined, { viewport: { width, height: 700 } });
      await widget.getByRole('button', { name: launcherName }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await record.layoutShift()).toBe(0);
      await page.evaluate(() => {
        const pushing = document.createElement('div');
        pushing.style.height = '200px';
        document.body.prepend(pushing);
      });
      await expect.poll(() => record.layoutShift(), { message: 'the measure sees a shift' }).toBeGreaterThan(0);
      expect(service.paths).toEqual(['GET /widget.js']);
      expect(await page.evaluate(() => document.body.style.cssText + document.documentElement.style.cssText)).toBe('');
    },
  );

  test('may have two of them, each with its own conversation and site', async () => {
    const { open, service } = stage();
    const { page, record } = await open(
      '<practice-voices mode="inline" site="one"></practice-voices><practice-voices mode="inline" council="north"></practice-voices>',
    );
    const [first, second] = [page.locator('practice-voices').nth(0), page.locator('practice-voices').nth(1)];
    await first.getByLabel(en.question).fill('first?');
    await first.getByLabel(en.question).press('Enter');
    await first.locator('.answer').waitFor();
    await second.getByLabel(en.question).fill('second?');
    await second.getByLabel(en.question).press('Enter');
    await second.locator('.answer').waitFor();
    expect(service.asked).toEqual([
      { question: 'first?', turns: [] },
      { question: 'second?', turns: [], council: 'north' },
    ]);
    expect(new Set(service.sites)).toEqual(new Set([null, 'one']));
    await page.reload();
    await first.locator('.answer').waitFor();
    expect(await second.locator('.asked').allInnerTexts()).toEqual([expect.stringContaining('second?')]);
    expect(record.errors).toEqual([]);
  });

  test('may load the script twice, with its digest, and set attributes when it likes', async () => {
    const { open, service } = stage();
    const script = await (await fetch(`${service.address}/widget.js`)).text();
    const digest = `sha384-${createHash('sha384').update(script).digest('base64')}`;
    const tag = `<script type="module" src="${service.address}/widget.js?again" integrity="${digest}" crossorigin="anonymous"></script>`;
    const { widget, page, record } = await open(`${tag}<practice-voices mode="inline"></practice-voices>`);
    await widget.getByLabel(en.question).fill('why?');
    await widget.getByLabel(en.question).press('Enter');
    await widget.locator('.answer').waitFor();
    await widget.getByLabel(en.question).fill('half a quest');
    await widget.evaluate((host) => {
      host.setAttribute('lang', 'cy');
      host.setAttribute('heading', 'Teitl');
    });
    await widget.getByRole('heading', { name: 'Teitl' }).waitFor();
    expect(await widget.getByRole('button', { name: cy.ask, exact: true }).count()).toBe(1);
    expect(await widget.getByLabel(cy.question).inputValue()).toBe('half a quest');
    // What was said is still there, and its quotes keep their language.
    expect(await widget.locator('blockquote').first().getAttribute('lang')).toBe('en-GB');
    await page.evaluate(() => {
      const host = document.querySelector('practice-voices');
      host?.remove();
      if (host) document.body.append(host);
    });
    await widget.locator('.answer').waitFor();
    expect(record.errors).toEqual([]);
  });

  test('reaches into it by properties and parts only', async () => {
    const { open } = stage();
    const css = `body, body * { color: red !important; font-size: 40px !important; } button, blockquote { display: none !important; }`;
    const { widget } = await open(`<style>${css}</style>`.concat('<practice-voices></practice-voices>'), {
      policy: "style-src 'unsafe-inline'",
    });
    const launcher = widget.getByRole('button', { name: launcherName });
    await launcher.waitFor();
    const style = await launcher.evaluate((button) => {
      const { color, fontSize } = getComputedStyle(button);
      return { color, fontSize };
    });
    expect(style).toEqual({ color: 'rgb(255, 255, 255)', fontSize: '19px' });
  });
});

describe('colours', () => {
  const readColours = (style: string) => async () => {
    const { open } = stage();
    const { widget, page, record } = await open(
      `<style>practice-voices { ${style} }</style><practice-voices></practice-voices>`,
      {
        policy: "style-src 'unsafe-inline'",
      },
    );
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const colours = await widget.locator('.launcher').evaluate((button) => {
      const { color, backgroundColor } = getComputedStyle(button);
      return [color, backgroundColor];
    });
    return { colours, warnings: record.warnings };
  };
  const ours = ['rgb(255, 255, 255)', 'rgb(29, 79, 145)'];

  test('that can be read are used', async () => {
    const { colours, warnings } = await readColours(
      '--pv-accent: #ffdd00; --pv-on-accent: black; --pv-link: #003078',
    )();
    expect({ colours, warnings }).toEqual({ colours: ['rgb(0, 0, 0)', 'rgb(255, 221, 0)'], warnings: [] });
  });

  test.each([
    ['too pale', '--pv-accent: #ffdd00', '1.34:1'],
    ['with transparency', '--pv-accent: rgb(0 0 0 / 50%)', 'can’t be checked'],
    ['no colour', '--pv-on-accent: rebeccapurpel', 'contrast of'],
  ])('%s are refused with a message', async (_name, style, why) => {
    const { colours, warnings } = await readColours(style)();
    expect(colours).toEqual(ours);
    expect(warnings).toEqual([expect.stringContaining('--pv-on-accent on --pv-accent is not used')]);
    expect(warnings[0]).toContain(why);
  });
});
