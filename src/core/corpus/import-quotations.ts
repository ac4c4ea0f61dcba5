import type { Span } from './article.js';
import type { FoundBlock } from './import-blocks.js';
import { namePattern, sayPattern } from './import-people.js';

/** Words in double quotation marks, marks included. */
export interface Quotation extends Span {
  /** False where the paragraph ends before the quotation does. */
  readonly closed: boolean;
}

/** Quotations of one block, in order. Straight marks are taken to open and close in turn. */
export function findQuotations(text: string): readonly Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < text.length; at++) {
    const closing = text[at] === '“' ? '”' : text[at] === '"' ? '"' : null;
    if (closing === null) continue;
    const end = text.indexOf(closing, at + 1);
    found.push({ start: at, end: end === -1 ? text.length : end + 1, closed: end !== -1 });
    if (end === -1) break;
    at = end;
  }
  return found;
}

const pronoun = '(?:he|she|they|He|She|They)';
const saysName = new RegExp(String.raw`^[\s,]{0,3}${sayPattern} (${namePattern})`, 'u');
const nameSays = new RegExp(String.raw`^[\s,]{0,3}(${namePattern}) ${sayPattern}\b`, 'u');
const inBrackets = new RegExp(String.raw`^[\s,.]{0,3}\((${namePattern})(?: ?[–—,-] ?[^()]{1,80})?\)`, 'u');
const before = new RegExp(
  String.raw`(?<!\p{L})(${namePattern})(?:, [^.“”"]{1,80},)? ${sayPattern}(?: that)?[:,]? ?$`,
  'u',
);
const pronounAfter = new RegExp(String.raw`^[\s,]{0,3}(?:${pronoun} ${sayPattern}|${sayPattern} ${pronoun})\b`, 'u');
const pronounBefore = new RegExp(String.raw`\b${pronoun} ${sayPattern}(?: that)?[:,]? ?$`, 'u');

/** Name that the text beside a quotation gives the words to; `'pronoun'` for he, she or they; null where it gives none. */
export function readAttribution(text: string, quotation: Span): { readonly name: string } | 'pronoun' | null {
  const after = text.slice(quotation.end);
  const lead = text.slice(0, quotation.start);
  const name = (saysName.exec(after) ?? nameSays.exec(after) ?? inBrackets.exec(after) ?? before.exec(lead))?.[1];
  if (name !== undefined && !/^(?:He|She|They)$/u.test(name)) return { name };
  return pronounAfter.test(after) || pronounBefore.test(lead) ? 'pronoun' : null;
}

/** Every name that a text gives quoted words to, whoever or whatever bears it. */
export function findQuotedNames(blocks: readonly FoundBlock[]): readonly string[] {
  return blocks.flatMap(({ text }) =>
    findQuotations(text).flatMap((quotation) => {
      const attribution = readAttribution(text, quotation);
      return attribution === null || attribution === 'pronoun' ? [] : [attribution.name];
    }),
  );
}
