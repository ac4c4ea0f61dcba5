import type { FoundData } from './found-data.js';

/** Two letters that are given out, six digits grouped in any way, and A to D. @see HMRC, NIM39110 */
const pattern =
  /(?<!\p{L})(?!bg|gb|kn|nk|nt|tn|zz)([abceghj-prstw-z][abceghj-nprstw-z])([ ._-]{0,3})(\d(?:[ ._-]{0,2}\d){5})(?!\d)([ ._-]{0,3}[a-d](?![\p{L}\d]))?/giu;

/** Words that would be such letters: "by 20 30 40 a month". */
const words = new Set([
  'ah',
  'am',
  'an',
  'as',
  'at',
  'be',
  'by',
  'ha',
  'he',
  'me',
  'my',
  'oh',
  'or',
  'ow',
  'pa',
  'we',
  'ye',
]);

const cue = /(?<!\p{L})(?:ni|n\.i\.|nino|insurance)(?: (?:number|no\.?|is|was)){0,3}[ :=-]{0,3}$/iu;
const longestCue = 40;

/** National Insurance numbers; one without its last letter is found after "NI number" and the like. */
export function findNationalInsuranceNumbers(text: string): readonly FoundData[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: written, 1: letters = '', 2: gap = '', 4: suffix, index }) => {
    const isWord = gap !== '' && words.has(letters);
    const known = suffix !== undefined && !isWord;
    return known || cue.test(text.slice(Math.max(0, index - longestCue), index))
      ? [{ kind: 'national-insurance-number', start: index, end: index + written.length } as const]
      : [];
  });
}
