import { describe, expect, test } from 'vitest';
import { limits } from '../../src/core/options.js';
import { maxBodyBytes } from '../../src/http/contract/ask.js';
import type { Site } from '../../src/http/access/site.js';
import { countMisses, createTurnSigner } from '../../src/http/page/page-turns.js';
import { en } from '../../src/wording/en.js';
import { pageEn } from '../../src/wording/page-en.js';
import { readAttributes, readCarried, readTexts } from './read-page.js';
import { createStubApp } from './stub-app.js';
import { createStubAccess } from './access/stub-access.js';

type Stub = ReturnType<typeof createStubApp>;

const turn = (question: string, missed = false) => ({ question, articleIds: ['north-sam'], missed });

/** Asks, with what the page before it carried. */
async function converse({ postPage }: Pick<Stub, 'postPage'>, ...questions: string[]): Promise<string> {
  let page = '';
  for (const question of questions) {
    const { turns = '', mark = '' } = page === '' ? {} : readCarried(page);
    page = await (await postPage({ question, turns, mark })).text();
  }
  return page;
}

describe('a conversation', () => {
  test('is carried from one form to the next', async () => {
    const stub = createStubApp();
    const page = await converse(stub, 'What is Step Up?', 'how long?');
    expect(stub.asked[1]).toMatchObject({
      question: 'how long?',
      turns: [{ question: 'What is Step Up?', articleIds: ['north-sam', 'bare'] }],
    });
    expect(readTexts(page, 'ol')).toEqual(['What is Step Up?']);
    expect(readAttributes(page, 'a', 'href')).toContain('/ask?lang=en');
  });

  test('goes on with its last turns, however many and however long they are', async () => {
    const pageSecret = 's'.repeat(32);
    const stub = createStubApp(null, { pageSecret });
    const long = Array.from({ length: limits.maxTurns }, (_, at) => turn(`${at} ${'漢'.repeat(490)}`));
    const carried = await createTurnSigner(pageSecret).carry(long);
    const short = await createTurnSigner(pageSecret).carry(Array.from({ length: 20 }, (_, at) => turn(`q${at}`)));
    const next = readCarried(await (await stub.postPage({ question: 'x', ...short })).text());
    const kept = JSON.parse(next.turns) as { question: string }[];
    expect([kept.length, kept[0]?.question, kept.at(-1)?.question]).toEqual([20, 'q1', 'x']);
    expect(stub.asked[0]?.turns).toHaveLength(20);
    expect(new URLSearchParams({ ...carried }).toString().length).toBeGreaterThan(maxBodyBytes);
    const page = await converse(stub, ...Array.from({ length: 12 }, (_, at) => `${at} ${'漢'.repeat(490)}`));
    const body = new URLSearchParams({ question: '漢'.repeat(500), council: 'north', ...readCarried(page) });
    expect(body.toString().length).toBeLessThan(maxBodyBytes);
    expect(readTexts(page, 'figure')).toHaveLength(2);
  });

  test('does not carry what a person in need or an attacker wrote', async () => {
    const page = await converse(createStubApp(), 'hurt badly', 'command this');
    expect(readCarried(page)).toMatchObject({ turns: '', mark: '' });
  });
});

describe('turns that are not ours', () => {
  const forged = JSON.stringify([turn('forged')]);

  test.each([
    ['unsigned', { turns: forged, mark: '' }],
    ['with a mark that is made up', { turns: forged, mark: 'a'.repeat(64) }],
    ['with a mark that is no mark', { turns: forged, mark: '"><b>' }],
    ['not JSON', { turns: '{"a":', mark: '' }],
    ['gone, with a mark left', { turns: '', mark: 'a'.repeat(64) }],
  ])('%s: nothing is asked, what was typed is kept, and it says why', async (_name, fields) => {
    const { postPage, asked } = createStubApp();
    const response = await postPage({ question: 'how long?', ...fields });
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(asked).toEqual([]);
    expect(page).toContain(pageEn.ask.turnsLost);
    expect(page).not.toContain('forged');
    expect(readTexts(page, 'textarea')).toEqual(['how long?']);
    expect(readCarried(page)).toMatchObject({ turns: '', mark: '' });
  });

  test('are believed as little when they were ours and were edited', async () => {
    const stub = createStubApp();
    const { turns, mark } = readCarried(await converse(stub, 'What is Step Up?'));
    expect(turns).toContain('Step Up');
    await stub.postPage({ question: 'how long?', turns: turns.replace('Step Up', 'Frontline'), mark });
    expect(stub.asked).toHaveLength(1);
    await stub.postPage({ question: 'how long?', turns, mark });
    expect(stub.asked).toHaveLength(2);
  });

  test('are those of another process, unless the two share a secret', async () => {
    const secret = 'x'.repeat(32);
    for (const [one, other, asked] of [
      [{}, {}, 0],
      [{ pageSecret: secret }, { pageSecret: secret }, 1],
      [{ pageSecret: secret }, { pageSecret: 'y'.repeat(32) }, 0],
    ] as const) {
      const { turns, mark } = readCarried(await converse(createStubApp(null, one), 'What is Step Up?'));
      const restarted = createStubApp(null, other);
      await restarted.postPage({ question: 'how long?', turns, mark });
      expect(restarted.asked).toHaveLength(asked);
    }
  });
});

describe('a person to ask', () => {
  const contact = { name: 'North careers', url: null, email: 'jobs@north.example', phone: '01234 567890' };
  const site: Site = { id: 'north-site', name: 'North', origins: [], council: 'north', contact };
  const open = (): Stub => createStubApp(null, { access: createStubAccess({ sites: [site] }) });

  test('misses in a row are counted from the last', () => {
    const turns = [turn('a', true), turn('b'), turn('c', true), turn('d', true)];
    expect([0, 1, 2, 3, 4].map((count) => countMisses(turns.slice(0, count)))).toEqual([0, 1, 0, 1, 2]);
  });

  test('comes after the first miss, and before our words after the second', async () => {
    const stub = open();
    const order = (page: string): boolean => page.indexOf(en.personText) < page.indexOf('The stories do not answer');
    const first = await converse(stub, 'unknown 1');
    expect(readAttributes(first, 'a', 'href')).toEqual(
      expect.arrayContaining(['tel:01234567890', 'mailto:jobs@north.example']),
    );
    expect(order(first)).toBe(false);
    expect(order(await converse(stub, 'unknown 1', 'unknown 2'))).toBe(true);
    expect(order(await converse(stub, 'unknown 1', 'answered', 'unknown 2'))).toBe(false);
  });

  test('is not shown beside an answer', async () => {
    expect(await converse(open(), 'what is it like?')).not.toContain(en.personText);
  });

  test('is the council that shows the page where nobody is set, once it matters', async () => {
    const stub = createStubApp();
    expect(await converse(stub, 'unknown 1')).not.toContain(pageEn.about.complainCouncil);
    expect(await converse(stub, 'unknown 1', 'unknown 2')).toContain(pageEn.about.complainCouncil);
  });

  test('the site in the address chooses its council at first, and stays', async () => {
    const { app } = open();
    const page = await (await app.request('http://localhost/ask?site=north-site')).text();
    expect(readAttributes(page, 'form', 'action')).toContain('/ask?lang=en&site=north-site#answer');
    expect(page).toMatch(/<option value="north" selected>/u);
  });
});
