import { mkdir, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { format } from 'prettier';
import { formatAblation, measureAblation } from './eval/ablate.js';
import { openEvalEmbedder } from './eval/build-sets.js';
import { findRegressions, readBaseline, roundFigure, writeBaseline } from './eval/compare-baseline.js';
import { formatMarkdown, formatReports, replaceFigures } from './eval/format-report.js';
import { formatGenerators, measureGenerators } from './eval/measure-generators.js';
import { formatColumns, listConfigurations } from './eval/configurations.js';
import { measureSets, plotFile, readmeFile, readReadme, setNames, type SetName } from './eval/measure-all.js';
import { readEnvironment } from '../src/environment.js';
import { plotCoverage } from '../src/cli/eval/plot-coverage.js';
import { writeFigures } from './eval/write-figures.js';

interface Flags {
  readonly set: readonly SetName[];
  readonly model: readonly string[];
  readonly reranker: readonly string[];
  readonly full: boolean;
  readonly ablate: boolean;
  readonly generators: boolean;
  readonly misses: boolean;
  readonly json?: string;
  readonly writeBaseline: boolean;
  readonly writeReadme: boolean;
}

const progress = (what: string): void => {
  console.error(what);
};

await new Command('eval')
  .description(
    'Asks the question sets and compares the figures with test/eval/baseline.json; exits 1 where one is worse.',
  )
  .option('--set <name>', `only this set, and any named besides: ${setNames.join(', ')}`, collectSet, [])
  .option('--model <id>', 'also with this encoder, as a column more; may be given again', collect, [])
  .option('--reranker <id>', 'also with this reranker beside each encoder, as a column more', collect, [])
  .option('--full', 'ask every question of the outside sets; compared with no baseline', false)
  .option('--ablate', 'show what each signal is worth instead', false)
  .option('--generators', 'show what language models that play a part do to the answers instead', false)
  .option('--misses', 'list the questions of ours that went wrong', false)
  .option('--json <file>', 'write the figures to a file')
  .option('--write-baseline', 'make these figures the baseline, and write them to the README and the about page', false)
  .option('--write-readme', 'write the figures to test/eval/README.md', false)
  .action(async (flags: Flags) => {
    if (flags.ablate) console.log(formatAblation(await measureAblation(await openEvalEmbedder(), progress)));
    else if (flags.generators)
      console.log(formatGenerators(await measureGenerators(await openEvalEmbedder(), progress)));
    else await measure(flags);
  })
  .parseAsync();

function collectSet(name: string, sets: readonly SetName[]): readonly SetName[] {
  const set = setNames.find((known) => known === name);
  if (!set) throw new InvalidArgumentError(`There are: ${setNames.join(', ')}.`);
  return [...sets, set];
}

function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value];
}

async function measure(flags: Flags): Promise<void> {
  const sets = setNames.filter((set) => flags.set.length === 0 || flags.set.includes(set));
  const { full } = flags;
  const { reports, subject, lines, misses } = await measureSets({
    embedder: await openEvalEmbedder(),
    sets,
    full,
    progress,
  });
  const baseline = full ? null : await readBaseline();
  console.log(formatReports(reports, baseline));
  const others = listConfigurations(flags, readEnvironment(process.env).modelsDir);
  const columns = [{ name: 'embedded', reports }];
  for (const { name, ...models } of others) {
    progress(`${name} …`);
    const embedder = await openEvalEmbedder(models);
    columns.push({ name, reports: (await measureSets({ embedder, sets, full, progress })).reports });
  }
  if (others.length > 0) console.log(`\n${formatColumns(columns)}`);
  if (flags.misses) for (const [set, missed] of misses) console.log(['', `${set}: misses`, ...missed].join('\n  '));
  const figures = reports.flatMap((report) => report.figures);
  if (flags.json !== undefined) {
    const rounded = figures.map((figure) => ({ ...figure, value: roundFigure(figure.value) }));
    await writeFile(flags.json, `${JSON.stringify(rounded, null, 2)}\n`);
  }
  if (lines.length > 0 && !full) {
    await mkdir(new URL('./', plotFile), { recursive: true });
    await writeFile(plotFile, plotCoverage(lines));
  }
  const whole = sets.length === setNames.length;
  if (flags.writeReadme || (flags.writeBaseline && whole)) {
    const readme = replaceFigures(await readReadme(), formatMarkdown(reports));
    await writeFile(readmeFile, await format(readme, { parser: 'markdown', printWidth: 120 }));
  }
  if (flags.writeBaseline) {
    await writeBaseline(subject, figures, baseline);
    const written = await readBaseline();
    if (written) await writeFigures(written);
    return;
  }
  const regressions = baseline ? findRegressions(figures, baseline) : [];
  for (const { figure, before } of regressions)
    console.error(`Worse: ${figure.group}: ${figure.name}: ${figure.value.toFixed(3)}, was ${before.toFixed(3)}.`);
  if (regressions.length > 0) process.exitCode = 1;
}
