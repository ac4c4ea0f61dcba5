import type { DigitGroup, GroupWindow } from './digit-groups.js';

/** UK numbers of places, businesses and mobiles; 080, 084, 087 and 09 are never a person's. */
const national = /^0[1237]\d{9}$/u;
/** A few places have numbers that are one digit shorter; their dialling code is written in one piece. */
const shortNational = /^01\d{8}$/u;
const international = /^(?:00)?440?[1237]\d{8,9}$/u;

/** Whether a window is a UK phone number, in whatever way its digits are grouped. */
export function isPhone({ digits, first }: GroupWindow, groups: readonly DigitGroup[]): boolean {
  const code = groups[first]?.digits.length ?? 0;
  const fits = national.test(digits) || (code >= 4 && shortNational.test(digits)) || international.test(digits);
  return fits && !beginsWithDate(groups.slice(first, first + 4));
}

/** "01/02/2003 100" begins with a date; "02/07/94/60/01/8" goes on with the same mark. */
function beginsWithDate([day, month, year, next]: readonly DigitGroup[]): boolean {
  if (!day || !month || !year || !/^[/.-]$/u.test(month.gap ?? '') || year.gap !== month.gap) return false;
  const isYear = /^(?:19|20)\d\d$/u.test(year.digits) || (month.gap === '/' && year.digits.length === 2);
  return (
    isYear && /^(?:0?[1-9]|[12]\d|3[01])$/u.test(day.digits) && Number(month.digits) <= 12 && next?.gap !== month.gap
  );
}
