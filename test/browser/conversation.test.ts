/** Whole conversations in a real browser, under the strictest policy, against a service that says what it is told. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/wording/en.js';
import { answers, citation } from './answers.js';
import { holdReply, launcherName, setStage } from './stage.js';
import { problem } from './stub-service.js';

const stage = setStage();
const inline = '<practice-voices mode="inline"></practice-voices>';

/** Visible question boxes, buttons and the like, as people name them. */
const box = (widget: Locator): Locator => widget.getByLabel('Your question');
const button = (widget: Locator, name: string): Locator => widget.getByRole('button', { name, exact: true });
const items = (widget: Locator): Locator => widget.locator('.transcript > li');

async function ask(widget: Locator, question: string): Promise<void> {
  await box(widget).fill(question);
  await box(widget).press('Enter');
}

async function see(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'visible' });
}

/** Lets the network and the page settle without a clock: two frames after the answer is there. */
async function seeAnswers(widget: Locator, count: number): Promise<void> {
  await see(widget.locator('.answer').nth(count - 1));
}

describe('a conversation', () => {
  test.each([1280, 320])('by mouse, from the launcher to the second answer, %i wide', async (width) => {
    const { open, service } = stage();
    const { widget, record, page } = await open(undefined, { viewport: { width, height: 800 } });
    await button(widget, launcherName).click();
    await see(widget.getByText('I know 3 stories about North Council and South & East, published up to 2018.'));
    service.script.push(answers.answered, answers.single);
    await button(widget, 'What is locality work?').click();
    await seeAnswers(widget, 1);
    expect(await widget.locator('blockquote').allInnerTexts()).toEqual(
      answers.answered.citations.map(({ quote }) => `“${quote}”`.replace(/[“”]/gu, '')),
    );
    const caption = await widget.locator('figcaption').first().innerText();
    for (const part of ['Sam Example', 'Specialist Practitioner', 'North Council', 'A day with Sam', '2018'])
      expect(caption).toContain(part);
    await widget.getByText('Read in context').first().click();
    await see(widget.getByText('She spent her first four years in the same area.'));
    const link = widget.getByRole('link', { name: 'Read the whole story (opens in new tab)' });
    expect(await link.getAttribute('href')).toBe(citation.url);
    expect(await link.getAttribute('rel')).toContain('noopener');
    await button(widget, 'What support do you get?').click();
    await seeAnswers(widget, 2);
    expect(service.asked).toEqual([
      { question: 'What is locality work?', turns: [] },
      {
        question: 'What support do you get?',
        turns: [{ question: 'What is locality work?', articleIds: ['north-sam', 'south-team'] }],
      },
    ]);
    await button(widget, 'Close').click();
    await see(button(widget, launcherName));
    expect([...record.origins]).toEqual([service.address]);
    expect({ violations: await record.violations(), errors: record.errors, shift: await record.layoutShift() }).toEqual(
      {
        violations: [],
        errors: [],
        shift: 0,
      },
    );
    expect(await page.context().cookies()).toEqual([]);
  });

  test('by keyboard alone, with the focus where it belongs at each step', async () => {
    const { open, service } = stage();
    const { widget, page } = await open();
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return `${element?.localName ?? ''} ${element?.textContent ?? ''}`.trim();
      });
    const tabTo = async (wanted: string): Promise<void> => {
      for (let steps = 0; (await focused()) !== wanted; steps += 1) {
        if (steps === 40) throw new Error(`Tab never came to '${wanted}'; it stands at '${await focused()}'.`);
        await page.keyboard.press('Tab');
      }
    };
    await tabTo(`button ${launcherName}`);
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(`h2 ${en.heading}`);
    await see(button(widget, 'What is locality work?'));
    await tabTo('button What is locality work?');
    await page.keyboard.press('Space');
    // What was pressed is gone: the question that it became has the focus.
    expect(await focused()).toBe('h3 You asked: What is locality work?');
    await seeAnswers(widget, 1);
    await tabTo('summary Read in context, quote 1');
    await page.keyboard.press('Enter');
    await see(widget.getByText('She spent her first four years in the same area.'));
    await tabTo('textarea');
    await page.keyboard.type('and how');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('long?');
    await page.keyboard.press('Enter');
    await seeAnswers(widget, 2);
    expect(service.asked[1]?.question).toBe('and how\nlong?');
    expect(await focused()).toBe('textarea');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(`button ${launcherName}`);
    // Opening again shows what was said; the way past it is one key.
    await page.keyboard.press('Enter');
    await tabTo(`button ${en.skipToQuestion}`);
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('textarea');
  });

  test('inline there is no launcher, no trap, and Escape does nothing', async () => {
    const { open } = stage();
    const { widget, page } = await open(`${inline}<p><a id="after" href="#x">After</a></p>`);
    expect(await widget.getByRole('button', { name: launcherName }).count()).toBe(0);
    await box(widget).focus();
    await page.keyboard.press('Escape');
    await see(box(widget));
    // From the box: the button that asks, and out.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('after');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('practice-voices');
  });

  test('is announced in this order, once each, and nothing else is', async () => {
    const { open, service } = stage();
    const { widget, record } = await open();
    await button(widget, launcherName).click();
    const slow = holdReply(answers.answered);
    service.script.push(slow.promise, answers.unanswerable, problem(429, 'rate-limited', { retryable: true }));
    await ask(widget, '');
    await ask(widget, 'what is locality work?');
    await see(widget.locator('.working'));
    slow.release();
    await seeAnswers(widget, 1);
    await ask(widget, 'is there parking?');
    await seeAnswers(widget, 2);
    await ask(widget, 'and the canteen?');
    await see(widget.getByText(en.tooMany(null)).first());
    await button(widget, en.startAgain).click();
    await button(widget, en.startAgainYes).click();
    expect(await record.announcements()).toEqual([
      en.emptyQuestion,
      en.working,
      '2 quotes found',
      en.working,
      en.nothingFound,
      en.working,
      en.tooMany(null),
      en.cleared,
    ]);
    expect(await widget.locator('.transcript').getAttribute('aria-live')).toBeNull();
  });
});

