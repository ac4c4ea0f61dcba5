import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-codes.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { makeArticle } from '../../fixtures/make-corpus.js';
import { runStub } from '../run-stub.js';

const spoken = '“We see the same family every week – that’s what keeps me here.”';
const base = makeArticle('a-day', [`Jess says: ${spoken}`, 'She has worked there for six years, in two teams.']);
const start = base.text.indexOf(spoken);
const story: Article = {
  ...base,
  people: [{ id: 'jess', name: 'Jess', role: 'Practitioner', employer: null }],
  speech: [{ personId: 'jess', start, end: start + spoken.length }],
};
const quote = spoken.slice(1, -1);
const sha256 = createHash('sha256').update(quote).digest('hex');
const place = (id = 'a-day', hash = sha256) =>
  `>\n> Article ${id}, characters ${start + 1}–${start + 1 + quote.length}, SHA-256 ${hash}`;

const verify = (document: string, argv: readonly string[] = [], name = 'doc.md', articles = [story]) =>
  runStub(['verify', name, ...argv], { files: { [name]: document }, articles });

async function listVerdicts(document: string, name?: string): Promise<string[]> {
  const { out } = await verify(document, ['--json'], name);
  const { checked } = JSON.parse(out) as { checked: { verdict: string }[] };
  return checked.map(({ verdict }) => verdict);
}

describe('what a quotation is', () => {
  test.each([
    ['the words', `“${quote}”`, 'real'],
    [
      'the words with straight marks, over lines',
      `"${quote.replace('’', "'").replaceAll(' every', '\nevery')}"`,
      'real',
    ],
    ['a comma in place of the full stop', `“${quote.slice(0, -1)},” she said.`, 'real'],
    ['a part of them', '“the same family every week”', 'real'],
    ['a word changed', '“We see the same family every day – that’s what keeps me here.”', 'altered'],
    ['words left out', '“We see the same family – that’s what keeps me here.”', 'altered'],
    ['punctuation changed', '“We see the same family every week. That’s what keeps me here!”', 'altered'],
    ['made up', '“Social work is the best job in the world.”', 'not-found'],
    ['a piece of a word', '“e see the same family every wee”', 'altered'],
    ['a citation of ours', `> ${quote}\n>\n> — Jess, Practitioner\n${place()}`, 'real'],
    ['said to be somebody else’s', `> ${quote}\n>\n> — Sarah, Practitioner`, 'misattributed'],
    [
      'the writer’s words given to a person',
      '> She has worked there for six years, in two teams.\n>\n> — Jess',
      'misattributed',
    ],
    [
      'the writer’s words given to a paper',
      '> She has worked there for six years, in two teams.\n>\n> — Kent Post',
      'real',
    ],
    ['a citation whose words were changed a lot', `> We see the same people now and then.\n${place()}`, 'altered'],
    ['a citation of a story that is gone', `> They moved to the seaside.\n${place('withdrawn')}`, 'gone'],
    ['a citation of a story that has another name now', `> ${quote}\n${place('renamed')}`, 'real'],
    ['a citation with a wrong hash', `> ${quote}\n${place('a-day', 'f'.repeat(64))}`, 'real'],
  ])('%s', async (_name, document, verdict) => {
    expect(await listVerdicts(document)).toEqual([verdict]);
  });

  test('of a table', async () => {
    const table = `quote,speaker,article_id\n"${quote}",Jess,a-day\n"${quote}",Sam,a-day\n'-none of it at all,,a-day\n`;
    expect(await listVerdicts(table, 'table.csv')).toEqual(['real', 'misattributed', 'not-found']);
  });
});

describe('what is printed', () => {
  test('place, speaker and counts', async () => {
    const { code, out } = await verify(`Intro\n\n“the same family every week” and “so it is”`);
    expect(code).toBe(exitCodes.answered);
    expect(out).toBe(`Line 3: real
  “the same family every week”
  a-day, characters ${start + 8}–${start + 34}: Jess, Practitioner

1 quotation: 1 real, 0 not. 1 of fewer than four words was not checked.
`);
  });

  test('the nearest wording with the difference', async () => {
    const { code, out } = await verify('“We see the same family each week”');
    expect(code).toBe(exitCodes.nothingFound);
    expect(out).toContain('The story says: “We see the same family every week”');
    expect(out.replace(/\s+/gu, ' ')).toContain('We see the same family [-each-] {+every+} week');
    expect(out).toContain('1 quotation: 0 real, 1 not.');
  });

  test('colour on a terminal only, and not where NO_COLOR is set', async () => {
    const files = { 'doc.md': `“${quote}”` };
    const paint = (env: Record<string, string>) =>
      runStub(['verify', 'doc.md'], { files, articles: [story], outputIsTerminal: true, env });
    expect((await paint({})).out).toContain('\u001b[');
    expect((await paint({ NO_COLOR: '1' })).out).not.toContain('\u001b[');
  });
});

describe('how it ends', () => {
  test('a document without quotations is not called fine', async () => {
    const { code, out } = await verify('Nothing is quoted “so it is”.');
    expect(code).toBe(exitCodes.nothingFound);
    expect(out).toContain('No quotation to check was found. 1 of fewer than four words');
  });

  test.each([
    ['no file', ['verify'], exitCodes.wrongUsage, "missing required argument 'file'"],
    ['two files', ['verify', 'a', 'b'], exitCodes.wrongUsage, 'too many arguments'],
    ['an option not known', ['verify', '--fix', 'a'], exitCodes.wrongUsage, "unknown option '--fix'"],
    ['a file that is not there', ['verify', 'a'], exitCodes.fault, 'ask: a can’t be opened'],
  ])('%s', async (_name, argv, code, told) => {
    const { code: ended, out, err } = await runStub(argv);
    expect({ ended, out }).toEqual({ ended: code, out: '' });
    expect(err).toContain(told);
  });

  test('help', async () => {
    const { code, out } = await runStub(['verify', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('ask verify [options] <file>');
  });
});
