import { findModelDir } from '../../src/adapters/models/model-id.js';
import type { EvalModels } from './build-sets.js';
import type { SetReport } from './figure.js';

/** Models that are measured together, besides the embedded encoder alone. */
export interface Configuration extends EvalModels {
  readonly name: string;
}

interface Asked {
  readonly model: readonly string[];
  readonly reranker: readonly string[];
}

/** Each encoder alone, then each, the embedded one too, with each reranker. */
export function listConfigurations({ model, reranker }: Asked, modelsDir: string): readonly Configuration[] {
  const encoders = model.map((id) => ({ name: id, modelDir: findModelDir(modelsDir, id) }));
  const reranked = [{ name: 'embedded' }, ...encoders].flatMap(({ name, ...encoder }) =>
    reranker.map((id) => ({ name: `${name} + ${id}`, ...encoder, rerankerDir: findModelDir(modelsDir, id) })),
  );
  return [...encoders, ...reranked];
}

export interface Column {
  readonly name: string;
  readonly reports: readonly SetReport[];
}

/** One table a set with a column for each configuration; `–` where one has no such figure. */
export function formatColumns(columns: readonly Column[]): string {
  const [first] = columns;
  return (first?.reports ?? [])
    .filter(({ skipped }) => skipped === null)
    .map(({ group, figures }) => {
      const names = figures.map(({ name }) => name);
      const values = columns.map(({ reports }) => {
        const own = reports.find((report) => report.group === group)?.figures ?? [];
        return names.map((name) => own.find((figure) => figure.name === name)?.value.toFixed(3) ?? '–');
      });
      const width = Math.max(group.length, ...names.map((name) => name.length));
      const widths = columns.map(({ name }) => Math.max(name.length, 5));
      const row = (head: string, cells: readonly string[]) =>
        `${head.padEnd(width)}  ${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')}`;
      const title = row(
        group,
        columns.map(({ name }) => name),
      );
      const rows = names.map((name, at) =>
        row(
          name,
          values.map((column) => column[at] ?? '–'),
        ),
      );
      return [title, ...rows].join('\n');
    })
    .join('\n\n');
}
