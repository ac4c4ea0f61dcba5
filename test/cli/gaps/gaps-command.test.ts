import { describe, expect, test } from 'vitest';
import type { CliDeps } from '../../../src/cli/cli-deps.js';
import { runCli } from '../../../src/cli/run-cli.js';
import type { Gap } from '../../../src/core/gaps/gap.js';
import type { GapsDesk } from '../../../src/core/gaps/gaps-desk.js';
import { corpus } from '../../http/stub-stories.js';
import { createStubIo } from '../stub-io.js';

const day = '2026-11-22';
const gaps: readonly Gap[] = [
  ...Array.from({ length: 5 }, () => ({ question: 'What is the pay & <b>?', day })),
  { question: 'Does Emma work here?', day },
];

async function call(
  argv: readonly string[],
  over: Partial<GapsDesk> = {},
  files: Readonly<Record<string, string>> = {},
) {
  const shown = { out: '', err: '' };
  const written: Record<string, string> = {};
  const none = () => Promise.reject(new Error('not here'));
  const io = createStubIo(shown, files);
  const desk: GapsDesk = {
    file: { path: 'gaps.jsonl', days: 30 },
    read: () => Promise.resolve(gaps),
    deleteAll: () => Promise.resolve(0),
    open: () =>
      Promise.resolve({
        corpus,
        embed: (questions) =>
          Promise.resolve(questions.map((question) => Float32Array.from(/pay/iu.test(question) ? [1, 0] : [0, 1]))),
        tryQuestion: (question) => Promise.resolve(question.includes('locality') ? null : question),
      }),
    ...over,
  };
  const deps: CliDeps = {
    version: '1',
    open: none,
    readArticles: none,
    hashText: (text) => text,
    writeFile: (path, text) => Promise.resolve(void (written[path] = text)),
    openGaps: () => Promise.resolve(desk),
  };
  return { code: await runCli(['gaps', ...argv], io, deps), written, ...shown };
}

describe('ask gaps', () => {
  test('shows what five or more asked, which story is missing, and nothing of the rest', async () => {
    const { code, out, written } = await call(['--svg', 'g.svg']);
    expect(code).toBe(0);
    expect(out).toContain('6 questions that the stories do not answer. Not shown: 1, as fewer than 5');
    expect(out).toMatch(/1\. What is the pay.*\n {3}asked 5 times; words in common: b, pay/u);
    expect(out).toContain('Story that would answer it: about b, pay; from any council');
    expect(out).toContain('Commission this story first:');
    expect(written['g.svg']).toMatch(/^<svg [\s\S]*class="bar"[\s\S]*<\/svg>\n$/u);
    expect(`${out}${written['g.svg'] ?? ''}`).not.toContain('Emma');
    expect(written['g.svg']).toContain('What is the pay &amp; &lt;b>?');
    expect(JSON.parse((await call(['--json'])).out)).toMatchObject({ questions: 6, hidden: 1 });
  });

  test('--try shows all that the stories do not answer of a list of one’s own, kept or not', async () => {
    const { out } = await call(
      ['--try', 'q.txt'],
      { file: null },
      { 'q.txt': 'Does Emma work here?\n\nwhat is locality work?\n' },
    );
    expect(out).toContain('1 question that the stories do not answer.');
    expect(out).toContain('1. Does Emma work here?');
    const csv = await call(['--try', 'q.csv'], {}, { 'q.csv': 'question,expected\n"Pay, now?",\n' });
    expect(csv.out).toContain('1. Pay, now?');
  });

  test('--delete-all proves itself', async () => {
    expect(await call(['--delete-all'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('read back: no question') as string,
    });
    expect(await call(['--delete-all'], { deleteAll: () => Promise.resolve(2) })).toMatchObject({ code: 1 });
  });

  test.each([[[]], [['--delete-all']]])('says how to turn it on where nothing is kept: %j', async (argv) => {
    const { code, err } = await call(argv, { file: null });
    expect([code, err.includes('set VOICES_GAPS_FILE')]).toEqual([2, true]);
  });

  test('refuses an empty list and a word too many', async () => {
    expect(await call(['--try', 'q.txt'], {}, { 'q.txt': '\n' })).toMatchObject({ code: 2 });
    expect(await call(['pay'])).toMatchObject({ code: 2 });
  });
});
