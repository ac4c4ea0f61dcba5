import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-codes.js';
import { subcommands } from '../../../src/cli/subcommands.js';
import { runStub } from '../run-stub.js';

let folder = '';
let script = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'voices-completion-'));
  script = join(folder, 'ask.bash');
  writeFileSync(script, (await runStub(['completion', 'bash'])).out);
  mkdirSync(join(folder, 'my index'));
  writeFileSync(join(folder, 'my notes.md'), '');
});

/** What bash offers for these words, the last of which is being typed. */
function complete(...words: readonly string[]): string[] {
  const program = 'source "$0"; COMP_WORDS=(ask "$@"); COMP_CWORD=$#; _ask; printf "%s\\n" "${COMPREPLY[@]}"';
  const out = execFileSync('bash', ['--norc', '-c', program, script, ...words], { cwd: folder, encoding: 'utf8' });
  return out.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test('reads it without complaint', () => {
    expect(execFileSync('bash', ['-n', script], { encoding: 'utf8' })).toBe('');
  });

  test('offers options, subcommands and what they take', () => {
    expect(complete('--c')).toEqual(['--council', '--csv']);
    expect(complete('what', '--spe')).toEqual(['--speaker']);
    expect(complete('')).toEqual(Object.keys(subcommands));
    expect(complete('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(complete('verify', '--j')).toEqual(['--json']);
  });

  test('offers files and folders where they are taken, spaces and all', () => {
    expect(complete('verify', 'my')).toEqual(expect.arrayContaining(['my index', 'my notes.md']));
    expect(complete('--index', 'my')).toEqual(['my index']);
    expect(complete('--key-file', 'my n')).toEqual(['my notes.md']);
  });

  test('offers nothing for words of a question, or for values that only the stories know', () => {
    expect(complete('what', 'is')).toEqual([]);
    expect(complete('--council', '')).toEqual([]);
  });
});

test.each(['zsh', 'fish'])('%s has every option and subcommand', async (shell) => {
  const { code, out } = await runStub(['completion', shell]);
  expect(code).toBe(0);
  for (const name of Object.keys(subcommands)) expect(out).toContain(name);
  for (const option of ['council', 'since', 'explain', 'key-file', 'help']) expect(out).toContain(option);
});

test.each([
  [[], exitCodes.wrongUsage, 'Name one shell: bash, zsh, fish.'],
  [['csh'], exitCodes.wrongUsage, 'Name one shell'],
  [['constructor'], exitCodes.wrongUsage, 'Name one shell'],
])('completion %j', async (argv, code, told) => {
  const run = await runStub(['completion', ...argv]);
  expect(run).toMatchObject({ code, out: '' });
  expect(run.err).toContain(told);
});
