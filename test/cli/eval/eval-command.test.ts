import { describe, expect, test } from 'vitest';
import type { CliDeps } from '../../../src/cli/cli-deps.js';
import type { JudgedAnswer } from '../../../src/cli/eval/eval-stories.js';
import { readQuestions } from '../../../src/cli/eval/read-questions.js';
import type { WireRequest } from '../../../src/cli/eval/score-questions.js';
import { runCli } from '../../../src/cli/run-cli.js';
import { presentAnswer } from '../../../src/http/present-answer.js';
import { corpus, createStubAsk } from '../../http/stub-stories.js';
import { createStubIo } from '../stub-io.js';

const source = corpus.articles.map(({ text }) => text).join('\n');

async function call(files: Readonly<Record<string, string>>, argv: readonly string[], confidence = 0.9) {
  const shown = { out: '', err: '' };
  const written: Record<string, string> = {};
  const asked: WireRequest[] = [];
  const { ask } = createStubAsk();
  const none = () => Promise.reject(new Error('not here'));
  const io = createStubIo(shown, files);
  const deps: CliDeps = {
    version: '1',
    open: none,
    readArticles: none,
    hashText: (text) => text,
    writeFile: (path, text) => Promise.resolve(void (written[path] = text)),
    openEval: () =>
      Promise.resolve({
        ask: async (request): Promise<JudgedAnswer> => {
          asked.push(request);
          return { body: presentAnswer(await ask(request)), confidence, bestQuote: '' };
        },
        source,
        councilIds: ['north'],
        answerFrom: 0.5,
        indexVersion: 'v',
      }),
  };
  const code = await runCli(['eval', ...argv], io, deps);
  return { code, written, asked, ...shown };
}

const lines = [
  '{"question":"what is locality work?","expected":"see a case\\nthrough"}',
  '',
  '{"turns":["one","two"],"expected":["nothing of it","something else"],"council":"north"}',
].join('\n');

describe('readQuestions', () => {
  test('reads the same of JSON Lines and of a table', () => {
    const table = '\uFEFFQuestion,expected,council,speaker\r\n"Who, then?",a | b,north,Sam\r\n\r\nAnd why?,,,\r\n';
    const json =
      '{"question":"Who, then?","expected":["a","b"],"council":"north","speaker":"Sam","id":"line 2"}\n' +
      '{"question":"And why?","id":"line 4"}';
    expect(readQuestions(table, true)).toEqual(readQuestions(json, false));
    expect(readQuestions(table, true).map(({ kind }) => kind)).toEqual(['answerable', 'unanswerable']);
  });

  test.each([
    ['', 'has no questions'],
    ['{"question":"x"}\nno json', 'Line 2 is no JSON object'],
    ['{"question":" "}', 'Line 1 has no question'],
    ['{"question":"x","expected":7}', 'Line 1: “expected”'],
    ['{"question":"x"}\n'.repeat(5001), 'Divide it'],
  ])('refuses %j', (text, message) => {
    expect(() => readQuestions(text, false)).toThrow(message);
  });

  test('refuses a table without questions', () => {
    expect(() => readQuestions('a,b\n1,2\n', true)).toThrow('no column named “question”');
  });
});

describe('ask eval', () => {
  test('prints shares and what went wrong, asks in the council and the conversation', async () => {
    const { code, out, asked } = await call({ 'q.jsonl': lines }, ['q.jsonl']);
    expect(code).toBe(0);
    expect(out).toMatch(/^answerable: first citation right +1\.000 +1 of 1$/mu);
    expect(out).toMatch(/^followup: first citation right +0\.000 +0 of 1$/mu);
    expect(out).toContain('100 % of the questions are answered; 50 % of those answers are wrong.');
    expect(out).toContain('Not as expected: 1\n  line 3: two → answered: “');
    expect(asked.at(-1)).toMatchObject({ question: 'two', council: 'north', turns: [{ question: 'one' }] });
  });

  test('draws the picture, and nothing where no answer is sure enough', async () => {
    const { written, out } = await call({ 'q.jsonl': lines }, ['q.jsonl', '--svg', 'c.svg', '--json']);
    expect(written['c.svg']).toMatch(/^<svg [\s\S]*<circle[\s\S]*q\.jsonl[\s\S]*<\/svg>\n$/u);
    expect(JSON.parse(out)).toMatchObject({ questions: 2, faults: 0, working: { coverage: 1, error: 0.5 } });
    const unsure = await call({ 'q.jsonl': lines }, ['q.jsonl', '--svg', 'c.svg', '--json'], 0.1);
    expect(JSON.parse(unsure.out)).toMatchObject({ working: null });
    expect(unsure.written['c.svg']).not.toContain('<circle');
  });

  test('ends with 1 where a question could not be asked, and tells it', async () => {
    const { code, out } = await call({ 'q.jsonl': '{"question":"fail"}' }, ['q.jsonl']);
    expect([code, out.includes('fail → a fault')]).toEqual([1, true]);
  });

  test('an unknown council is told before anything is asked', async () => {
    const { code, err, asked } = await call({ 'q.jsonl': '{"question":"x","council":"east"}' }, ['q.jsonl']);
    expect([code, asked.length, err.includes('line 1: no such council. There are: north.')]).toEqual([2, 0, true]);
  });
});
