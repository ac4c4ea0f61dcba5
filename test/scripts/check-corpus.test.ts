import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import { CorpusInvalidError } from '../../src/core/errors.js';

const root = new URL('../../', import.meta.url).pathname;
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'corpus-'));
  await cp(join(root, 'corpus'), dir, { recursive: true });
});
afterEach(() => rm(dir, { recursive: true }));

const story = (lines: readonly string[]) => ['---', ...lines].join('\n');
const put = (name: string, text: string | Uint8Array) => writeFile(join(dir, name), text);
const faults = async (): Promise<readonly string[]> => {
  const error: unknown = await readCorpus(dir).catch((thrown: unknown) => thrown);
  if (!(error instanceof CorpusInvalidError)) throw new Error('no CorpusInvalidError was thrown');
  return error.faults.map((fault) => fault.replace(`${dir}/`, ''));
};

/** Runs the command as `npm run check:corpus DIR` does. */
const check = (...args: string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/check-corpus.ts', ...args],
      { cwd: root },
      (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, stdout, stderr });
      },
    );
  });

describe('readCorpus', () => {
  it('reads the project’s own corpus, articles sorted by id', async () => {
    const corpus = await readCorpus(join(root, 'corpus'));
    expect(corpus.articles.map(({ id }) => id)).toEqual([
      'kensington-chelsea-jess',
      'kent-frontline-view',
      'making-a-difference',
      'newham-career-progression',
      'resilient-social-workers',
    ]);
  });

  it.each([
    ['missing rights', ['id: x', '---', 'Text.'], 'articles/x.md:2: The rights are missing'],
    ['an unknown council', ['rights: r', 'council: essex', '---', 'Text.'], "articles/x.md:3: Unknown council 'essex'"],
    ['another id', ['rights: r', 'id: y', '---', 'Text.'], "articles/x.md:3: The id 'y' is not the file's name"],
    [
      'a duplicate id',
      ['rights: r', 'id: kent-frontline-view', '---', 'T.'],
      "articles/x.md:3: Two articles have the id 'kent-frontline-view'",
    ],
    [
      'an unknown speaker',
      ['rights: r', '---', 'One.', '', '[“Two.”](speaker:eve)'],
      "articles/x.md:6: Unknown speaker 'eve'",
    ],
    ['unbalanced marks', ['rights: r', '---', '', 'She says “no.'], 'articles/x.md:5: The quotation that opens here'],
    ['furniture', ['rights: r', '---', '', 'Photo: A Person'], 'articles/x.md:5: This looks like a photo credit'],
    ['malformed front matter', ['rights: r', 'title: a: b', '---', 'Text.'], "articles/x.md:3: The YAML can't be read"],
    [
      'an unresolved CHECK',
      ['rights: r', '---', 'T.', '', '<!-- CHECK: whose? -->'],
      'articles/x.md:6: Unresolved CHECK: whose?',
    ],
  ])('reports %s with file and line', async (_what, lines, expected) => {
    await put('articles/x.md', story(lines));
    expect((await faults()).filter((fault) => fault.startsWith(expected))).toHaveLength(1);
  });

  it('reports a file that is not UTF-8, and nothing that follows from it', async () => {
    await put('articles/x.md', Buffer.from('---\nid: x\nrights: r\n---\ncaf\xe9', 'latin1'));
    await put('councils.yaml', await readFile(join(dir, 'councils.yaml')));
    expect(await faults()).toEqual(['articles/x.md:5: The file is not UTF-8 text. Save it as UTF-8.']);
  });

  it('reports a missing table and a story under another ending', async () => {
    await rm(join(dir, 'synonyms.yaml'));
    await put('articles/x.txt', 'Text.');
    expect(await faults()).toEqual([
      'articles/x.txt:1: Only .md files are stories. Rename it or move it elsewhere.',
      "synonyms.yaml:1: The file can't be read (ENOENT). Check that it is there.",
    ]);
  });

  it('reports faults of several files at once', async () => {
    await put('articles/x.md', story(['rights: r', '---', 'She says “no.']));
    await put('articles/y.md', 'Text.');
    await put('synonyms.yaml', '- [one]\n');
    const files = (await faults()).map((fault) => fault.split(':')[0]);
    expect(files).toEqual(['synonyms.yaml', 'articles/x.md', 'articles/y.md']);
  });
});

describe('check-corpus', () => {
  it('prints a summary and exits 0', async () => {
    const { code, stdout, stderr } = await check();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('corpus: 5 articles, 29 spoken passages, 3 councils, no faults.\n');
  });

  it('prints every fault and exits 1', async () => {
    await put('articles/x.md', story(['id: x', '---', 'She says “no.']));
    const { code, stdout, stderr } = await check(dir);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/articles\/x\.md:2: The rights are missing/u),
      expect.stringMatching(/articles\/x\.md:4: The quotation that opens here/u),
    ]);
  });

  it('says that a folder is not there', async () => {
    const { code, stderr } = await check(join(dir, 'nowhere'));
    expect(code).toBe(1);
    expect(stderr).toContain("can't be read (ENOENT)");
  });
});
