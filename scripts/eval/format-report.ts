import { roundFigure, type Baseline } from './compare-baseline.js';
import type { SetReport } from './figure.js';
import { isTag } from './measure-own.js';

/** The table that `npm run eval` prints: each set with its figures, beside those of the baseline where they differ. */
export function formatReports(reports: readonly SetReport[], baseline: Baseline | null): string {
  return reports.map((report) => formatReport(report, baseline)).join('\n\n');
}

function formatReport({ group, about, figures, skipped }: SetReport, baseline: Baseline | null): string {
  const head = `${group}\n  ${about}`;
  if (skipped !== null) return `${group}\n  ${skipped}`;
  const width = Math.max(...figures.map(({ name }) => name.length));
  const rows = figures.map(({ name, value, cases, better }) => {
    const before = baseline?.figures[group]?.[name];
    const changed = before !== undefined && before !== roundFigure(value) ? `  was ${before.toFixed(3)}` : '';
    const mark = better === null ? '  (reported only)' : '';
    return `  ${name.padEnd(width)}  ${value.toFixed(3)}  of ${String(cases).padStart(5)}${changed}${mark}`;
  });
  return [head, ...rows].join('\n');
}

/** Fewer questions than this say nothing of a tag. */
const fewest = 5;

/** The same as Markdown, for the README: one table a set, without the smallest tags. */
export function formatMarkdown(reports: readonly SetReport[]): string {
  return reports
    .map(({ group, about, figures, skipped }) => {
      const head = `### ${group}\n\n${about}\n`;
      if (skipped !== null) return `### ${group}\n\n${skipped}\n`;
      const told = figures.filter(({ name, cases }) => !isTag(name) || cases >= fewest);
      const rows = told.map(
        ({ name, value, cases, better }) =>
          `| ${name.trim()}${better === null ? ' (reported only)' : ''} | ${value.toFixed(3)} | ${cases} |`,
      );
      return [head, '| figure | value | cases |', '| --- | --: | --: |', ...rows, ''].join('\n');
    })
    .join('\n');
}

const markers = {
  start: '<!-- figures: written by npm run eval -- --write-readme -->',
  end: '<!-- end of figures -->',
};

/** A README with the text between its markers replaced. @throws RangeError where it has no markers. */
export function replaceFigures(readme: string, markdown: string): string {
  const [start, end] = [readme.indexOf(markers.start), readme.indexOf(markers.end)];
  if (start < 0 || end < start) throw new RangeError(`The README has no '${markers.start}' … '${markers.end}'.`);
  return `${readme.slice(0, start)}${markers.start}\n\n${markdown.trim()}\n\n${readme.slice(end)}`;
}
