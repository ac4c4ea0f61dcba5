/** Narrowest text that is still read with ease; a terminal that says less is not believed. */
const minColumns = 20;

/**
 * Breaks `text` at spaces into lines of at most `columns` code units, each with `indent` before it. A longer word stands
 * alone on its line; line ends in the text are kept.
 */
export function wrapText(text: string, columns: number, indent = ''): string {
  const width = Math.max(columns, minColumns) - indent.length;
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/ +/u)) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
