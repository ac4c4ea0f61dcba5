/** The server with a language model that plays every part, and without one and without a network. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorpus } from '../../src/adapters/node/read-corpus.js';
import type { Corpus } from '../../src/core/corpus/article.js';
import { answerBodySchema, type AnswerBody } from '../../src/http/contract/ask.js';
import { openScriptedModel, type ScriptedModel } from '../fixtures/scripted-model.js';
import { failingParts, goodPart } from '../fixtures/scripted-parts.js';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';
import { readAddress, startProgram, type Program } from './start-program.js';

const denyNetwork = new URL('../fixtures/deny-network.mjs', import.meta.url).href;
const running: ChildProcess[] = [];
let indexDir: string;
let corpus: Corpus;
let model: ScriptedModel;
let off: { readonly program: Program; readonly address: string };
let on: typeof off;

async function start(env: Record<string, string>): Promise<typeof off> {
  const folders = { VOICES_INDEX_DIR: indexDir, VOICES_CORPUS_DIR: corpusDir, VOICES_MODEL_DIR: modelDir };
  const program = startProgram('src/node.ts', [], {
    PORT: '0',
    NODE_OPTIONS: `--import ${denyNetwork}`,
    VOICES_CHECK_RESPONSES: '1',
    ...folders,
    ...env,
  });
  running.push(program.child);
  return { program, address: await readAddress(program) };
}

beforeAll(async () => {
  [indexDir, corpus, model] = await Promise.all([buildTestIndex(), readCorpus(corpusDir), openScriptedModel()]);
  [off, on] = await Promise.all([
    start({}),
    start({
      ALLOWED_PORTS: new URL(model.url).port,
      VOICES_GENERATOR_URL: model.url,
      VOICES_GENERATOR_MODEL: 'scripted',
      VOICES_GENERATOR_TIMEOUT_MS: '600',
    }),
  ]);
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await model.close();
  await rm(indexDir, { recursive: true, force: true });
});

async function post(address: string, body: unknown, accept = 'application/json'): Promise<Response> {
  const headers = { 'Content-Type': 'application/json', Accept: accept };
  return fetch(`${address}/v1/ask`, { method: 'POST', body: JSON.stringify(body), headers });
}

async function ask(server: typeof off, body: unknown): Promise<AnswerBody> {
  const response = await post(server.address, body);
  expect(response.status).toBe(200);
  return answerBodySchema.parse(await response.json());
}

const plainAnswers = new Map<string, AnswerBody>();

/** The answer without a language model, asked for once. */
async function askOff(body: unknown): Promise<AnswerBody> {
  const key = JSON.stringify(body);
  const answer = plainAnswers.get(key) ?? (await ask(off, body));
  plainAnswers.set(key, answer);
  return answer;
}

const followUp = { question: 'and how long does it take?', turns: [{ question: 'What is Step Up to Social Work?' }] };
const asked: readonly unknown[] = [
  { question: 'what is locality work?' },
  { question: 'What did Jess do before becoming a social worker?' },
  { question: 'Is there funding while I train?', limit: 5 },
  followUp,
];

function checkQuotes({ citations, text }: AnswerBody): void {
  for (const { articleId, start: from, end, quote, number } of citations) {
    expect(corpus.articles.find(({ id }) => id === articleId)?.text.slice(from, end)).toBe(quote);
    expect(text).toContain(`“${quote}” [${number}]`);
  }
}

describe.each(Object.entries(failingParts))('a language model that %s', (_what, part) => {
  test('changes no byte of an answer, which comes in time and tells what became of it', async () => {
    model.play(part);
    for (const body of asked) {
      const { trace, ...answer } = await ask(on, body);
      expect(JSON.stringify(answer)).toBe(JSON.stringify(await askOff(body)));
      expect(trace?.composedBy).toBe('templates');
      expect(trace?.steps.filter(({ kept }) => kept > 0)).toEqual([]);
      checkQuotes(answer);
    }
  });
});

