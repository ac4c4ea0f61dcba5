#!/usr/bin/env node
/** The `ask` command on Node. What takes time to load is loaded once there is a question. */
import { readFileSync } from 'node:fs';
import { runCli, type CliDeps, type CliIo } from './cli/run-cli.js';
import { InvalidQuestionError } from './core/errors.js';

/** More than any question; the rest of a longer input is not read. */
const maxInputBytes = 64 * 1024;

const io: CliIo = {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  inputIsTerminal: process.stdin.isTTY,
  outputIsTerminal: process.stdout.isTTY,
  columns: process.stdout.columns,
  env: process.env,
  readInput: async () => {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of process.stdin as AsyncIterable<Buffer>) {
      parts.push(part);
      length += part.length;
      if (length > maxInputBytes) throw new InvalidQuestionError('Standard input is too long for a question.');
    }
    return decodeInput(Buffer.concat(parts));
  },
};

const deps: CliDeps = {
  version: readVersion(),
  open: async ({ index, model }) => {
    const [{ openStories }, { presentAnswer }, { readEnvironment }] = await Promise.all([
      import('./open-stories.js'),
      import('./http/present-answer.js'),
      import('./environment.js'),
    ]);
    const { corpusDir, indexDir, modelDir } = readEnvironment(process.env);
    const notices: string[] = [];
    const { ask } = await openStories({
      corpusDir,
      indexDir: index ?? indexDir,
      modelDir: model ?? modelDir,
      search: 'exact',
      onNotice: (notice) => notices.push(notice),
    });
    return { ask: async (request) => presentAnswer(await ask(request)), notices };
  },
};

// `ask … | head` closes the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), io, deps);

function decodeInput(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidQuestionError('Standard input is not UTF-8 text.', { cause });
  }
}

function readVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) return String(parsed.version);
  throw new Error('package.json has no version.');
}
