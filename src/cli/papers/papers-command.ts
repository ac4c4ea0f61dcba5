import { Command, CommanderError } from 'commander';
import type { CliDeps } from '../cli-deps.js';
import { type CliIo, readColumns } from '../cli-io.js';
import { exitCodes } from '../exit-codes.js';
import { UsageFault } from '../usage-fault.js';
import { countGaps } from './mark-gaps.js';
import type { PapersDesk } from './papers-desk.js';
import { writeAccessibilityStatement } from './write-accessibility-statement.js';
import { writeChangeLog } from './write-change-log.js';
import { writeImpactAssessment } from './write-impact-assessment.js';
import { writeModelCard } from './write-model-card.js';
import { writePrivacyNotice } from './write-privacy-notice.js';
import { writeTransparencyRecord } from './write-transparency-record.js';

/** Files that `ask papers` writes, in the order in which it tells of them. */
export const paperFiles = {
  transparency: 'algorithmic-transparency-record.md',
  assessment: 'data-protection-impact-assessment.md',
  privacy: 'privacy-notice.md',
  accessibility: 'accessibility-statement.md',
  card: 'model-and-data-card.md',
  changes: 'index-change-log.md',
} as const;

interface PapersFlags {
  readonly out: string;
  readonly details?: string;
  readonly replace?: boolean;
}

/**
 * `ask papers --out FOLDER`: exit code 0, however many gaps are left for people; 2 where a file is there already and
 * `--replace` is not given, and then nothing is written.
 */
export async function run(args: readonly string[], io: CliIo, deps: CliDeps): Promise<number> {
  const command = definePapersCommand(io);
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.answered : exitCodes.wrongUsage;
  }
  const { openPapers, writeFile } = deps;
  if (!openPapers || !writeFile)
    throw new UsageFault('There is no service here to write of. Run it where the index is.');
  const { out, details, replace } = command.opts<PapersFlags>();
  const folder = out.replace(/(?<=.)[\\/]+$/u, '');
  const desk = await openPapers();
  const earlier = await readEarlier(desk, folder);
  if (!replace && earlier.size > 0)
    throw new UsageFault(
      `${[...earlier.keys()].join(', ')}: there already. Give --replace to write over what is there, or another folder.`,
    );
  const papers = await writePapers(desk, details ?? null, earlier, deps);
  for (const { name, text } of papers) await writeFile(`${folder}/${name}`, text);
  io.write(renderWritten(folder, papers));
  return exitCodes.answered;
}

interface Paper {
  readonly name: string;
  readonly text: string;
}

async function writePapers(
  desk: PapersDesk,
  details: string | null,
  earlier: ReadonlyMap<string, string>,
  { hashText }: CliDeps,
): Promise<readonly Paper[]> {
  const facts = await desk.gather(details);
  return [
    { name: paperFiles.transparency, text: writeTransparencyRecord(facts) },
    { name: paperFiles.assessment, text: writeImpactAssessment(facts) },
    { name: paperFiles.privacy, text: writePrivacyNotice(facts) },
    { name: paperFiles.accessibility, text: writeAccessibilityStatement(facts) },
    { name: paperFiles.card, text: writeModelCard(facts) },
    { name: paperFiles.changes, text: writeChangeLog(facts, earlier.get(paperFiles.changes) ?? null, hashText) },
  ].map(({ name, text }) => ({ name, text: `${text.replace(/\n{3,}/gu, '\n\n').trimEnd()}\n` }));
}

/** The papers that are in the folder already, by name. */
async function readEarlier(desk: PapersDesk, folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const name of Object.values(paperFiles)) {
    const text = await desk.readEarlier(`${folder}/${name}`);
    if (text !== null) found.set(name, text);
  }
  return found;
}

function renderWritten(folder: string, papers: readonly Paper[]): string {
  const counted = papers.map(({ name, text }) => ({ name, gaps: countGaps(text) }));
  const width = Math.max(...counted.map(({ name }) => name.length));
  const lines = counted.map(({ name, gaps }) => `  ${name.padEnd(width)}  ${gaps} to complete`);
  const all = counted.reduce((sum, { gaps }) => sum + gaps, 0);
  return [
    `Written to ${folder}:`,
    ...lines,
    `${all} gaps are for people to fill. Each is marked “[To be completed: …]” with who can. Nothing here is legal advice.`,
    '',
  ].join('\n');
}

function definePapersCommand(io: CliIo): Command {
  return new Command('ask papers')
    .description(
      'Drafts the papers that a council needs, from the settings, the index and what was measured. What only a person knows is marked.',
    )
    .requiredOption('--out <folder>', 'folder to write them to')
    .option('--details <file>', 'YAML file of what only people know: organisation, contact, hosting and so on')
    .option('--replace', 'write over papers that are there; the change log carries its records on')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run ask papers --help to see how it is used.')
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.writeError, getOutHelpWidth: () => readColumns(io) });
}
