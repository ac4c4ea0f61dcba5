#!/usr/bin/env node
/** The `ask` command on Node. What takes time to load is loaded once there is a question. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CliDeps } from './cli/cli-deps.js';
import type { CliIo } from './cli/cli-io.js';
import { runCli } from './cli/run-cli.js';
import { InvalidQuestionError } from './core/errors.js';

/** More than any question; the rest of a longer input is not read. */
const maxInputBytes = 64 * 1024;

const io: CliIo = {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  inputIsTerminal: process.stdin.isTTY,
  outputIsTerminal: process.stdout.isTTY,
  // A terminal can be resized in the course of a conversation.
  get columns() {
    return process.stdout.columns;
  },
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
  readFile: async (path, maxBytes) => (await import('./adapters/node/read-text-file.js')).readTextFile(path, maxBytes),
  openPrompt: async (text) => (await import('./adapters/node/terminal-prompt.js')).openTerminalPrompt(text),
};

const deps: CliDeps = {
  version: readVersion(),
  open: async (place, explains) => {
    if (place.kind === 'service') return (await import('./connect-stories.js')).connectStories(place);
    return (await import('./ask-local-stories.js')).askLocalStories(place, explains);
  },
  readArticles: async () => {
    const [{ readCorpus }, { readEnvironment }] = await Promise.all([
      import('./adapters/node/read-corpus.js'),
      import('./environment.js'),
    ]);
    return (await readCorpus(readEnvironment(process.env).corpusDir)).articles;
  },
  hashText: (text) => createHash('sha256').update(text).digest('hex'),
  openEval: async (place) => (await import('./open-eval.js')).openEval(place),
  writeFile: async (path, text) => {
    const [{ replaceFile }, { nodeDisk }] = await Promise.all([
      import('./adapters/node/corpus-files.js'),
      import('./adapters/node/disk.js'),
    ]);
    await replaceFile(path, text, nodeDisk);
  },
  openGaps: async () => {
    const [{ openGapsDesk }, { readEnvironment }] = await Promise.all([
      import('./open-gaps.js'),
      import('./environment.js'),
    ]);
    return openGapsDesk(readEnvironment(process.env));
  },
  openPapers: async () => {
    const [{ openPapersDesk }, { readEnvironment }] = await Promise.all([
      import('./open-papers.js'),
      import('./environment.js'),
    ]);
    return openPapersDesk(readEnvironment(process.env), new Date());
  },
  openCorpus: async () => {
    const [{ openCorpusDesk }, { readEnvironment }] = await Promise.all([
      import('./open-corpus-desk.js'),
      import('./environment.js'),
    ]);
    return openCorpusDesk(readEnvironment(process.env), new Date());
  },
};

// `ask … | head` closes the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const exitCode = await runCli(process.argv.slice(2), io, deps);
// Once all is written, not once the model is taken apart: that takes time and changes nothing.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));

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
