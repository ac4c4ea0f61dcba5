import type { DigitGroup, GroupWindow } from './digit-groups.js';

/** Whether a window is an NHS number: ten digits, in one piece or as 3 3 4, whose check digit is right. */
export function isNhsNumber({ digits, first, count }: GroupWindow, groups: readonly DigitGroup[]): boolean {
  if (digits.length !== 10 || count > 3) return false;
  const lengths = groups.slice(first, first + count).map((group) => group.digits.length);
  return ['10', '3 3 4', '3 7', '6 4'].includes(lengths.join(' ')) && hasCheckDigit(digits);
}

/** @see NHS Data Dictionary, NHS NUMBER: modulus 11 */
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 9), Number).reduce((total, digit, at) => total + digit * (10 - at), 0);
  return (11 - (sum % 11)) % 11 === Number(digits.charAt(9));
}
