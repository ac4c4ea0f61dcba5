import type { FoundData } from './found-data.js';

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const day = String.raw`[0-3]?\d(?: ?(?:st|nd|rd|th))?`;
const year = String.raw`(?:\d{4}|'?\d{2})`;
/** Every part is bounded, so that each place of the text is looked at for a bounded time. */
const date = new RegExp(
  String.raw`(?<![\p{L}\d])(?:` +
    [
      String.raw`${day}(?: of)?[ ,./_-]{0,2}${month}(?:[ ,./_-]{1,3}${year})?`,
      String.raw`${month}[ ,./_-]{1,2}(?:the )?${day}(?:[ ,./_-]{1,3}${year})?`,
      String.raw`\d{4} ?[./_ -] ?\d{1,2} ?[./_ -] ?\d{1,2}`,
      String.raw`\d{1,2} ?[./_ -] ?\d{1,2} ?[./_ -] ?${year}`,
      String.raw`\d{8}|\d{6}`,
    ].join('|') +
    String.raw`)(?![\p{L}\d])`,
  'giu',
);

const cueWords = String.raw`d\.? ?o\.? ?b\.?|date of birth|birth ?date|birth ?day|born|birth`;
/** A cue, then words without a digit, a bracket or the end of a sentence. */
const cueBefore = new RegExp(String.raw`(?<!\p{L})(?:${cueWords})(?!\p{L})[^\d.?!;@[\]]{0,32}$`, 'iu');
const cueAfter = new RegExp(
  String.raw`^[ ,(]{0,2}(?:(?:is|was|being|=|-) ?)?(?:(?:my|his|her|their|our|the|\p{L}+'s) )?(?:${cueWords})(?!\p{L})`,
  'iu',
);
/** Between two birthdays of a list. */
const listGap = /^[ ,&/]{0,3}(?:and )?(?:on )?(?:the )?$/iu;
const longestCue = 48;

/** Dates that the words beside them call a birthday. A year alone, or a month and a year, is none. */
export function findDatesOfBirth(text: string): readonly FoundData[] {
  const found: FoundData[] = [];
  for (const { 0: written, index: start } of text.matchAll(date)) {
    const end = start + written.length;
    const before = text.slice(Math.max(0, start - longestCue), start);
    const listed = start - (found.at(-1)?.end ?? -Infinity) <= 16 && listGap.test(text.slice(found.at(-1)?.end, start));
    if (listed || cueBefore.test(before) || cueAfter.test(text.slice(end, end + longestCue)))
      found.push({ kind: 'date-of-birth', start, end });
  }
  return found;
}
