import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import type { FigureName } from '../../src/wording/page-wording.js';
import type { Baseline } from './compare-baseline.js';

/** File of the web application that holds the figures which its about page shows. */
export const figuresFile = new URL('../../src/http/page/figures.ts', import.meta.url);

/** Rows of a set of questions, under the names that the page has for them and in its order. */
const rows: Readonly<Record<FigureName, string>> = {
  firstRight: 'answerable: first citation right',
  rightWithinThree: 'answerable: right within three',
  followUps: 'followup: first citation right',
  wronglyRefused: 'answerable but refused',
  saysSo: 'unanswerable: says so, quotes nothing',
  inNeed: 'person in need signposted',
  verbatim: 'quotes verbatim in the source',
  speakers: 'speaker named rightly',
};

/** @throws Error where the baseline lacks one of the figures. */
export async function formatFigures(baseline: Baseline): Promise<string> {
  const pick = (set: string): Record<string, number> =>
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, findFigure(baseline, set, row)]));
  const figures = { embedder: baseline.embedder.id, kept: pick('questions-kept'), open: pick('questions-open') };
  const code = `// Written by \`npm run eval -- --write-baseline\` from the baseline of the evaluation. Change nothing here.
import type { FigureName } from '../../wording/page-wording.js';

type Figures = Readonly<Record<FigureName, number>>;

export const figureNames: readonly FigureName[] = ${JSON.stringify(Object.keys(rows))};

/** Shares by set: \`kept\` questions were never looked at while the rules were made, \`open\` ones were. */
export const figures: { readonly embedder: string; readonly kept: Figures; readonly open: Figures } = ${JSON.stringify(figures)};
`;
  return format(code, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

/** File of the command that holds the figures which `ask papers` writes. */
export const paperFiguresFile = new URL('../../src/cli/papers/baseline-figures.ts', import.meta.url);

const paperSets = ['questions-kept', 'questions-more', 'questions-open', 'questions', 'offtopic', 'attacks'];

/** Every figure of our own sets, but for those of a part of a kind. @throws Error where the baseline lacks a set. */
export async function formatPaperFigures({ corpusSha256, embedder, figures }: Baseline): Promise<string> {
  const sets = paperSets.map((set): [string, Record<string, number>] => {
    const rows = figures[set];
    if (rows === undefined) throw new Error(`The baseline has no set '${set}'.`);
    return [set, Object.fromEntries(Object.entries(rows).filter(([row]) => !row.startsWith(' ')))];
  });
  const code = `// Written by \`npm run eval -- --write-baseline\` from the baseline of the evaluation. Change nothing here.

/** Shares by set and row, and what they were measured on. */
export const baseline: {
  readonly corpusSha256: string;
  readonly embedder: { readonly id: string; readonly sha256: string };
  readonly figures: Readonly<Record<string, Readonly<Record<string, number>>>>;
} = ${JSON.stringify({ corpusSha256, embedder, figures: Object.fromEntries(sets) })};
`;
  return format(code, { parser: 'typescript', printWidth: 120, singleQuote: true, trailingComma: 'all' });
}

export async function writeFigures(baseline: Baseline): Promise<void> {
  await writeFile(figuresFile, await formatFigures(baseline));
  await writeFile(paperFiguresFile, await formatPaperFigures(baseline));
}

function findFigure({ figures }: Baseline, set: string, row: string): number {
  const value = figures[set]?.[row];
  if (value === undefined) throw new Error(`The baseline has no figure '${row}' of '${set}'.`);
  return value;
}
