import { Command, InvalidArgumentError, Option } from 'commander';
import { limits } from '../core/options.js';
import { subcommands } from './subcommands.js';

export interface CommandOutput {
  readonly version: string;
  readonly columns: number;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** The options of `ask` as commander has them: what `--help`, the completions and the README's table say. */
export function defineAskCommand(output: CommandOutput): Command {
  const command = new Command('ask')
    .description('Answers a question with quotes from published stories about children’s social work.')
    .argument('[question...]', 'what to ask; read from standard input where it is left out')
    .version(output.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', subcommandHelp() + exitCodeHelp)
    .showHelpAfterError('Run ask --help to see how it is used.')
    .exitOverride();
  for (const option of listOptions()) command.addOption(option);
  return command.configureOutput({
    writeOut: output.write,
    writeErr: output.writeError,
    getOutHelpWidth: () => output.columns,
    getErrHelpWidth: () => output.columns,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}

function listOptions(): readonly Option[] {
  const localOnly = (option: Option): Option => option.conflicts(['url', 'keyFile']);
  return [
    new Option('-c, --council <id>', 'search only the stories of this council'),
    localOnly(new Option('-s, --speaker <name>', 'quote only this person')),
    localOnly(new Option('-a, --article <id>', 'search only this story; can be given again for more')).argParser(
      collect,
    ),
    localOnly(new Option('--since <date>', 'search only stories published then or later, such as 2018 or 2018-03-01')),
    new Option('-n, --limit <number>', `most quotes, 1 to ${limits.maxCitations}`).argParser(readLimit),
    new Option('--json', 'print the answer as JSON, as POST /v1/ask sends it').conflicts(['markdown', 'csv']),
    new Option('--markdown', 'print the quotes as Markdown, with their sources').conflicts(['csv', 'explain']),
    new Option('--csv', 'print the quotes as a table, with their sources').conflicts('explain'),
    localOnly(new Option('--explain', 'print how the answer came about as well')),
    new Option('--url <address>', 'ask the service at this address instead of the local index'),
    new Option('--key-file <file>', 'file that holds the key for that service'),
    localOnly(new Option('--index <folder>', 'folder of the index')),
    localOnly(new Option('--model <folder>', 'folder of the language model')),
  ];
}

function subcommandHelp(): string {
  const rows = Object.entries(subcommands).map(([name, { takes, summary }]) => [`${name} ${takes}`.trim(), summary]);
  const width = Math.max(0, ...rows.map(([usage = '']) => usage.length));
  return `
Without a question, on a terminal, it holds a conversation.

Subcommands (a question that begins with one of these words is asked behind --):
${rows.map(([usage = '', summary = '']) => `  ${usage.padEnd(width)}  ${summary}`).join('\n')}
`;
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

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
