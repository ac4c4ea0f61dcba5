import { UsageFault } from '../usage-fault.js';
import type { Quotation } from './quotation.js';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The quotes of a table with a column `quote`; `speaker`, `article_id`, `start`, `end` and `sha256` are checked where they
 * are there.
 * @throws UsageFault where there is no such column, or a quotation mark is not closed.
 */
export function readCsvQuotations(text: string): readonly Quotation[] {
  const [head, ...rows] = readCsv(text);
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!columns.includes('quote')) throw new UsageFault('The table has no column named “quote”. Name the column so.');
  return rows.flatMap(({ line, cells }) => {
    const cell = (column: string): string | null => {
      const written = cells[columns.indexOf(column)] ?? '';
      return written === '' ? null : unguard(written);
    };
    const quote = cell('quote');
    if (quote === null) return [];
    const [start, end] = [readWhole(cell('start')), readWhole(cell('end'))];
    const claim = { articleId: cell('article_id'), start, end, sha256: cell('sha256'), speaker: cell('speaker') };
    const claims = Object.values(claim).some((value) => value !== null);
    return [{ line, text: quote, claim: claims ? claim : null }];
  });
}

/** Lines of cells of a text as RFC 4180 has them; single line feeds end a line too. */
export function readCsv(text: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let [line, begun] = [1, 1];
  // A cell, quoted or not, and what ends it. Each match takes the text from where the last one stopped.
  const cellPattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  while (cellPattern.lastIndex < text.length) {
    const match = cellPattern.exec(text);
    if (!match)
      throw new UsageFault(`Line ${line} of the table has a quotation mark that is not closed or out of place.`);
    const [whole, quoted, plain = '', ending] = match;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.match(/\r\n|\n|\r/gu)?.length ?? 0;
    if (ending === ',' && cellPattern.lastIndex < text.length) continue;
    if (ending === ',') cells.push('');
    rows.push({ line: begun, cells });
    cells = [];
    begun = line;
  }
  return rows;
}

/** Takes off the apostrophe that keeps a spreadsheet from taking a cell for a formula. */
function unguard(cell: string): string {
  return /^'[=+\-@\t\r]/u.test(cell) ? cell.slice(1) : cell;
}

function readWhole(cell: string | null): number | null {
  return cell !== null && /^\d{1,9}$/u.test(cell) ? Number(cell) : null;
}
