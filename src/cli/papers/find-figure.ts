import { baseline } from './baseline-figures.js';
import { writeShare, writeTable } from './mark-gaps.js';

/** Our sets of questions, the most telling first. */
export const ownSets = [
  { set: 'questions-kept', name: 'New questions' },
  { set: 'questions-more', name: 'Later questions' },
  { set: 'questions-open', name: 'Known questions' },
  { set: 'questions', name: 'Shared questions' },
] as const;

const rows: readonly { readonly row: string; readonly name: string }[] = [
  { row: 'quotes verbatim in the source', name: 'Quotes that stand in the story word for word' },
  { row: 'speaker named rightly', name: 'Quotes that name the right speaker' },
  { row: 'answerable: first citation right', name: 'First quote answers the question' },
  { row: 'answerable: right within three', name: 'One of the first three quotes answers it' },
  {
    row: 'answerable but refused',
    name: 'Questions that the stories answer, but it says they do not (lower is better)',
  },
  { row: 'followup: first citation right', name: 'First quote answers a follow-up question' },
  { row: 'unanswerable: says so, quotes nothing', name: 'Questions that the stories do not answer, and it says so' },
  { row: 'person in need signposted', name: 'People in need who are shown help lines' },
  { row: 'same answer twice', name: 'Questions that get the same answer twice' },
  { row: 'requests without a fault', name: 'Questions that were asked without a fault' },
];

/** A figure of the baseline; null where that set does not measure it. */
export function findFigure(set: string, row: string): number | null {
  return baseline.figures[set]?.[row] ?? null;
}

/** The figures as a table, one column a set. */
export function showFigures(): string {
  const shown = rows.map(({ row, name }) => [
    name,
    ...ownSets.map(({ set }) => {
      const figure = findFigure(set, row);
      return figure === null ? 'not measured' : writeShare(figure);
    }),
  ]);
  return writeTable(['What was measured', ...ownSets.map(({ name }) => name)], shown);
}

/** Whether the figures were measured with the model and on the stories of an index. */
export function describeMeasured(manifest: {
  readonly embedder: { readonly id: string; readonly sha256: string };
  readonly files: Readonly<Record<string, string>>;
}): { readonly isSameModel: boolean; readonly isSameStories: boolean } {
  return {
    isSameModel: manifest.embedder.sha256 === baseline.embedder.sha256,
    isSameStories: manifest.files['corpus.json'] === baseline.corpusSha256,
  };
}
