const opening = '**[To be completed: ';

/** Marks what only a person can fill in: who that is, and what to say. */
export function markGap(who: string, what: string): string {
  return `${opening}${who}: ${what}]**`;
}

/** A fact as it is known, or the mark of the gap. */
export function tellOrMark(fact: string | null, who: string, what: string): string {
  return fact === null ? markGap(who, what) : writePlain(fact);
}

export function countGaps(markdown: string): number {
  return markdown.split(opening).length - 1;
}

/** Text from outside on one line, so that nothing of it is Markdown, HTML or the mark of a gap. */
export function writePlain(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~&]/gu, '\\$&');
}

/** A Markdown table. Cells are Markdown already. */
export function writeTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function writeList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** “22 November 2026”, “March 2018” or “2018”, as exactly as the date is known. */
export function writeDate(iso: string): string {
  const [year = '', month, day] = iso.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year].filter((part) => part).join(' ');
}

/** “1 story”, “5 stories” */
export function writeCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A share of 1 as “68 %”, to the tenth where it needs one. */
export function writeShare(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
