import type { Article, Block } from './article.js';
import type { TextFault } from './check-article.js';

interface Marks {
  readonly opening: string;
  readonly closing: string;
}

const doubleMarks: readonly Marks[] = [
  { opening: '“', closing: '”' },
  { opening: '"', closing: '"' },
];

/** Quotation that its block leaves open, to be taken up by the next block or reported. */
interface OpenQuotation {
  readonly start: number;
  readonly blockEnd: number;
}

/**
 * Double quotation marks that don't pair up, and single ones that open and never close in their block. A paragraph may
 * leave a quotation open where the next one opens it again in the same voice, as printers do. Curly and straight marks
 * are paired apart, so one kind may stand inside the other. A single closing mark can't be told from an apostrophe, so
 * it is never reported.
 */
export function checkQuotationMarks(article: Article): readonly TextFault[] {
  return [
    ...doubleMarks.flatMap((marks) => checkDoubleMarks(article, marks)),
    ...article.blocks.flatMap((block) => checkSingleMarks(article, block)),
  ];
}

function checkDoubleMarks(article: Article, marks: Marks): readonly TextFault[] {
  const faults: TextFault[] = [];
  let carried: OpenQuotation | null = null;
  for (const block of article.blocks) {
    if (carried !== null && !takesUp(article, block, carried, marks)) faults.push(unclosed(carried, marks));
    const scanned = scanBlock(article, block, marks);
    faults.push(...scanned.faults);
    carried = scanned.open;
  }
  if (carried !== null) faults.push(unclosed(carried, marks));
  return faults;
}

function scanBlock(
  article: Article,
  block: Block,
  marks: Marks,
): { readonly faults: readonly TextFault[]; readonly open: OpenQuotation | null } {
  const faults: TextFault[] = [];
  let open: OpenQuotation | null = null;
  for (let at = block.start; at < block.end; at++) {
    const mark = article.text[at];
    if (mark === marks.closing && open !== null) open = null;
    else if (mark === marks.opening) {
      if (open !== null) faults.push(unclosed({ start: open.start, blockEnd: at }, marks));
      open = { start: at, blockEnd: block.end };
    } else if (mark === marks.closing) {
      const message = `This ${mark} closes nothing. Add the ${marks.opening} that opens it or correct it.`;
      faults.push({ start: at, end: at + 1, message });
    }
  }
  return { faults, open };
}

function takesUp(article: Article, block: Block, open: OpenQuotation, marks: Marks): boolean {
  return (
    article.text[block.start] === marks.opening && speakerAt(article, block.start) === speakerAt(article, open.start)
  );
}

function unclosed({ start, blockEnd }: OpenQuotation, { opening }: Marks): TextFault {
  const message = `The quotation that opens here with ${opening} is never closed. Close it, or list the words under 'asPrinted'.`;
  return { start, end: blockEnd, message };
}

function checkSingleMarks(article: Article, { start, end }: Block): readonly TextFault[] {
  const faults: TextFault[] = [];
  for (let at = start; at < end; at++) {
    const closed = article.text[at] !== '‘' || article.text.slice(at + 1, end).includes('’');
    if (!closed) faults.push({ start: at, end, message: 'This ‘ is never closed. Add the ’ or correct it.' });
  }
  return faults;
}

function speakerAt(article: Article, at: number): string | null {
  return article.speech.find((span) => span.start <= at && at < span.end)?.personId ?? null;
}
