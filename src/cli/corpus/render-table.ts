import { makeSafe } from './make-safe.js';

/** Rows as a table, columns two spaces apart; the first row is its head. `columns` cuts no cell: a narrow terminal folds lines. */
export function renderTable(rows: readonly (readonly string[])[], columns: number): string {
  const safe = rows.map((row) => row.map(makeSafe));
  const widths = (safe[0] ?? []).map((_, at) => Math.max(...safe.map((row) => row[at]?.length ?? 0)));
  const lines = safe.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const width = Math.min(columns, Math.max(...lines.map(({ length }) => length)));
  const [head = '', ...rest] = lines;
  return [head, '─'.repeat(width), ...rest].join('\n');
}
