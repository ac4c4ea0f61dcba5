import { expect, test } from 'vitest';
import { exitCodes } from '../../src/cli/exit-codes.js';
import { limits } from '../../src/core/options.js';
import { runStub, type Setting } from './run-stub.js';

const talk = (typed: readonly string[], argv: readonly string[] = [], more: Setting = {}) =>
  runStub(argv, { outputIsTerminal: true, typed, ...more });

test('each question is sent with those before it and the articles that were cited', async () => {
  const { code, asked, opened, out } = await talk(['what is locality work?', '', '  how long?  '], ['-c', 'north']);
  expect(code).toBe(exitCodes.answered);
  expect(opened).toHaveLength(1);
  expect(asked).toEqual([
    { question: 'what is locality work?', council: 'north' },
    {
      question: 'how long?',
      council: 'north',
      turns: [{ question: 'what is locality work?', articleIds: ['north-sam', 'bare'] }],
    },
  ]);
  expect(out.match(/Sources/gu)).toHaveLength(2);
});

test.each(['exit', 'QUIT', ' exit '])('%j leaves', async (word) => {
  const { code, asked } = await talk(['x', word, 'y']);
  expect(code).toBe(0);
  expect(asked.map(({ question }) => question)).toEqual(['x']);
});

test('“start again” forgets the questions before', async () => {
  const { asked, err } = await talk(['x', 'start again', 'y']);
  expect(asked.at(-1)).toEqual({ question: 'y' });
  expect(err).toContain('forgotten');
});

test('a fault is told, the question is not carried on, and the next can be asked', async () => {
  const { code, asked, err } = await talk(['fail now', 'x'.repeat(501), 'y']);
  expect(code).toBe(0);
  expect(err).toContain('ask: cannot read');
  expect(err).toContain('too long');
  expect(asked.at(-1)).toEqual({ question: 'y' });
});

test('no more turns are sent than a request may carry, the latest ones', async () => {
  const typed = Array.from({ length: limits.maxTurns + 5 }, (_, at) => `q${at}`);
  const { asked, err } = await talk(typed);
  expect(asked.at(-1)?.turns?.map(({ question }) => question)).toEqual(typed.slice(-limits.maxTurns - 1, -1));
  expect(err).not.toContain('ask:');
});

test('says that it is automated, and not on standard output', async () => {
  const { out, err } = await talk([]);
  expect(out).toBe('');
  expect(err.replace(/\s+/gu, ' ')).toContain('automated tool');
});

test('is not held where something is piped in or out', async () => {
  const piped = { inputIsTerminal: false, readInput: () => Promise.resolve('one\nquestion') };
  expect((await talk(['x'], [], piped)).asked).toEqual([{ question: 'one\nquestion' }]);
  expect((await talk(['x'], [], { outputIsTerminal: false })).code).toBe(exitCodes.wrongUsage);
});
