import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeFile, proposeForCorpus } from '../../../src/adapters/node/propose-file.js';
import { saveStory } from '../../../src/adapters/node/save-story.js';
import { StoryFileFault } from '../../../src/core/corpus/story-file-fault.js';
import { nodeDisk } from '../../../src/adapters/node/disk.js';
import { makeDocx } from '../../fixtures/make-docx.js';
import { makeDyingDisk, openWorkshop, readText, type Workshop } from '../../fixtures/open-workshop.js';

const lines = ['A year of nights', 'Ann Lee, a social worker, works at night.', '“It is hard & cold,” says Ann Lee.'];
const expected = `title: A year of nights
rights: Ours.
people:
  ann:
    name: Ann Lee
    role: social worker
---

Ann Lee, a social worker, works at night.

[“It is hard & cold,”](speaker:ann) says Ann Lee.
`;
const [title = '', ...paragraphs] = lines;

let dir: string;
let shop: Workshop;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'propose-'));
  shop = await openWorkshop({ day: '---\nrights: Ours.\n---\n\nSupervision is every week.\n' }, []);
});
afterAll(() => Promise.all([rm(dir, { recursive: true }), shop.close()]));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  return path;
}

describe('proposeFile', () => {
  it.each([
    ['text', 'My Story.txt', lines.join('\n\n')],
    ['a web page', 'my-story.html', `<h1>${title}</h1>${paragraphs.map((line) => `<p>${line}</p>`).join('')}`],
    ['Markdown', 'my-story.md', `# ${title}\n\n${paragraphs.join('\n\n')}\n`],
    ['Word with styles', 'my-story.docx', makeDocx([{ style: 'Title', text: title }, ...paragraphs])],
    ['Word without', 'my-story.docx', makeDocx(lines)],
  ])('makes the same story of %s', async (_what, name, content) => {
    const { markdown, id } = await proposeFile(await put(name, content), { rights: 'Ours.' });
    expect([id, markdown]).toEqual(['my-story', `---\nid: my-story\n${expected}`]);
  });

  it('keeps a file that has the corpus’s own form to the letter, under its id', async () => {
    const text = `---\nid: nights\n${expected}`;
    expect(await proposeFile(await put('draft.md', text), {})).toMatchObject({ id: 'nights', markdown: text });
    await expect(proposeFile(join(dir, 'draft.md'), { title: 'x' })).rejects.toThrow('has its own front matter');
  });

  it('leaves a caption and a picture of a Word document out', async () => {
    const path = await put('c.docx', makeDocx([...lines, { style: 'Caption', text: 'Ann at her desk' }]));
    const { dropped } = await proposeFile(path, {});
    expect(dropped).toEqual([{ what: 'part of the page, not of the story', text: 'Ann at her desk' }]);
  });

  it.each([
    ['no file', 'nowhere.txt', null, 'ENOENT'],
    ['a PDF', 'a.pdf', '%PDF-1.7', 'Save it as .docx'],
    ['text that is not UTF-8', 'a.txt', Buffer.from('caf\xe9', 'latin1'), 'is not UTF-8'],
    ['a broken Word document', 'a.docx', 'PK no', 'is no Word document'],
    ['a zip that is no Word document', 'b.docx', makeDocx([]).subarray(0, 200), 'is no Word document'],
    ['nothing', 'empty.txt', ' \n', 'holds no words'],
  ])('says what is wrong: %s', async (_what, name, content, message) => {
    const path = content === null ? join(dir, name) : await put(name, content);
    const error: unknown = await proposeFile(path, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StoryFileFault);
    expect(String(error)).toContain(message);
  });

  it('does not read 200 MB, nor a folder', async () => {
    const path = await put('large.txt', '');
    await truncate(path, 200 * 2 ** 20);
    await expect(proposeFile(path, {})).rejects.toThrow('is too large: 200 MB');
    await mkdir(join(dir, 'folder.txt'));
    await expect(proposeFile(join(dir, 'folder.txt'), {})).rejects.toThrow('can’t be read (EISDIR)');
  });
});

describe('saveStory', () => {
  const propose = async (about: { readonly id: string; readonly rights?: string; readonly council?: string }) =>
    proposeForCorpus(shop.corpusDir, await put('nights.txt', lines.join('\n\n')), about);

  it('puts what is sound among the stories and what is not among the drafts, which nothing reads', async () => {
    const open = await propose({ id: 'nights', council: 'nowhere' });
    expect(open.open.map(({ message }) => message.split('.')[0])).toEqual([
      'The rights are missing',
      "Unknown council 'nowhere'",
    ]);
    const draft = await saveStory(shop.corpusDir, open, false, nodeDisk);
    expect(draft).toEqual({ path: join(shop.corpusDir, 'drafts/nights.md'), isDraft: true });
    expect((await shop.open()).corpus.articles).toHaveLength(1);
    await writeFile(draft.path, open.markdown.replace('rights: ""', 'rights: Ours.').replace('council: nowhere\n', ''));
    const mended = await proposeForCorpus(shop.corpusDir, draft.path, {});
    expect((await saveStory(shop.corpusDir, mended, false, nodeDisk)).isDraft).toBe(false);
    expect(await readdir(join(shop.corpusDir, 'drafts'))).toEqual([]);
    expect(await readText(shop.corpusDir, 'articles/nights.md')).toBe(mended.markdown);
  });

  it('never writes over another story unless it is told to', async () => {
    const proposal = { ...(await propose({ id: 'day', rights: 'Ours.' })) };
    const before = await readText(shop.corpusDir, 'articles/day.md');
    await expect(saveStory(shop.corpusDir, proposal, false, nodeDisk)).rejects.toThrow('is there already');
    expect(await readText(shop.corpusDir, 'articles/day.md')).toBe(before);
    await saveStory(shop.corpusDir, proposal, true, nodeDisk);
    expect(await readText(shop.corpusDir, 'articles/day.md')).toBe(proposal.markdown);
  });

  it('writes nothing outside the corpus', async () => {
    const proposal = await propose({ id: '../nights', rights: 'Ours.' });
    await expect(saveStory(shop.corpusDir, proposal, true, nodeDisk)).rejects.toThrow('is no id');
  });

  it('killed at any write, leaves the old story or the new one', async () => {
    const old = await propose({ id: 'nights', rights: 'Old.' });
    const next = await propose({ id: 'nights', rights: 'New.' });
    for (let failAt = 1; failAt <= 4; failAt += 1) {
      await saveStory(shop.corpusDir, old, true, nodeDisk);
      await saveStory(shop.corpusDir, next, true, makeDyingDisk(failAt).disk).catch(() => null);
      const text = await readText(shop.corpusDir, 'articles/nights.md');
      expect([failAt, [old.markdown, next.markdown].includes(text)]).toEqual([failAt, true]);
    }
  });
});
