import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../src/adapters/node/disk.js';
import { planRename, renameSpeaker } from '../../../src/adapters/node/rename-speaker.js';
import { makeDyingDisk, openWorkshop, readText, type Workshop } from '../../fixtures/open-workshop.js';

const story = `---
id: kent-priya
title: A night with Priya
url: https://example.org/priya-nair
rights: Ours. Ask Priya Nair first.
people:
  # Priya is on leave.
  priya: { name: Priya Nair, role: social worker }
  will: { name: Will Poe }
asPrinted:
  - text: 'Priya’s "rota'
    why: As printed.
---

Priya’s "rota is hers. PRIYA NAIR runs it; Priyanka does not. Ms Nair will not say more about it.

## Why does Priya
   stay?

[“I told Will that I, Priya, would stay,”](speaker:priya) says Priya
Nair. [“So she said to me,”](speaker:will) says Will Poe.

\`\`\`yaml asked
# Priya was asked.
- answer: Priya’s "rota is hers
  questions:
    - Who makes Priya’s plan?
    - what does priya do
\`\`\`
`;
const other = '---\nrights: Ours.\n---\n\nSupervision is every week and everybody will come.\n';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop({ 'kent-priya': story, other }, ['What does Priya Nair do?', 'How often is supervision?']);
  await nodeDisk.writeFile(join(shop.corpusDir, 'untold.yaml'), '- how old is priya\n- What is Priya’s pay?\n');
});
afterEach(() => shop.close());

const names = ['Priya', 'priya', 'PRIYA', 'Nair'];
async function findBytes(): Promise<string[]> {
  const entries = await readdir(shop.dir, { recursive: true, withFileTypes: true });
  const held: string[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const text = (await readFile(file)).toString('latin1').replaceAll('Priyanka', '').replaceAll('priyanka', '');
    if (names.some((name) => text.includes(name) || file.includes(name))) held.push(file);
  }
  return held;
}

describe('renameSpeaker', () => {
  it('leaves the old name nowhere, and all other words as they were', async () => {
    const plan = await planRename(shop.corpusDir, 'kent-priya', 'Priya Nair', 'Sam Reed');
    expect(plan).toMatchObject({ newArticleId: 'kent-sam-reed', newPersonId: 'sam-reed', doubtful: [], shared: [] });
    expect((await findBytes()).length).toBeGreaterThan(3);
    const receipt = await renameSpeaker(shop, plan);
    expect(receipt.search.findings).toEqual([]);
    expect(await findBytes()).toEqual([]);
    const text = await readText(shop.corpusDir, 'articles/kent-sam-reed.md');
    expect(text.slice(text.indexOf('Sam’s', text.indexOf('\n---\n')))).toBe(
      `Sam’s "rota is hers. SAM REED runs it; Priyanka does not. Ms Reed will not say more about it.

## Why does Sam
   stay?

[“I told Will that I, Sam, would stay,”](speaker:sam-reed) says Sam Reed. [“So she said to me,”](speaker:will) says Will Poe.

\`\`\`yaml asked
# Sam was asked.
- answer: Sam’s "rota is hers
  questions:
    - Who makes Sam’s plan?
    - what does sam do
\`\`\`
`,
    );
    expect(text).not.toContain('example.org');
    const { corpus } = await shop.open();
    expect(corpus.articles.find(({ id }) => id === 'kent-sam-reed')?.people).toEqual([
      { id: 'sam-reed', name: 'Sam Reed', role: 'social worker', employer: null, pseudonym: true },
      { id: 'will', name: 'Will Poe', role: null, employer: null },
    ]);
    expect(await readText(shop.corpusDir, 'suggestions.yaml')).toContain('- What does Sam Reed do?\n');
    expect(await readText(shop.corpusDir, 'untold.yaml')).toBe('- how old is sam\n- What is Sam’s pay?\n');
  });

  it('finds the name where what people ask can’t be read', async () => {
    await nodeDisk.writeFile(
      join(shop.corpusDir, 'articles/kent-priya.md'),
      story.replace('- answer:', '- "open\n- answer:'),
    );
    const plan = await planRename(shop.corpusDir, 'kent-priya', 'Priya Nair', 'Sam Reed');
    expect(plan.source).toContain('- what does sam do');
    expect(plan.source).not.toMatch(/\bpriya\b/iu);
  });

  it('leaves alone what may be another word, and says so', async () => {
    const plan = await planRename(shop.corpusDir, 'kent-priya', 'will', 'Tom Reed');
    expect(plan.doubtful).toEqual(['Will']);
    expect(plan.source).toContain('I told Will that');
    expect(plan.source).toContain('says Tom Reed.');
  });

  it.each([
    ['nobody', 'Ann', 'unknown-speaker', 'There are: priya (Priya Nair), will (Will Poe).'],
    ['priya', 'Priya Poe', 'unknown-speaker', 'a part of the old one'],
    ['priya', 'Will Poe', 'unknown-speaker', 'somebody else so'],
    ['priya', '](x)', 'unknown-speaker', 'is no name'],
  ])('refuses %s as %s', async (person, name, code, message) => {
    const renaming = planRename(shop.corpusDir, 'kent-priya', person, name);
    await expect(renaming).rejects.toMatchObject({ code, message: expect.stringContaining(message) as string });
  });

  it('changes nothing where the index could not be built afterwards', async () => {
    await shop.putStory('half', '---\nrights: Ours.\n---\n\nShe says “no.\n');
    const plan = await planRename(shop.corpusDir, 'kent-priya', 'priya', 'Sam Reed');
    await expect(renameSpeaker(shop, plan)).rejects.toMatchObject({ code: 'corpus-invalid' });
    expect(await readText(shop.corpusDir, 'articles/kent-priya.md')).toBe(story);
  });

  it('killed at any write, it can be run again to the end', async () => {
    const start = async (): Promise<void> => {
      await shop.close();
      shop = await openWorkshop({ 'kent-priya': story, other }, ['What does Priya Nair do?']);
    };
    const whole = makeDyingDisk(Infinity);
    const rename = (over: Parameters<typeof renameSpeaker>[0]) =>
      planRename(shop.corpusDir, 'kent-priya', 'priya', 'Sam Reed').then((plan) => renameSpeaker(over, plan));
    await rename(shop.over(whole.disk));
    for (let failAt = 1; failAt <= whole.steps(); failAt += 1) {
      await start();
      await rename(shop.over(makeDyingDisk(failAt).disk)).catch(() => null);
      const files = await readdir(join(shop.corpusDir, 'articles'));
      await (files.includes('kent-priya.md') ? rename(shop) : shop.build());
      expect([failAt, await findBytes()]).toEqual([failAt, []]);
      expect((await shop.open()).corpus.articles.map(({ id }) => id)).toEqual(['kent-sam-reed', 'other']);
    }
  }, 60_000);
});
