import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { limits } from '../core/options.js';
import { exitCodes } from './exit-codes.js';

/** What was asked for on the command line, or that commander has said all there is to say. */
export type ParsedArgs = AskArgs | { readonly kind: 'done'; readonly exitCode: number };

export interface AskArgs {
  readonly kind: 'ask';
  /** Null where none was given. */
  readonly question: string | null;
  readonly council: string | null;
  readonly limit: number | null;
  readonly json: boolean;
  /** Folders; null where the default serves. */
  readonly index: string | null;
  readonly model: string | null;
}

export interface ArgsOutput {
  readonly version: string;
  readonly columns: number;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** Reads the arguments after the command's name. Help, version and wrong usage are written to `output`. */
export function parseArgs(argv: readonly string[], output: ArgsOutput): ParsedArgs {
  const command = defineCommand(output);
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'done', exitCode: error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage };
  }
  const options = command.opts<Options>();
  return {
    kind: 'ask',
    question: command.args.length === 0 ? null : command.args.join(' '),
    council: options.council ?? null,
    limit: options.limit ?? null,
    json: options.json ?? false,
    index: options.index ?? null,
    model: options.model ?? null,
  };
}

interface Options {
  readonly council?: string;
  readonly limit?: number;
  readonly json?: boolean;
  readonly index?: string;
  readonly model?: string;
}

function defineCommand(output: ArgsOutput): Command {
  return new Command('ask')
    .description('Answers a question with quotes from published stories about children’s social work.')
    .argument('[question...]', 'what to ask; read from standard input where it is left out')
    .option('-c, --council <id>', 'search only the stories of this council')
    .option('-n, --limit <number>', `most quotes, 1 to ${limits.maxCitations}`, readLimit)
    .option('--json', 'print the answer as JSON, as POST /v1/ask sends it')
    .option('--index <folder>', 'folder of the index')
    .option('--model <folder>', 'folder of the language model')
    .version(output.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('Run ask --help to see how it is used.')
    .exitOverride()
    .configureOutput({
      writeOut: output.write,
      writeErr: output.writeError,
      getOutHelpWidth: () => output.columns,
      getErrHelpWidth: () => output.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

const exitCodeHelp = `
Exit codes:
  0  answered, or small talk, or help lines given
  1  a fault
  2  wrong usage
  3  nothing found`;

function readLimit(text: string): number {
  const limit = Number(text);
  if (/^\d+$/u.test(text) && limit >= 1 && limit <= limits.maxCitations) return limit;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${limits.maxCitations}.`);
}
