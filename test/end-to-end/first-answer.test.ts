/** The whole line from the articles to an answer, with the real model, through both doors. */
import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CliIo } from '../../src/cli/cli-io.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { ReadyStories } from '../../src/http/app-env.js';
import { createApp } from '../../src/http/app.js';
import { answerBodySchema, type AnswerBody } from '../../src/http/contract/ask.js';
import { problemSchema } from '../../src/http/contract/problem.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { openStories } from '../../src/open-stories.js';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';

const locality =
  'There’s a number of benefits to locality work, like you get to see a case through, so you’re not working really ' +
  'intensely for three weeks and then passing it on to a long-term team.';

let indexDir: string;
let stories: ReadyStories;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  stories = await openStories({ corpusDir, indexDir, modelDir, onNotice: () => undefined });
});

afterAll(async () => {
  await rm(indexDir, { recursive: true, force: true });
});

async function post(body: unknown): Promise<Response> {
  const app = createApp({ stories: () => stories, log: () => undefined });
  const headers = { 'Content-Type': 'application/json' };
  return app.request('/v1/ask', { method: 'POST', headers, body: JSON.stringify(body) });
}

const ask = async (body: unknown): Promise<AnswerBody> =>
  answerBodySchema.strict().parse(await (await post(body)).json());

async function runAsk(argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: CliIo = {
    write: (text) => (out += text),
    writeError: (text) => (err += text),
    inputIsTerminal: true,
    outputIsTerminal: false,
    columns: 80,
    env: {},
    readInput: () => Promise.resolve(''),
    readFile: () => Promise.reject(new Error('No file is read here.')),
    openPrompt: () => Promise.reject(new Error('Nothing is asked for here.')),
  };
  const open = async () => {
    const { ask } = await openStories({ corpusDir, indexDir, modelDir, search: 'exact', onNotice: () => undefined });
    const tell = async (request: AskRequest) => ({ answer: presentAnswer(await ask(request)), explanation: null });
    return { ask: tell, notices: [] };
  };
  const deps = { version: '0', open, readArticles: () => Promise.resolve([]), hashText: (text: string) => text };
  return { code: await runCli(argv, io, deps), out, err };
}

describe('what is locality work?', () => {
  test('is answered first by Jess of Kensington & Chelsea, in the exact words of the article', async () => {
    const answer = await ask({ question: 'what is locality work?' });
    expect(answer.status).toBe('answered');
    const [first] = answer.citations;
    expect(first?.speaker?.name).toBe('Jess');
    expect(first?.council?.id).toBe('kensington-chelsea');
    expect(first?.quote).toContain(locality);
    const source = await readFile(new URL('../../corpus/articles/kensington-chelsea-jess.md', import.meta.url), 'utf8');
    expect(source).toContain(first?.quote);
  });

  test('the command prints the same, and exits 0', async () => {
    const { code, out, err } = await runAsk(['what is locality work?']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.replace(/\s+/gu, ' ')).toContain(`Jess, Specialist Practitioner, Kensington & Chelsea`);
    expect(out.replace(/\s+/gu, ' ')).toContain(locality);
  });

  test('both doors and both ways to search give the same body', async () => {
    const { out } = await runAsk(['--json', 'what is locality work?']);
    expect(JSON.parse(out)).toEqual(await ask({ question: 'what is locality work?' }));
  });
});

test('the README’s example is what the command prints', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, argv = '', printed] = /```console\n\$ npx ask (.+)\n([^]+?)```/u.exec(readme) ?? [];
  const [option = '', value = '', question = ''] = argv.replaceAll('"', '').split(/ (?=\d|what)/u);
  expect((await runAsk([option, value, question])).out).toBe(printed);
});

test('the capital of France is not in the stories: exit 3, and no fault', async () => {
  const answer = await ask({ question: 'what is the capital of France?' });
  expect(answer.status).not.toMatch(/answered$/u);
  expect(answer.citations).toEqual([]);
  expect((await runAsk(['what', 'is', 'the', 'capital', 'of', 'France?'])).code).toBe(3);
});

test('every suggestion is answered when it is asked', async () => {
  const { suggestions } = await ask({ question: 'what is the capital of France?' });
  for (const question of suggestions) expect((await ask({ question })).status).toMatch(/answered$/u);
});

test('a council filter searches only its stories', async () => {
  const { citations } = await ask({ question: 'what support do you get?', council: 'kent' });
  expect(citations.length).toBeGreaterThan(0);
  expect(new Set(citations.map(({ council }) => council?.id))).toEqual(new Set(['kent']));
});

test.each([
  ['an empty question', { question: ' \u200b ' }, 'invalid-question'],
  ['a question of 501 characters', { question: 'why '.repeat(126) }, 'invalid-question'],
  [
    '21 turns',
    { question: 'x', turns: Array.from({ length: 21 }, () => ({ question: 'why?' })) },
    'conversation-too-long',
  ],
  ['a council that is not there', { question: 'what is locality work?', council: 'atlantis' }, 'unknown-council'],
])('%s is refused', async (_name, body, code) => {
  const response = await post(body);
  expect(response.status).toBe(422);
  expect(problemSchema.parse(await response.json()).code).toBe(code);
});
