import type { AnswerBody, CitationBody } from '../contract/ask.js';

/** Part of an answer as it is read: words of ours, or a quote. */
export type AnswerPart =
  { readonly kind: 'words'; readonly text: string } | { readonly kind: 'quote'; readonly citation: CitationBody };

/**
 * Parts of an answer in reading order, so that each quote can stand in a block of its own. Quotes that the text holds are
 * taken out of it, quotation marks and number included, and so are the words before one that only say who speaks or
 * where: its caption says the same. Quotes that the text only refers to follow at the end.
 */
export function splitAnswer(answer: AnswerBody): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  const left: AnswerPart[] = [];
  let rest = answer.text;
  for (const citation of answer.citations) {
    const at = rest.indexOf(citation.quote);
    if (at === -1) {
      left.push({ kind: 'quote', citation });
      continue;
    }
    const before = readWords(rest.slice(0, at).replace(/[“"‘'\s]+$/u, ''));
    if (namesSource(before.at(-1)?.text ?? '', citation)) before.pop();
    parts.push(...before, { kind: 'quote', citation });
    const after = rest.slice(at + citation.quote.length).replace(/^[”"’']/u, '');
    rest = after.replace(/^\.?\s*\[\d\]\.?/u, '');
  }
  return [...parts, ...readWords(rest), ...left];
}

function namesSource(text: string, { speaker, articleTitle }: CitationBody): boolean {
  const names = [speaker?.name, articleTitle].filter((name) => name != null);
  return text.endsWith(':') && names.some((name) => text.includes(name));
}

function readWords(text: string): Extract<AnswerPart, { kind: 'words' }>[] {
  const paragraphs = text.split(/\n\s*\n/u).map((paragraph) => paragraph.trim());
  return paragraphs.filter((paragraph) => paragraph !== '').map((paragraph) => ({ kind: 'words', text: paragraph }));
}
