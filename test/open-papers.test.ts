import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment } from '../src/environment.js';
import { openPapersDesk } from '../src/open-papers.js';
import { openWorkshop, type Workshop } from './fixtures/open-workshop.js';

const story = (name: string): string =>
  `---\nrights: Made up for tests.\npeople:\n  ann: { name: ${name}, role: social worker }\n---\n\n[“I like the ${name} team.”](speaker:ann) says ${name}.\n`;

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop({ first: story('Ann'), second: story('Bo') }, []);
});
afterAll(async () => {
  await shop.close();
});

const now = new Date('2026-11-22T12:00:00Z');
const open = (env: Record<string, string> = {}) =>
  openPapersDesk(readEnvironment({ VOICES_CORPUS_DIR: shop.corpusDir, VOICES_INDEX_DIR: shop.indexDir, ...env }), now);
const put = async (name: string, text: string): Promise<string> => {
  const path = join(shop.dir, name);
  await writeFile(path, text);
  return path;
};

test('settings, sites, switches, withdrawals and details are as they are set', async () => {
  const env = {
    VOICES_GAPS_FILE: join(shop.dir, 'gaps'),
    VOICES_GAPS_DAYS: '7',
    VOICES_METRICS: 'public',
    VOICES_SECRET: 'a-secret-of-more-than-thirty-two-characters',
    VOICES_SITES_FILE: await put('sites.yaml', '- { id: north, name: North, origins: [https://north.example] }\n'),
    VOICES_SWITCHES_FILE: await put('switches.yaml', 'widget: We check a story.\n'),
  };
  const facts = await open(env).gather(await put('details.yaml', 'organisation: North\nhosting: { country: Wales }\n'));
  expect(facts).toMatchObject({
    today: '2026-11-22',
    settings: { gapsDays: 7, metrics: 'public', siteAsksPerMinute: 600, asksPerMinute: { count: 30, isSet: false } },
    sites: [{ id: 'north', contact: null }],
    withdrawn: [],
    details: { organisation: 'North', team: null, contact: null, hosting: { provider: null, country: 'Wales' } },
  });
  expect(facts.channels.filter(({ off }) => off !== null)).toEqual([{ name: 'widget', off: 'We check a story.' }]);
  expect(facts.pages.languages).toEqual(['English', 'Welsh']);
  expect(facts.pages.enforcement).toContain('EHRC');
  expect(JSON.stringify(facts)).not.toContain('a-secret');
});

test('the index is the one that serves, beside the files as they are now', async () => {
  const before = await open().gather(null);
  expect(before.index.corpus.articles.map(({ id }) => id)).toEqual(['first', 'second']);
  expect(before.index.files).toEqual(before.index.corpus.articles);
  expect(before.index.writtenOn).toMatch(/^\d{4}-\d\d-\d\d$/u);
  await shop.putStory('third', story('Cy'));
  expect((await open().gather(null)).index.files).toHaveLength(3);
  const elsewhere = join(shop.dir, 'elsewhere');
  await mkdir(elsewhere);
  expect((await open({ VOICES_CORPUS_DIR: elsewhere }).gather(null)).index.files).toBeNull();
});

test('the page of a model that did not build the index is not told of', async () => {
  expect((await open().gather(null)).modelPage).toBeNull();
});

test('what is missing or broken is told by what it is', async () => {
  await expect(open({ VOICES_INDEX_DIR: join(shop.dir, 'none') }).gather(null)).rejects.toMatchObject({
    code: 'index-missing',
  });
  await expect(open({ VOICES_SITES_FILE: join(shop.dir, 'none') }).gather(null)).rejects.toMatchObject({
    code: 'access-file-invalid',
  });
  await expect(open().gather(join(shop.dir, 'none'))).rejects.toThrow(/can’t be opened/u);
});

test('an earlier paper is read, and there may be none', async () => {
  const path = await put('paper.md', 'text');
  expect(await open().readEarlier(path)).toBe(await readFile(path, 'utf8'));
  expect(await open().readEarlier(`${path}.none`)).toBeNull();
  await expect(open().readEarlier(join(path, 'paper.md'))).rejects.toThrow(/can’t be read\. Check that its folder/u);
});
