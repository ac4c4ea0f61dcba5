import type { Block } from './article.js';

/** Block of a page as it was found, before anything is decided about it. */
export interface FoundBlock {
  readonly kind: Block['kind'];
  readonly text: string;
}

const longestHeadingChars = 120;
const longestHeadingWords = 12;

/**
 * Blocks of a plain text, in order and with every word. Lines are paragraphs, as web pages are copied, unless most of
 * them break off inside a sentence: then blank lines divide the paragraphs. Short lines without a full stop, and short
 * questions, are taken for headings.
 */
export function splitPlainText(source: string): readonly FoundBlock[] {
  const groups = source
    .replace(/\r\n?/gu, '\n')
    .split(/\n\s*\n/u)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    );
  const texts = isHardWrapped(groups) ? groups.map((lines) => lines.join(' ')) : groups.flat();
  return texts
    .filter((text) => text !== '')
    .map((text) => ({ kind: looksLikeHeading(text) ? 'heading' : 'paragraph', text }));
}

function isHardWrapped(groups: readonly (readonly string[])[]): boolean {
  const broken = groups.flatMap((lines) => lines.slice(0, -1));
  const open = broken.filter((line) => !/[.!?…:”"’'*]$/u.test(line));
  const longest = Math.max(0, ...broken.map((line) => line.length));
  return broken.length > 0 && open.length > broken.length * 0.6 && longest <= longestHeadingChars;
}

function looksLikeHeading(text: string): boolean {
  if (text.length > longestHeadingChars || /^[“"‘'(•*-]/u.test(text)) return false;
  if (text.endsWith('?')) return !/[“”"]/u.test(text);
  return text.split(/\s+/u).length <= longestHeadingWords && !/[.!:;,…”"’')]$/u.test(text);
}
