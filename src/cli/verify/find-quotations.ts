import type { Claim, Quotation } from './quotation.js';

interface Block {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly text: string;
}

/**
 * Every quotation of a text or Markdown document, in its order: what stands between double quotation marks, curly or
 * straight, within a paragraph, and block quotes (lines that begin with `>`). A line of a block quote that begins with a
 * dash says whose words it holds; one like “Article ID, characters 1–2, SHA-256 …” says where they stand.
 */
export function findQuotations(document: string): readonly Quotation[] {
  return splitBlocks(document).flatMap((block) =>
    block.text.startsWith('>') ? readBlockQuote(block) : findMarked(block),
  );
}

/** Paragraphs and block quotes: lines up to a blank one, or to where block quote and other text meet. */
function splitBlocks(document: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let begun = 1;
  const end = (): void => {
    if (lines.length > 0) blocks.push({ line: begun, text: lines.join('\n') });
    lines = [];
  };
  document.split(/\r\n|\n|\r/u).forEach((written, at) => {
    const line = written.replace(/^ {0,3}(?=>)/u, '');
    const blank = line.trim() === '';
    const before = lines.at(-1);
    if (blank || (before !== undefined && before.startsWith('>') !== line.startsWith('>'))) end();
    if (blank) return;
    if (lines.length === 0) begun = at + 1;
    lines.push(line);
  });
  end();
  return blocks;
}

function readBlockQuote({ line, text }: Block): readonly Quotation[] {
  const inner = text
    .split('\n')
    .map((written) => written.replace(/^>+ ?/u, ''))
    .join('\n');
  const paragraphs = inner.split(/\n\s*\n/u).map((paragraph) => paragraph.trim());
  const isPlace = (paragraph: string): boolean => placePattern.test(paragraph);
  const isSource = (paragraph: string): boolean => /^(?:—|–|--?\s)/u.test(paragraph);
  const words = paragraphs.filter((paragraph) => paragraph !== '' && !isPlace(paragraph) && !isSource(paragraph));
  if (words.length === 0) return [];
  const source = paragraphs.find(isSource)?.replace(/^[—–-]+\s*/u, '');
  const place = paragraphs.find(isPlace);
  const spoken = takeOffMarks(unescapeMarkdown(words.join('\n\n')).trim());
  return [{ line, text: spoken, claim: readClaim(place ?? '', source ? unescapeMarkdown(source) : null) }];
}

const placePattern = /Article\s+`?([a-z0-9-]+)`?,\s+characters\s+(\d{1,9})[–-](\d{1,9}),\s+SHA-256\s+`?([0-9a-f]{64})/u;

function readClaim(place: string, speaker: string | null): Claim | null {
  const found = placePattern.exec(place);
  if (!found) return speaker === null ? null : { articleId: null, start: null, end: null, sha256: null, speaker };
  const [, articleId = null, start, end, sha256 = null] = found;
  return { articleId, start: Number(start), end: Number(end), sha256, speaker };
}

/** Quotations between marks. A mark that nothing closes before the paragraph ends opens none. */
function findMarked({ line, text }: Block): readonly Quotation[] {
  // A straight mark opens after a space or an opening bracket and closes before one, so that inches (6") open nothing.
  const marked = /“([^“”]+)”|(?<![^\s([{—–-])"([^"\s](?:[^"]*[^"\s])?)"/gu;
  return [...text.matchAll(marked)].map((match) => ({
    line: line + (text.slice(0, match.index).match(/\n/gu)?.length ?? 0),
    text: unescapeMarkdown((match[1] ?? match[2] ?? '').trim()),
    claim: null,
  }));
}

function takeOffMarks(text: string): string {
  const inside = /^(?:“([^“”]*)”|"([^"]*)")$/u.exec(text);
  return inside ? (inside[1] ?? inside[2] ?? text).trim() : text;
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
}
