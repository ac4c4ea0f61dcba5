import { Command, CommanderError } from 'commander';
import type { CliDeps } from '../cli-deps.js';
import { allowsColour, type CliIo, readColumns } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { checkQuotation } from './check-quotation.js';
import { findQuotations } from './find-quotations.js';
import { readCsvQuotations } from './read-csv.js';
import { renderVerdicts, type CheckedQuotation } from './render-verdicts.js';

/** Largest document that is read. */
const maxBytes = 10_000_000;
/** A quotation of fewer words is as likely a turn of phrase as somebody's words. */
const fewestWords = 4;

/** `ask verify FILE`: exit code 0 where every quotation is real, 3 where one is not or there is none. */
export async function run(args: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  const command = defineVerifyCommand(io);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
  }
  const [path = ''] = command.args;
  const document = await io.readFile(path, maxBytes);
  const found = /\.csv$/iu.test(path) ? readCsvQuotations(document) : findQuotations(document);
  const long = found.filter(({ text, claim }) => claim !== null || text.split(/\s+/u).length >= fewestWords);
  const articles = long.length > 0 ? await deps.readArticles() : [];
  const checked = long.map((quotation): CheckedQuotation => ({
    ...quotation,
    ...checkQuotation(quotation, articles, deps.hashText),
  }));
  const real = checked.filter(({ verdict }) => verdict === 'real').length;
  const counts = { quotations: checked.length, real, tooShort: found.length - long.length };
  io.write(
    command.opts<{ readonly json?: boolean }>().json
      ? `${JSON.stringify({ ...counts, checked }, null, 2)}\n`
      : renderVerdicts(checked, counts, { columns: readColumns(io), colour: allowsColour(io) }),
  );
  return checked.length > 0 && real === checked.length ? exitCodes.answered : exitCodes.nothingFound;
}

function defineVerifyCommand(io: CliIo): Command {
  return new Command('ask verify')
    .description(
      'Checks every quotation of a document against the stories: text, Markdown, or CSV with a column “quote”.',
    )
    .argument('<file>', 'the document, as UTF-8')
    .option('--json', 'print what was found as JSON')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run ask verify --help to see how it is used.')
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHelpWidth: () => readColumns(io) });
}
