import type { Span } from './article.js';

/** Shortened words that end with a full stop and seldom end a sentence. Lower case, without the stop. */
const abbreviations = new Set(
  (
    'mr mrs ms dr prof st sr jr rev gen rep sen gov capt lt col sgt hon messrs eg ie e.g i.e vs cf etc no nos fig vol pp ' +
    'ca approx inc ltd co corp dept est jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);

// Tried only where a run of marks begins: from each mark of a long run, it would take time with its square.
const terminator = /(?<![.!?…])[.!?…]+[”"’')\]]*(?=\s)/gu;
const opener = /^\s+[“"‘'([]*[\p{Lu}\p{N}£$€]/u;

/**
 * Sentences of a paragraph, in order, trimmed; together they hold every character that is not white space. A sentence
 * ends at `.`, `!`, `?` or `…` (with closing marks) before white space and a capital, a digit or an opening mark;
 * initials and common abbreviations don't end one. The empty text has none.
 */
export function splitSentences(text: string): Span[] {
  const sentences: Span[] = [];
  let start = skipSpace(text, 0);
  for (const match of text.matchAll(terminator)) {
    const end = match.index + match[0].length;
    if (end <= start || !opener.test(text.slice(end, end + 12)) || isAbbreviation(text, match.index, match[0]))
      continue;
    sentences.push({ start, end });
    start = skipSpace(text, end);
  }
  const end = text.trimEnd().length;
  if (end > start) sentences.push({ start, end });
  return sentences;
}

function isAbbreviation(text: string, at: number, mark: string): boolean {
  if (mark !== '.') return false;
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, at - 16), at))?.[0] ?? '';
  return /^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}