describe('typing', () => {
  test('an empty question is an error beside its box', async () => {
    const { open, service } = stage();
    const { widget } = await open(inline);
    await button(widget, en.ask).click();
    const error = widget.locator('#trouble');
    expect(await error.innerText()).toContain(en.emptyQuestion);
    expect(await error.textContent()).toBe(`Error: ${en.emptyQuestion}`);
    expect(await box(widget).getAttribute('aria-describedby')).toContain('trouble');
    expect(await box(widget).getAttribute('aria-invalid')).toBe('true');
    expect(service.asked).toEqual([]);
    expect(await box(widget).evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('what is left is counted from 80 %, and what is too long is not sent and not cut', async () => {
    const { open, service } = stage();
    const { widget } = await open(inline);
    await box(widget).fill('x'.repeat(399));
    expect(await widget.locator('#count').innerText()).toBe('');
    await box(widget).fill('x'.repeat(460));
    expect(await widget.locator('#count').innerText()).toBe('You have 40 characters left');
    await box(widget).fill('x'.repeat(501));
    expect(await widget.locator('#count').innerText()).toBe('You have 1 character too many');
    await box(widget).press('Enter');
    await see(widget.getByText(en.longQuestion(500)).first());
    expect((await box(widget).inputValue()).length).toBe(501);
    expect(service.asked).toEqual([]);
  });

  test('while an answer is awaited the button says so, the box is free, and stopping gives the question back', async () => {
    const { open, service } = stage();
    const { widget, record } = await open(inline);
    const held = holdReply(answers.answered);
    service.script.push(held.promise);
    await ask(widget, 'why?');
    await see(widget.locator('.working'));
    expect(await button(widget, en.ask).getAttribute('aria-disabled')).toBe('true');
    expect(await button(widget, en.ask).isDisabled()).toBe(true);
    expect(await button(widget, en.ask).getAttribute('disabled')).toBeNull();
    await button(widget, en.stop).click();
    expect(await box(widget).inputValue()).toBe('why?');
    expect(await box(widget).evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await items(widget).count()).toBe(0);
    held.release();
    expect(await record.announcements()).toEqual([en.working, en.stopped]);
  });

  test.each([
    [
      'too many questions',
      () => problem(429, 'rate-limited', { retryable: true, headers: { 'Retry-After': '20' } }),
      'in 20 seconds',
      true,
    ],
    [
      'switched off',
      () => problem(503, 'switched-off', { retryable: true, detail: 'Back on Monday.' }),
      'Back on Monday.',
      false,
    ],
    ['not available', () => problem(503, 'index-missing', { retryable: true }), en.unavailable, true],
    ['a site that is not allowed', () => problem(403, 'origin-not-allowed'), en.notAccepted, false],
    ['a fault', () => problem(500, 'internal-error'), en.failed, false],
    ['a page in place of an answer', () => new Response('<b>hello</b>', { status: 200 }), en.failed, true],
  ])('%s: plain words, the text survives, retry only where it can help', async (_name, reply, words, retryable) => {
    const { open, service } = stage();
    const { widget } = await open(inline);
    service.script.push(reply());
    await ask(widget, 'why do you stay?');
    await see(widget.locator('#trouble'));
    expect(await widget.locator('#trouble').innerText()).toContain(words);
    expect(await box(widget).inputValue()).toBe('why do you stay?');
    expect(await button(widget, en.tryAgain).isVisible()).toBe(retryable);
    if (!retryable) return;
    await button(widget, en.tryAgain).click();
    await seeAnswers(widget, 1);
    expect(await box(widget).inputValue()).toBe('');
  });

  test('offline nothing is sent; back online it is', async () => {
    const { open, service } = stage();
    const { widget, page } = await open(inline);
    await page.context().setOffline(true);
    await ask(widget, 'why?');
    await see(widget.getByText(en.offline).first());
    expect(service.asked).toEqual([]);
    await page.context().setOffline(false);
    await button(widget, en.tryAgain).click();
    await seeAnswers(widget, 1);
  });
});

describe('kinds of answers', () => {
  test('not found says so, offers what can be answered and a person; after two, the person comes first', async () => {
    const { open, service } = stage();
    const { widget } = await open(
      '<practice-voices mode="inline" contact-name="North careers team" contact-email="jobs@north.example" contact-phone="01234 567890"></practice-voices>',
    );
    service.script.push(answers.unanswerable, answers.unanswerable);
    await ask(widget, 'is there parking?');
    await seeAnswers(widget, 1);
    await see(widget.getByRole('heading', { name: en.otherQuestions }));
    const first = widget.locator('.answer').first();
    expect(await first.getByRole('link', { name: 'Call 01234 567890' }).getAttribute('href')).toBe('tel:01234567890');
    expect(await first.getByRole('link', { name: 'Email jobs@north.example' }).getAttribute('href')).toBe(
      'mailto:jobs@north.example',
    );
    expect((await first.innerText()).indexOf(en.person)).toBeGreaterThan(0);
    await ask(widget, 'and a canteen?');
    await seeAnswers(widget, 2);
    const order = (await widget.locator('.answer').nth(1).innerText()).replace(/\s+/gu, ' ');
    expect(order.indexOf(en.person)).toBeLessThan(order.indexOf('I could not find'));
  });

  test('help lines are calm, complete and can be rung; no careers question is offered beside them', async () => {
    const { open, service } = stage();
    const { widget, page } = await open(inline);
    service.script.push(answers.signposted);
    await ask(widget, 'I am worried about a child');
    await see(widget.getByRole('heading', { name: en.helpLines }));
    expect(await widget.getByRole('link', { name: 'Call 0800 000 000' }).getAttribute('href')).toBe('tel:0800000000');
    expect(await widget.locator('.offers').isVisible()).toBe(false);
    await page.reload();
    await see(box(widget));
    expect(await items(widget).count()).toBe(0);
  });

  test('choices are buttons that ask', async () => {
    const { open, service } = stage();
    const { widget } = await open(inline);
    service.script.push(answers.clarify);
    await ask(widget, 'what is it?');
    await see(widget.getByRole('heading', { name: en.choices }));
    await button(widget, 'What is Frontline?').click();
    await seeAnswers(widget, 2);
    expect(service.asked[1]?.question).toBe('What is Frontline?');
  });

  test('a part of an answer is labelled', async () => {
    const { open, service } = stage();
    const { widget } = await open(inline);
    service.script.push(answers.partly);
    await ask(widget, 'what is it and what does it pay?');
    await see(widget.getByText(en.partAnswer));
  });

  test('a quote is copied with its source', async () => {
    const { open } = stage();
    const { widget, page, record } = await open(inline);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ask(widget, 'why?');
    await seeAnswers(widget, 1);
    await widget
      .getByRole('button', { name: /^Copy quote/u })
      .first()
      .click();
    await see(widget.getByText(en.copied, { exact: true }).first());
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`“${citation.quote}” – Sam Example`);
    expect((await record.announcements()).at(-1)).toBe(en.copied);
  });

  test('where the service tells nothing of itself, the widget still says what it is and works', async () => {
    const { open, service } = stage();
    service.stories = { articles: 'x', councils: null, suggestions: { suggestions: [1] } };
    const { widget, record } = await open(inline);
    await see(widget.getByText(en.whatIAm));
    await ask(widget, 'why?');
    await seeAnswers(widget, 1);
    expect(record.errors).toEqual([]);
  });
});

describe('history', () => {
  test('opens at what was said last', async () => {
    const { open } = stage();
    const { widget, page } = await open();
    await button(widget, launcherName).click();
    for (const [at, question] of ['first?', 'second?', 'third?'].entries()) {
      await ask(widget, question);
      await seeAnswers(widget, at + 1);
    }
    await page.reload();
    await button(widget, launcherName).click();
    await widget.getByRole('heading', { name: 'third?' }).waitFor();
    const isInView = await widget
      .locator('.asked')
      .last()
      .evaluate((heading) => {
        const log = heading.closest('.log')?.getBoundingClientRect();
        const { top, bottom } = heading.getBoundingClientRect();
        return log !== undefined && top >= log.top && bottom <= log.bottom;
      });
    expect(isInView).toBe(true);
  });

  test('stays in the tab over a reload, goes nowhere else, and is deleted after a confirmation', async () => {
    const { open } = stage();
    const { widget, page } = await open(inline);
    await ask(widget, 'what is locality work?');
    await seeAnswers(widget, 1);
    await page.reload();
    await seeAnswers(widget, 1);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await button(widget, en.startAgain).click();
    expect(await button(widget, en.startAgainYes).evaluate((element) => element.matches(':focus'))).toBe(true);
    await button(widget, en.startAgainNo).click();
    expect(await items(widget).count()).toBe(1);
    await button(widget, en.startAgain).click();
    await button(widget, en.startAgainYes).click();
    expect(await items(widget).count()).toBe(0);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await see(box(widget));
    expect(await items(widget).count()).toBe(0);
  });
});
