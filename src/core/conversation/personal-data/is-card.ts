import type { DigitGroup, GroupWindow } from './digit-groups.js';

/** Whether a window is a payment card number: 13 to 19 digits whose check digit is right, and not a row of years. */
export function isCard({ digits, first, count }: GroupWindow, groups: readonly DigitGroup[]): boolean {
  if (digits.length < 13 || digits.startsWith('0') || sumLuhn(digits) % 10 !== 0) return false;
  return !groups.slice(first, first + count).every((group) => /^(?:19|20)\d\d$/u.test(group.digits));
}

/** @see ISO/IEC 7812-1, annex B */
function sumLuhn(digits: string): number {
  let sum = 0;
  for (let at = digits.length - 1, double = false; at >= 0; at -= 1, double = !double) {
    const digit = Number(digits.charAt(at)) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum;
}
