import type { AskRequest } from '../core/ask-request.js';
import { InvalidQuestionError, VoicesError } from '../core/errors.js';
import type { AnswerBody } from '../http/contract/ask.js';
import { exitCodeFor, exitCodes } from './exit-codes.js';
import { type AskArgs, parseArgs } from './parse-args.js';
import { renderAnswer } from './render-answer.js';

/** The terminal, or whatever stands in for it. */
export interface CliIo {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** False where something is piped in. */
  readonly inputIsTerminal: boolean;
  readonly outputIsTerminal: boolean;
  /** Width of the terminal; 80 is used where it is not known. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of standard input. */
  readonly readInput: () => Promise<string>;
}

export interface CliDeps {
  readonly version: string;
  /** Opens index and model. Called only once there is a question to ask. */
  readonly open: (folders: { readonly index: string | null; readonly model: string | null }) => Promise<OpenedStories>;
}

export interface OpenedStories {
  readonly ask: (request: AskRequest) => Promise<AnswerBody>;
  /** What the person should know, such as that a slower search serves. */
  readonly notices: readonly string[];
}

const defaultColumns = 80;

/**
 * Runs the `ask` command and gives its exit code: 0 answered, 1 fault, 2 wrong usage, 3 nothing found. The answer goes to
 * standard output, everything else to standard error. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  try {
    const columns = io.columns ?? defaultColumns;
    const args = parseArgs(argv, { ...io, columns, version: deps.version });
    return args.kind === 'done' ? args.exitCode : await askOnce(args, io, deps);
  } catch (error) {
    io.writeError(`ask: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodeOf(error);
  }
}

async function askOnce(args: AskArgs, io: CliIo, deps: CliDeps): Promise<number> {
  const question = args.question ?? (io.inputIsTerminal ? '' : await io.readInput());
  // Opening takes a while: an empty question is told at once.
  if (question.trim() === '')
    throw new InvalidQuestionError('Give a question, for example: ask "what is locality work?"');
  const { ask, notices } = await deps.open({ index: args.index, model: args.model });
  for (const notice of notices) io.writeError(`ask: ${notice}\n`);
  const answer = await ask({
    question: question.trim(),
    ...(args.council !== null && { council: args.council }),
    ...(args.limit !== null && { limit: args.limit }),
  });
  io.write(args.json ? `${JSON.stringify(answer, null, 2)}\n` : renderAnswer(answer, readStyle(io)));
  return exitCodeFor(answer.status);
}

function readStyle(io: CliIo): { readonly columns: number; readonly colour: boolean } {
  // https://no-color.org: any value but the empty one.
  const noColour = (io.env.NO_COLOR ?? '') !== '' || io.env.TERM === 'dumb';
  return { columns: io.columns ?? defaultColumns, colour: io.outputIsTerminal && !noColour };
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof VoicesError)) return exitCodes.fault;
  switch (error.code) {
    case 'invalid-question':
    case 'conversation-too-long':
    case 'unknown-council':
      return exitCodes.wrongUsage;
    default:
      return exitCodes.fault;
  }
}
