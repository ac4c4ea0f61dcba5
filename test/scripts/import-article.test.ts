import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(dir, { recursive: true }));

const run = (...args: string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/import-article.ts', ...args],
      { cwd: root },
      (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, stdout, stderr });
      },
    );
  });

describe('import-article', () => {
  it('proposes an article on stdout and reports on stderr', async () => {
    await writeFile(
      join(dir, 'My Story.txt'),
      'A day\n\n“It is hard,” says Ann.\n\nClick here\n\n“I was not feeling well then.”\n',
    );
    const { code, stdout, stderr } = await run(join(dir, 'My Story.txt'));
    expect(code).toBe(0);
    expect(stdout).toBe(
      '---\nid: my-story\ntitle: A day\nrights: ""\npeople:\n  ann:\n    name: Ann\n---\n\n[“It is hard,”](speaker:ann) says Ann.\n\n' +
        '<!-- CHECK: whose words are “I was not feeling well then.”? Perhaps speaker:ann. -->\n\n“I was not feeling well then.”\n',
    );
    expect(stderr).toContain('Dropped (a link to click): Click here');
    expect(stderr).toContain('2 blocks, 1 speakers, 1 to check.');
  });

  it('writes to a new file and never over an old one', async () => {
    await writeFile(join(dir, 'page.html'), '<h1>T</h1><p>One.</p>');
    const out = join(dir, 'one.md');
    expect((await run(join(dir, 'page.html'), '--out', out)).code).toBe(0);
    const first = await readFile(out, 'utf8');
    expect(first).toBe('---\nid: one\ntitle: T\nrights: ""\n---\n\nOne.\n');
    const second = await run(join(dir, 'page.html'), '--out', out);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain('EEXIST');
    expect(await readFile(out, 'utf8')).toBe(first);
  });

  it.each([
    ['no file', [], 2, 'Usage:'],
    ['an unknown option', ['a.txt', '--speed'], 2, 'Usage:'],
    ['a file that is not there', ['nowhere.txt'], 1, 'ENOENT'],
  ])('says what is wrong: %s', async (_what, args, code, message) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(message);
  });

  it('says that a file is not UTF-8', async () => {
    await writeFile(join(dir, 'x.txt'), Buffer.from('caf\xe9', 'latin1'));
    expect(await run(join(dir, 'x.txt'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not UTF-8') as string,
    });
  });
});
