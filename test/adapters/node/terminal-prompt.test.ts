import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { openTerminalPrompt } from '../../../src/adapters/node/terminal-prompt.js';

const up = '\u001b[A';
const left = '\u001b[D';
const ctrlC = '\u0003';
const ctrlD = '\u0004';

const createScreen = () => Object.assign(new PassThrough(), { columns: 80 });

/** A prompt whose terminal gets these keys. */
function type(keys: readonly string[]) {
  const input = new PassThrough();
  const prompt = openTerminalPrompt('> ', input, createScreen());
  // One by one, as a terminal sends them.
  for (const key of keys) input.write(key);
  return prompt;
}

async function readAll(...keys: readonly string[]): Promise<(string | null)[]> {
  const prompt = type(keys);
  const lines: (string | null)[] = [];
  do lines.push(await prompt.read());
  while (lines.at(-1) !== null);
  return lines;
}

test('gives line after line, then the end at Ctrl-D', async () => {
  expect(await readAll('one\r', 'two\r', ctrlD)).toEqual(['one', 'two', null]);
});

test('has arrow keys and a history', async () => {
  expect(await readAll('ac', left, 'b', '\r', up, '!', '\r', ctrlD)).toEqual(['abc', 'abc!', null]);
});

test('Ctrl-C clears a line, and ends on an empty one', async () => {
  const input = new PassThrough();
  const prompt = openTerminalPrompt('> ', input, createScreen());
  const first = prompt.read();
  input.write(`wrong${ctrlC}right\r`);
  expect(await first).toBe('right');
  const second = prompt.read();
  input.write(ctrlC);
  expect(await second).toBeNull();
  expect(await prompt.read()).toBeNull();
});

test('ends with its input', async () => {
  const input = new PassThrough();
  const prompt = openTerminalPrompt('> ', input, createScreen());
  const line = prompt.read();
  input.end();
  expect(await line).toBeNull();
});
