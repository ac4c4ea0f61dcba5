/** The `ask` command as it is started, with the real stories and the real model. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/core/explain.js';
import { answerBodySchema } from '../../src/http/contract/ask.js';
import { createApp } from '../../src/http/app.js';
import { openStories } from '../../src/open-stories.js';
import { listen } from '../http/listen.js';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';
import { startProgram, waitFor } from './start-program.js';

const question = 'what is locality work?';
const root = fileURLToPath(new URL('../../', import.meta.url));

let indexDir: string;
let folder: string;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  folder = await mkdtemp(join(tmpdir(), 'voices-ask-'));
});

afterAll(async () => {
  await rm(indexDir, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { output, exit } = startProgram('src/ask-bin.ts', args, { VOICES_INDEX_DIR: indexDir });
  return { code: await exit, ...output };
}

async function askJson(...args: readonly string[]) {
  const { out, err, code } = await run('--json', ...args);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  return answerBodySchema.parse(JSON.parse(out));
}

describe('quotes for recruitment material', () => {
  test.each(['markdown', 'csv'])(
    'as %s are all found real by ask verify, and altered where a word was changed',
    async (format) => {
      const { out } = await run(`--${format}`, question);
      const path = join(folder, `quotes.${format}`);
      await writeFile(path, out);
      const real = await run('verify', path);
      expect({ code: real.code, err: real.err }).toEqual({ code: 0, err: '' });
      expect(real.out).toContain('3 quotations: 3 real, 0 not.');
      await writeFile(path, out.replace('a number of benefits', 'a great number of benefits'));
      const altered = await run('verify', path);
      expect(altered.code).toBe(3);
      expect(altered.out).toContain('[-great-]');
      expect(altered.out).toContain('3 quotations: 2 real, 1 not.');
    },
  );
});

describe('filters', () => {
  test('quote only the speaker who was asked for', async () => {
    const { citations } = await askJson('--speaker', 'amy gordon', '-n', '5', 'what is it like to be a social worker?');
    expect(citations.length).toBeGreaterThan(0);
    expect(new Set(citations.map(({ speaker }) => speaker?.name))).toEqual(new Set(['Amy Gordon']));
  });

  test('quote only the article that was asked for', async () => {
    const { citations } = await askJson(
      '--article',
      'newham-career-progression',
      '-n',
      '5',
      'how can I progress my career?',
    );
    expect(citations.length).toBeGreaterThan(0);
    expect(new Set(citations.map(({ articleId }) => articleId))).toEqual(new Set(['newham-career-progression']));
  });

  test('say what there is where nothing has that name', async () => {
    const speaker = await run('--speaker', 'Nobody', question);
    expect(speaker).toMatchObject({ code: 2, out: '' });
    expect(speaker.err).toContain('Amy Gordon');
    expect((await run('--article', 'none', question)).err).toContain('newham-career-progression');
  });
});

test('--explain changes no answer, and accounts for every quote', async () => {
  const plain = await run('--json', question);
  const { out } = await run('--json', '--explain', question);
  const { explanation, ...answer } = JSON.parse(out) as { explanation: Explanation };
  expect(answer).toEqual(JSON.parse(plain.out));
  const { citations } = answerBodySchema.parse(answer);
  const cited = explanation.readings[0]?.search?.quotes.filter(({ outcome }) => outcome === 'cited');
  expect(cited?.map(({ words }) => words).sort()).toEqual(citations.map(({ quote }) => quote).sort());
});

test('--url gives what the local index gives', async () => {
  const stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
  const server = await listen(createApp({ stories: () => stories, log: () => undefined }));
  try {
    const remote = await run('--url', server.address, question);
    expect(remote).toEqual(await run(question));
    expect(remote.code).toBe(0);
  } finally {
    await server.close();
  }
});

// The `script` of Linux gives a program a terminal.
const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

test.skipIf(!hasScript)('a conversation on a terminal', async () => {
  const command = `stty cols 80; ${process.execPath} --import tsx src/ask-bin.ts -n 1`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm', NO_COLOR: '1', VOICES_INDEX_DIR: indexDir },
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => (output.out += part.toString()));
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const program = { child, output, exit };
  const ready = async (): Promise<void> => {
    await waitFor(program, 'out', /ask> /u);
    output.out = '';
  };
  await ready();
  child.stdin.write('what is Step Up to Social Work?\r');
  await waitFor(program, 'out', /Sources/u);
  await ready();
  child.stdin.write('how long does it take?\r');
  await waitFor(program, 'out', /14.month/u);
  await ready();
  // The arrow brings the question back; Ctrl-C clears it; Ctrl-D leaves.
  child.stdin.write('\u001b[A');
  await waitFor(program, 'out', /how long does it take\?/u);
  child.stdin.write('\u0003');
  child.stdin.write('\u0004');
  expect(await exit).toBe(0);
});
