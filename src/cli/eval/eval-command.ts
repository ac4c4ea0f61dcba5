import { Command, CommanderError } from 'commander';
import type { CliDeps } from '../cli-deps.js';
import { type CliIo, readColumns } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { UsageFault } from '../usage-fault.js';
import { drawCurve, findWorkingPoint, type JudgedCase } from './coverage-curve.js';
import type { EvalStories, JudgedAnswer } from './eval-stories.js';
import { plotCoverage } from './plot-coverage.js';
import { readQuestions } from './read-questions.js';
import { type EvalReport, renderReport } from './render-report.js';
import { holdsExpected, type ScoredAnswer, type ScoredQuestion, scoreQuestions } from './score-questions.js';

const maxBytes = 10_000_000;

interface EvalFlags {
  readonly svg?: string;
  readonly json?: boolean;
  readonly index?: string;
  readonly model?: string;
}

/** `ask eval FILE`: exit code 0 whatever the figures are, as long as every question could be asked. */
export async function run(args: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  const command = defineEvalCommand(io);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
  }
  const { openEval, writeFile } = deps;
  if (!openEval || !writeFile) throw new UsageFault('There are no stories to measure here. Run it where the index is.');
  const [path = ''] = command.args;
  const flags = command.opts<EvalFlags>();
  const questions = readQuestions(await io.readFile(path, maxBytes), /\.csv$/iu.test(path));
  const stories = await openEval({ index: flags.index ?? null, model: flags.model ?? null });
  checkCouncils(questions, stories);
  const { report, cases } = await measure(questions, stories);
  if (flags.svg !== undefined) {
    const points = drawCurve(cases);
    const name = path.replace(/^.*[\\/]/u, '');
    await writeFile(flags.svg, plotCoverage([{ name, points, working: findWorkingPoint(points, stories.answerFrom) }]));
  }
  io.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : renderReport(report, readColumns(io)));
  return report.faults === 0 ? exitCodes.answered : exitCodes.fault;
}

async function measure(
  questions: readonly ScoredQuestion[],
  stories: EvalStories,
): Promise<{ readonly report: EvalReport; readonly cases: readonly JudgedCase[] }> {
  const judged = new Map<ScoredAnswer, JudgedAnswer>();
  const ask = async (request: Parameters<EvalStories['ask']>[0]) => {
    const answer = await stories.ask(request);
    judged.set(answer.body, answer);
    return answer.body;
  };
  const { tally, reports } = await scoreQuestions(questions, ask, stories.source);
  const cases = reports.flatMap(({ row, answer }) => {
    const known = answer && judged.get(answer);
    if (!known || row.kind === 'smalltalk' || row.kind === 'signpost') return [];
    const quote = answer.citations[0]?.quote ?? known.bestQuote;
    return [{ confidence: known.confidence, right: holdsExpected(row, quote) }];
  });
  const working = findWorkingPoint(drawCurve(cases), stories.answerFrom);
  const report = {
    questions: questions.length,
    faults: reports.filter(({ answer }) => answer === null).length,
    indexVersion: stories.indexVersion,
    figures: tally
      .list()
      .map(({ name, cases: of, held }) => ({ name, share: Math.round((held / of) * 1000) / 1000, held, of })),
    working: working && { coverage: round(working.coverage), error: round(working.error) },
    missed: reports
      .filter(({ good }) => !good)
      .map(({ row, answer }) => ({
        id: row.id,
        question: row.turns.at(-1) ?? '',
        status: answer?.status ?? null,
        quote: answer?.citations[0]?.quote ?? null,
        articleId: answer?.citations[0]?.articleId ?? null,
      })),
  };
  return { report, cases };
}

function checkCouncils(questions: readonly ScoredQuestion[], { councilIds }: EvalStories): void {
  const unknown = questions.find(({ council }) => council !== undefined && !councilIds.includes(council));
  if (unknown) throw new UsageFault(`${unknown.id}: no such council. There are: ${councilIds.join(', ')}.`);
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}

function defineEvalCommand(io: CliIo): Command {
  return new Command('ask eval')
    .description('Asks a list of questions and scores the answers against the words that you expect.')
    .argument(
      '<file>',
      'JSON Lines, or CSV with the columns question, expected and, where you like, council and speaker',
    )
    .option('--svg <file>', 'write a picture of how many answers are wrong by how many questions are answered')
    .option('--json', 'print the figures as JSON')
    .option('--index <folder>', 'folder of the index')
    .option('--model <folder>', 'folder of the language model')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run ask eval --help to see how it is used.')
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHelpWidth: () => readColumns(io) });
}
