import { Command, CommanderError } from 'commander';
import { clusterGaps, countQuestions } from '../../core/gaps/cluster-gaps.js';
import { describeGaps, fewestAsked, type GapReport } from '../../core/gaps/describe-gaps.js';
import type { GapsDesk, GapsStories } from '../../core/gaps/gaps-desk.js';
import type { CliDeps } from '../cli-deps.js';
import { type CliIo, readColumns } from '../cli-io.js';
import { readQuestions } from '../eval/read-questions.js';
import { exitCodes } from '../exit-codes.js';
import { UsageFault } from '../usage-fault.js';
import { plotGaps } from './plot-gaps.js';
import { renderGaps } from './render-gaps.js';

const maxBytes = 10_000_000;

interface GapsFlags {
  readonly try?: string;
  readonly svg?: string;
  readonly json?: boolean;
  readonly deleteAll?: boolean;
}

/** `ask gaps`: exit code 0; 1 where `--delete-all` could not prove itself. */
export async function run(args: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  const command = defineGapsCommand(io);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
  }
  const { openGaps, writeFile } = deps;
  if (!openGaps || !writeFile) throw new UsageFault('No questions are kept here. Run it where the server runs.');
  const desk = await openGaps();
  const flags = command.opts<GapsFlags>();
  if (flags.deleteAll) return deleteAll(desk, io);
  const { report, fewest } = flags.try === undefined ? await reportKept(desk) : await reportTried(flags.try, io, desk);
  if (flags.svg !== undefined) await writeFile(flags.svg, plotGaps(report));
  io.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : renderGaps(report, fewest));
  return exitCodes.answered;
}

interface Reported {
  readonly report: GapReport;
  readonly fewest: number;
}

async function reportKept(desk: GapsDesk): Promise<Reported> {
  requireFile(desk);
  const gaps = await desk.read();
  const stories = await desk.open();
  return {
    report: await cluster(
      gaps.map(({ question }) => question),
      stories,
      fewestAsked,
    ),
    fewest: fewestAsked,
  };
}

/** A list of one's own has nobody to protect: everything of it is shown. */
async function reportTried(path: string, io: CliIo, desk: GapsDesk): Promise<Reported> {
  const text = await io.readFile(path, maxBytes);
  const questions = /\.(?:csv|jsonl)$/iu.test(path)
    ? readQuestions(text, /\.csv$/iu.test(path)).map(({ turns }) => turns.at(-1) ?? '')
    : text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
  if (questions.length === 0) throw new UsageFault('The list has no questions. Write one on each line.');
  const stories = await desk.open();
  const unanswered: string[] = [];
  for (const question of questions) {
    const kept = await stories.tryQuestion(question);
    if (kept !== null) unanswered.push(kept);
  }
  return { report: await cluster(unanswered, stories, 1), fewest: 1 };
}

async function cluster(
  questions: readonly string[],
  { embed, corpus }: GapsStories,
  fewest: number,
): Promise<GapReport> {
  const asked = countQuestions(questions);
  const vectors = await embed(asked.map(({ question }) => question));
  return describeGaps(clusterGaps(asked, vectors), corpus, fewest);
}

async function deleteAll(desk: GapsDesk, io: CliIo): Promise<number> {
  const { path } = requireFile(desk);
  const left = await desk.deleteAll();
  io.write(
    left === 0
      ? `Deleted: ${path}. It was read back: no question is there.\n`
      : `${left} questions are still at ${path}. Stop the server and run it again.\n`,
  );
  return left === 0 ? exitCodes.answered : exitCodes.fault;
}

function requireFile({ file }: GapsDesk): NonNullable<GapsDesk['file']> {
  if (file) return file;
  throw new UsageFault('No questions are kept. To keep those that the stories do not answer, set VOICES_GAPS_FILE.');
}

function defineGapsCommand(io: CliIo): Command {
  return new Command('ask gaps')
    .description(
      `Shows what people ask and the stories do not answer, where ${fewestAsked} or more asked about the same thing.`,
    )
    .option(
      '--try <file>',
      'ask a list of your own instead: one question a line, or JSON Lines or CSV as ask eval takes',
    )
    .option('--svg <file>', 'write a picture of it')
    .option('--json', 'print it as JSON')
    .option('--delete-all', 'delete every question that is kept, and prove it')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run ask gaps --help to see how it is used.')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHelpWidth: () => readColumns(io) });
}
