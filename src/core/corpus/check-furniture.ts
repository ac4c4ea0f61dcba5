import type { Article } from './article.js';
import type { TextFault } from './check-article.js';

/**
 * Page furniture: what stands around a story on a web page and is no part of it. A pattern is tried on one whole block,
 * so `^` and `$` are the block's ends. All are linear: no repetition inside a repetition.
 */
const patterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a cookie notice', pattern: /\bcookies? (?:consent|notice|policy|settings|preferences)\b/iu },
  { what: 'a cookie notice', pattern: /\b(?:uses|use|accept|manage) (?:all )?cookies\b/iu },
  { what: 'a link to click', pattern: /\bclick here\b/iu },
  {
    what: 'a link to click',
    pattern: /^(?:apply|download|find|have|read|see|sign|view|visit)\b.{0,200}\bhere[.!]?$/iu,
  },
  {
    what: 'a link to more',
    pattern: /^(?:find out more|read more|see more|see also|more on this|related articles?|related stories)\b/iu,
  },
  { what: 'a link to more', pattern: /\b(?:read more|find out more)[:….>»]*$/iu },
  { what: 'a link to more', pattern: /\bfind out more (?:about|on) [^.!?]{1,80}:$/iu },
  { what: 'a link to more', pattern: /^have a look at\b/iu },
  { what: 'a social media notice', pattern: /\bconnecting to (?:linkedin|facebook|twitter)\b/iu },
  { what: 'a social media notice', pattern: /^(?:share|tweet|like|email|print) this\b/iu },
  { what: 'a social media notice', pattern: /\bshare this (?:article|page|post|story)\b/iu },
  { what: 'a social media notice', pattern: /^follow us on\b/iu },
  { what: 'a photo credit', pattern: /^(?:photo|photograph|picture|image|pic)(?:graph)?(?: credit| by)?\s?:/iu },
  { what: 'a photo credit', pattern: /\b(?:adobe ?stock|shutterstock|getty images|istock)\b/iu },
  { what: 'a picture’s file name', pattern: /^\S{0,80}\.(?:jpe?g|png|gif|webp)$/iu },
  { what: 'a picture’s file name', pattern: /^\d{5,}(?: [\p{Lu}\d][\p{L}\d]{0,8}){1,6}$/u },
  { what: 'a dateline', pattern: /^(?:posted|published|updated) (?:on|by)\b.{0,80}$/iu },
  { what: 'a source line', pattern: /^source:\s/iu },
  {
    what: 'a sponsor’s notice',
    pattern: /^(?:advertisement|a sponsored feature\b.{0,80}|sponsored (?:by|content)\b.{0,80})$/iu,
  },
  { what: 'a newsletter notice', pattern: /\b(?:subscribe|sign up) (?:to|for) (?:our|the) newsletter\b/iu },
  {
    what: 'a site’s small print',
    pattern: /^(?:©|copyright ©|all rights reserved|privacy policy|terms and conditions|skip to)/iu,
  },
  { what: 'a bare web address', pattern: /\b(?:https?:\/\/|www\.)[^\s]/iu },
];

/** Shortest block, in words, that counts as a pull quote when other words of the article repeat it. */
const shortestPullQuoteWords = 5;

/** Name of the page furniture that a block's text is, e.g. "a photo credit"; null where it looks like the story's own. */
export function recogniseFurniture(text: string): string | null {
  return patterns.find(({ pattern }) => pattern.test(text.trim()))?.what ?? null;
}

/**
 * For each block's text, the position of the block that it repeats a part of, else null. Case, spaces and the kind of
 * quotation marks don't count. Of two equal blocks the later one is the repeat.
 */
export function findPullQuotes(texts: readonly string[]): readonly (number | null)[] {
  const folded = texts.map(foldWords);
  return folded.map((text, position) => {
    if (text.split(' ').length < shortestPullQuoteWords) return null;
    const original = folded.findIndex(
      (other, at) => at !== position && other.includes(text) && (other !== text || at < position),
    );
    return original === -1 ? null : original;
  });
}

/** Blocks of the article that are page furniture left behind, pull quotes among them. Headings are never pull quotes. */
export function checkFurniture(article: Article): readonly TextFault[] {
  const texts = article.blocks.map(({ start, end }) => article.text.slice(start, end));
  const repeats = findPullQuotes(texts.map((text, at) => (article.blocks[at]?.kind === 'heading' ? '' : text)));
  return article.blocks.flatMap(({ start, end }, at) => {
    const what =
      recogniseFurniture(texts[at] ?? '') ?? (typeof repeats[at] === 'number' ? 'a repeated pull quote' : null);
    if (what === null) return [];
    const message = `This looks like ${what}, not the story’s own words. Remove it, or list it under 'asPrinted'.`;
    return [{ start, end, message }];
  });
}

function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”‘’"']/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,…]+|[\s.,…]+$/gu, '');
}
