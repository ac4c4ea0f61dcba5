import type { Article, Span } from '../../core/corpus/article.js';

/** An article's text with white space and marks written one way, and where each of its code units stood. */
interface Folded {
  readonly text: string;
  /** One more than the text has code units: the last is the end. */
  readonly offsets: Uint32Array;
}

/** Longer texts are no quotations. */
const mostChars = 20_000;

/**
 * Where `words` stand whole in the article from `from` on, however their white space and quotation marks are written; a comma
 * or full stop at their end may be missing there. Null where they don't. Takes time in proportion to both.
 */
export function findWords(article: Article, words: string, from: number): Span | null {
  const written = words.trim();
  // In print a comma often stands in place of the full stop that the quoted sentence ended with.
  return findWritten(article, written, from) ?? findWritten(article, written.replace(/[,.]$/u, ''), from);
}

function findWritten(article: Article, written: string, from: number): Span | null {
  if (written === '' || written.length > mostChars) return null;
  const folded = foldArticle(article);
  const wanted = foldMarks(written.trim().replace(/\s+/gu, ' '));
  for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + 1)) {
    const [start = 0, end = 0] = [folded.offsets[at], folded.offsets[at + wanted.length]];
    if (start >= from && standsAlone(article.text, start, end)) return { start, end };
  }
  return null;
}

/** Whether neither a word nor a character goes on over the span's ends. */
function standsAlone(text: string, start: number, end: number): boolean {
  const goesOn = (at: number): boolean =>
    /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));
  if (goesOn(start) || goesOn(end)) return false;
  return (
    !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  );
}

const foldings = new WeakMap<Article, Folded>();

function foldArticle(article: Article): Folded {
  const known = foldings.get(article);
  if (known) return known;
  const offsets = new Uint32Array(article.text.length + 1);
  let text = '';
  // Each part is one run of white space or one run of anything else.
  for (const { 0: part, index } of article.text.matchAll(/\s+|\S+/gu)) {
    const kept = /^\s/u.test(part) ? ' ' : foldMarks(part);
    for (let at = 0; at < kept.length; at += 1) offsets[text.length + at] = index + at;
    text += kept;
  }
  offsets[text.length] = article.text.length;
  const folded = { text, offsets };
  foldings.set(article, folded);
  return folded;
}

/** Of the same length: every mark is one code unit. */
function foldMarks(text: string): string {
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');
}
