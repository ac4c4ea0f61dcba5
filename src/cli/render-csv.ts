import type { CitationBody } from '../http/contract/ask.js';

type Row = Readonly<Record<(typeof csvColumns)[number], string>>;

export const csvColumns = [
  'quote',
  'speaker',
  'role',
  'employer',
  'title',
  'publisher',
  'published',
  'url',
  'council',
  'article_id',
  'start',
  'end',
  'sha256',
] as const;

/** Quotes with their sources as CSV (RFC 4180): a line of headings, then one line for each. What is not known is empty. */
export function renderCsv(citations: readonly CitationBody[]): string {
  const rows = citations.map((citation): Row => ({
    quote: citation.quote,
    speaker: citation.speaker?.name ?? '',
    role: citation.speaker?.role ?? '',
    employer: citation.speaker?.employer ?? '',
    title: citation.articleTitle ?? '',
    publisher: citation.publisher ?? '',
    published: citation.published ?? '',
    url: citation.url ?? '',
    council: citation.council?.name ?? '',
    article_id: citation.articleId,
    start: String(citation.start),
    end: String(citation.end),
    sha256: citation.sha256,
  }));
  return writeCsv([csvColumns, ...rows.map((row) => csvColumns.map((column) => row[column]))]);
}

/** Lines of cells as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  const guarded = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
