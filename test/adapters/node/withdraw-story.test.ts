import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../src/adapters/node/disk.js';
import { readCorpus } from '../../../src/adapters/node/read-corpus.js';
import { withdrawStory } from '../../../src/adapters/node/withdraw-story.js';
import { VoicesError } from '../../../src/core/errors.js';
import { makeDyingDisk, openWorkshop, readText, type Workshop } from '../../fixtures/open-workshop.js';

const shared = 'A sentence that two of the stories have in common, to the letter.';
const sentences = [
  'The hedgehog rota is the order in which we all take the phones at night.',
  'Everybody in the team gets a quiet night in the end, and nobody minds the snow.',
];
const night = `---
rights: Ours.
council: kent
people:
  priya: { name: Priya Nair, role: social worker }
---

${shared}

[“${sentences[0] ?? ''} ${sentences[1] ?? ''}”](speaker:priya)
`;
const day = `---\nrights: Ours.\n---\n\n${shared}\n\nSupervision is every week, and caseloads are small all the year round.\n`;
const suggestions = ['What does Priya Nair do at night?', 'How often is supervision?'];

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop({ night, day }, suggestions);
});
afterEach(() => shop.close());

async function listFiles(): Promise<string[]> {
  const entries = await readdir(shop.dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Files that hold one of the texts, byte for byte, whatever the receipt says. */
async function findBytes(texts: readonly string[]): Promise<string[]> {
  const held: string[] = [];
  for (const file of await listFiles()) {
    const bytes = await readFile(file);
    if (texts.some((text) => bytes.includes(Buffer.from(text)))) held.push(file);
  }
  return held;
}

const words = [...sentences, 'hedgehog', 'Priya', 'Nair'];

describe('withdrawStory', () => {
  it('leaves nothing of the story but its tombstone', async () => {
    expect((await findBytes(words)).length).toBeGreaterThan(3);
    const receipt = await withdrawStory(shop, 'night', 'The speaker asked.');
    expect(await findBytes(words)).toEqual([]);
    expect(receipt).toMatchObject({
      tombstone: { id: 'night', withdrawn: '2026-11-22', reason: 'The speaker asked.' },
      removed: { files: [join(shop.corpusDir, 'articles/night.md')], paragraphs: 2, suggestions: 1 },
      index: { fault: null },
      search: { folders: [shop.corpusDir, shop.indexDir], findings: [] },
    });
    expect(receipt.search.files).toBe((await listFiles()).length);
    expect(JSON.stringify(receipt)).not.toContain('hedgehog');
    const index = await shop.open();
    expect(index.manifest.indexVersion).toBe(receipt.index.after);
    expect(index.corpus.articles.map(({ id }) => id)).toEqual(['day']);
    expect(await readText(shop.corpusDir, 'suggestions.yaml')).toBe('# Ask away.\n- How often is supervision?\n');
  });

  it('takes what people ask of its people out of what no story answers, in small letters too', async () => {
    const untold = join(shop.corpusDir, 'untold.yaml');
    await nodeDisk.writeFile(
      untold,
      '# Ask elsewhere.\n- what is the pay\n- how old is priya nair\n- Did Priya Nair say?\n',
    );
    expect((await withdrawStory(shop, 'night', 'x')).removed.untold).toBe(2);
    expect(await readText(shop.corpusDir, 'untold.yaml')).toBe('# Ask elsewhere.\n- what is the pay\n');
    expect((await shop.open()).corpus.untold).toEqual(['what is the pay']);
  });

  it('finds what is left elsewhere, in any file', async () => {
    await nodeDisk.writeFile(join(shop.corpusDir, 'notes.txt'), 'THE “hedgehog rota” – is the order in which we all');
    await nodeDisk.writeFile(join(shop.indexDir, '.copy'), 'By Priya Nair.');
    const { search } = await withdrawStory(shop, 'night', 'x');
    expect(search.findings).toEqual([
      { file: join(shop.corpusDir, 'notes.txt'), found: { runs: 5, names: 0 } },
      { file: join(shop.indexDir, '.copy'), found: { runs: 0, names: 1 } },
    ]);
  });

  it('removes drafts of it, under any name', async () => {
    await nodeDisk.makeFolder(join(shop.corpusDir, 'drafts'));
    await nodeDisk.writeFile(join(shop.corpusDir, 'drafts/older.md'), `Draft. ${sentences[0] ?? ''}`);
    const { search, removed } = await withdrawStory(shop, 'night', 'x');
    expect([search.findings, removed.files.length]).toEqual([[], 2]);
  });

  it.each([
    ['as it was', night, 'night', 'A story of this id'],
    [
      'under another id, edited',
      night.replace('A sentence', 'Some words').replaceAll('“', '"').replaceAll('”', '"'),
      'other',
      "as 'night',",
    ],
    ['as other words under its id', '---\nrights: r\n---\n\nOther words.\n', 'night', 'A story of this id'],
  ])('lets no build take it in again: %s', async (_what, text, id, message) => {
    await withdrawStory(shop, 'night', 'x');
    await shop.putStory(id, text);
    const error: unknown = await readCorpus(shop.corpusDir).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'corpus-invalid' });
    expect(String(error)).toContain(`${id}.md:1: `);
    expect(String(error)).toContain(message === 'A story of this id' && text === night ? 'was withdrawn' : message);
  });

  it('removes the index where no new one can be built', async () => {
    const receipt = await withdrawStory({ ...shop, build: () => Promise.reject(new Error('no model')) }, 'night', 'x');
    expect(receipt.index).toMatchObject({ after: null, fault: 'no model' });
    expect(await readdir(shop.indexDir)).toEqual([]);
    expect(receipt.search.findings).toEqual([]);
  });

  it('finds the same story under another id, until that is withdrawn too', async () => {
    await shop.putStory('copy', night.replace('Everybody', 'EVERYBODY'));
    await shop.build();
    const { search } = await withdrawStory(shop, 'night', 'x');
    expect(search.findings.map(({ file }) => file)).toContain(join(shop.corpusDir, 'articles/copy.md'));
    expect((await withdrawStory(shop, 'copy', 'x')).search.findings).toEqual([]);
    expect(await findBytes(words)).toEqual([]);
  });

  it('strikes the story from the old index where another one can’t be read just now', async () => {
    await shop.putStory('half', '---\nrights: Ours.\n---\n\nShe says “no.\n');
    const receipt = await withdrawStory(shop, 'night', 'x');
    expect(receipt.index.fault).toContain('half.md:5');
    expect(receipt.search.findings).toEqual([]);
    expect(await findBytes(words)).toEqual([]);
    const index = await shop.open();
    expect(index.manifest.indexVersion).toBe(receipt.index.after);
    expect(index.corpus.articles.map(({ id }) => id)).toEqual(['day']);
  });

  it('says that there is no such story, and changes nothing', async () => {
    const before = await listFiles();
    for (const id of ['nobody', '../day', ''])
      await expect(withdrawStory(shop, id, 'x')).rejects.toMatchObject({ code: 'unknown-article' });
    expect(await listFiles()).toEqual(before);
  });

  it('killed at any write, serves nothing that disagrees, and finishes when it is run again', async () => {
    const whole = makeDyingDisk(Infinity);
    await withdrawStory(shop.over(whole.disk), 'night', 'x');
    expect(whole.steps()).toBeGreaterThan(20);
    for (let failAt = 1; failAt <= whole.steps(); failAt += 1) {
      await shop.close();
      shop = await openWorkshop({ night, day }, suggestions);
      await withdrawStory(shop.over(makeDyingDisk(failAt).disk), 'night', 'x').catch(() => null);
      const served = await shop.open().catch((error: unknown) => {
        if (error instanceof VoicesError) return null;
        throw error;
      });
      const ids = served?.corpus.articles.map((article) => article.id) ?? [];
      const files = await readdir(join(shop.corpusDir, 'articles'));
      if (served) expect([failAt, ids.includes('night')]).toEqual([failAt, files.includes('night.md')]);
      const again = await withdrawStory(shop, 'night', 'x').catch((error: unknown) => {
        // Nothing of it was there any more.
        expect(error).toMatchObject({ code: 'unknown-article' });
        return shop.build();
      });
      if ('search' in again) expect([failAt, again.search.findings]).toEqual([failAt, []]);
      expect([failAt, await findBytes(words)]).toEqual([failAt, []]);
      expect((await shop.open()).corpus.articles.map(({ id }) => id)).toEqual(['day']);
    }
  }, 60_000);
});
