import type { FoundData } from './found-data.js';

/**
 * Three digits or more behind "SW": SW1 to SW20 are parts of London. Where a space parts them it takes five, as "SW 2014" is
 * a year.
 */
const pattern = /(?<![\p{L}\d])sw(?:[-:_]?\d{3,8}|[-:_ ]{1,3}\d{5,8}|[-:_ ]{0,3}\d{3}[ -]\d{3,4})(?![\p{L}\d])/giu;

/** Registration numbers of Social Work England, such as SW123456. */
export function findRegistrationNumbers(text: string): readonly FoundData[] {
  return [...text.matchAll(pattern)].map(({ 0: written, index }) => ({
    kind: 'registration-number',
    start: index,
    end: index + written.length,
  }));
}
