/** Runs the command on the two small stories, with a stand-in for the terminal. */
import { createHash } from 'node:crypto';
import type { CliIo } from '../../src/cli/cli-io.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { Article } from '../../src/core/corpus/article.js';
import type { Explanation } from '../../src/core/explain.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import { corpus, createStubAsk } from '../http/stub-stories.js';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Each place that was opened, and whether explanations were asked for. */
  readonly opened: readonly (readonly [place: unknown, explains: boolean])[];
  readonly asked: readonly AskRequest[];
}

export interface Setting extends Partial<CliIo> {
  readonly fault?: Error;
  readonly notices?: readonly string[];
  /** What the person types in a conversation; it ends after the last. */
  readonly typed?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly articles?: readonly Article[];
}

export const explanation: Explanation = { masked: [], readings: [] };

export async function runStub(argv: readonly string[], setting: Setting = {}): Promise<Run> {
  const { fault, notices = [], typed = [], files = {}, articles = corpus.articles, ...given } = setting;
  let out = '';
  let err = '';
  const opened: (readonly [unknown, boolean])[] = [];
  const { ask, asked } = createStubAsk();
  const lines = [...typed];
  const io: CliIo = {
    write: (text) => (out += text),
    writeError: (text) => (err += text),
    inputIsTerminal: true,
    outputIsTerminal: false,
    columns: 60,
    env: {},
    readInput: () => Promise.resolve(''),
    readFile: (path) =>
      files[path] === undefined ? Promise.reject(new Error(`${path} can’t be opened.`)) : Promise.resolve(files[path]),
    openPrompt: () => Promise.resolve({ read: () => Promise.resolve(lines.shift() ?? null), close: () => undefined }),
    ...given,
  };
  const code = await runCli(argv, io, {
    version: '1.2.3',
    open: (place, explains) => {
      opened.push([place, explains]);
      if (fault) return Promise.reject(fault);
      return Promise.resolve({
        ask: async (request) => ({
          answer: presentAnswer(await ask(request)),
          explanation: explains ? explanation : null,
        }),
        notices,
      });
    },
    readArticles: () => Promise.resolve(articles),
    hashText: (text) => createHash('sha256').update(text).digest('hex'),
  });
  return { code, out, err, opened, asked };
}
