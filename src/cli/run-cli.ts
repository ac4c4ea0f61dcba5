import { InvalidQuestionError, VoicesError } from '../core/errors.js';
import type { CliDeps, OpenedStories } from './cli-deps.js';
import { type CliIo, readColumns } from './cli-io.js';
import { exitCodeFor, exitCodes } from './exit-codes.js';
import { type AskArgs, parseArgs } from './parse-args.js';
import { toRequest } from './to-request.js';
import { findSubcommand } from './subcommands.js';
import { UsageFault } from './usage-fault.js';

/**
 * Runs the `ask` command and gives its exit code: 0 answered, 1 fault, 2 wrong usage, 3 nothing found. The answer goes to
 * standard output, everything else to standard error. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  try {
    const subcommand = findSubcommand(argv);
    if (subcommand) return await (await subcommand.load()).run(argv.slice(1), io, deps);
    const args = parseArgs(argv, { ...io, columns: readColumns(io), version: deps.version });
    return args.kind === 'done' ? args.exitCode : await ask(args, io, deps);
  } catch (error) {
    io.writeError(`ask: ${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodeOf(error);
  }
}

async function ask(args: AskArgs, io: CliIo, deps: CliDeps): Promise<number> {
  if (args.question === null && io.inputIsTerminal && io.outputIsTerminal) {
    const stories = await openStories(args, io, deps);
    const { holdConversation } = await import('./hold-conversation.js');
    return holdConversation(stories, args, io);
  }
  const question = args.question ?? (io.inputIsTerminal ? '' : await io.readInput());
  // Opening takes a while: an empty question is told at once.
  if (question.trim() === '')
    throw new InvalidQuestionError('Give a question, for example: ask "what is locality work?"');
  const [stories, { printAnswer }] = await Promise.all([openStories(args, io, deps), import('./print-answer.js')]);
  const told = await stories.ask(toRequest(question.trim(), args));
  await printAnswer(told, args, io);
  return exitCodeFor(told.answer.status);
}

async function openStories(args: AskArgs, io: CliIo, deps: CliDeps): Promise<OpenedStories> {
  const stories = await deps.open(args.stories, args.explain);
  for (const notice of stories.notices) io.writeError(`ask: ${notice}\n`);
  return stories;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageFault) return exitCodes.wrongUsage;
  if (!(error instanceof VoicesError)) return exitCodes.fault;
  switch (error.code) {
    case 'invalid-question':
    case 'conversation-too-long':
    case 'unknown-council':
    case 'unknown-speaker':
    case 'unknown-article':
    case 'invalid-filter':
      return exitCodes.wrongUsage;
    default:
      return exitCodes.fault;
  }
}