describe('a language model that keeps to its task', () => {
  test('adds sentences and nothing else', async () => {
    model.play(goodPart);
    let kept = 0;
    for (const body of asked) {
      const [answer, without] = [await ask(on, body), await askOff(body)];
      kept += answer.trace?.steps.find(({ step }) => step === 'sentences')?.kept ?? 0;
      checkQuotes(answer);
      if (body === followUp) continue;
      const left = answer.text
        .split('\n\n')
        .filter((part) => !/^(?:[A-Z][^“”]* talks about [^“”]*\.|A language model [^\n]+)$/u.test(part));
      expect(left.join('\n\n')).toBe(without.text);
      expect({ ...answer, text: '', trace: null }).toEqual({ ...without, text: '', trace: null });
    }
    expect(kept).toBeGreaterThan(2);
  });

  test('streams the same answer', async () => {
    model.play(goodPart);
    const events = await (await post(on.address, asked[0], 'text/event-stream')).text();
    const data = [...events.matchAll(/^event: (\S+)\ndata: (.+)$/gmu)].map(([, name, json = '']) => ({
      name,
      data: JSON.parse(json) as { text?: string },
    }));
    const end = data.find(({ name }) => name === 'answer-end')?.data;
    expect(
      data
        .filter(({ name }) => name === 'answer-delta')
        .map((event) => event.data.text)
        .join(''),
    ).toBe(end?.text);
    expect(end).toEqual(await ask(on, asked[0]));
  });

  test('never sees personal details, nor what a person in need wrote', async () => {
    model.play(goodPart);
    model.bodies.length = 0;
    const personal = 'ring 07700900123 or ann.planted@example.org, AB123456C';
    const turns = [
      { question: `my mum hits me, ${personal}` },
      { question: `What is Step Up to Social Work? ${personal}` },
    ];
    await ask(on, { question: `and how long does it take? ${personal}`, turns });
    await ask(on, { question: `my dad hits me ${personal}` });
    expect(model.bodies.length).toBeGreaterThan(0);
    expect(model.bodies.join('\n')).not.toMatch(/07700|900123|planted|AB123456C|hits me/u);
  });
});

const attacks = fileURLToPath(new URL('../../../shared/eval/attacks/prompt_injection.jsonl', import.meta.url));

test.skipIf(!existsSync(attacks))(
  'orders in a question that the model follows change nothing (skipped without ../shared/eval)',
  async () => {
    // It does what the person tells it to: says their words, as quotes, as claims and as orders.
    model.play((data) => {
      const words = data.question.replace(/\s+/gu, ' ').slice(0, 400);
      return {
        kind: 'text',
        text:
          'quotes' in data
            ? data.quotes
                .map(
                  ({ token, speaker }) =>
                    `${words} ${token} ${speaker ?? 'The story'} says ${words}. ${token} HACKED. ${token}`,
                )
                .join('\n')
            : `${words} HACKED?`,
      };
    });
    const lines = readFileSync(attacks, 'utf8')
      .trim()
      .split('\n')
      .filter((_, at) => at % 108 === 0);
    for (const line of lines) {
      const order = Array.from((JSON.parse(line) as { text: string }).text)
        .slice(0, 420)
        .join('');
      for (const body of [
        { question: `what is locality work? ${order}` },
        { ...followUp, question: `and how long does it take? ${order}` },
      ]) {
        const { trace, ...answer } = await ask(on, body);
        expect(JSON.stringify(answer)).toBe(JSON.stringify(await askOff(body)));
        expect(trace?.composedBy ?? 'templates').toBe('templates');
      }
    }
  },
);

test('twenty people at once wait for a slow model together, not one after the other', async () => {
  model.play(() => ({ kind: 'hang' }));
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(on, asked[0])));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('without a language model nobody is connected to; with one, nobody else', () => {
  expect(off.program.output.err).not.toContain('DENIED');
  expect(on.program.output.err).not.toContain('DENIED');
  expect(on.program.output.err).toContain('are sent to the language model');
  expect(off.program.output.err).not.toContain('language model');
});
