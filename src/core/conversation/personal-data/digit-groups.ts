/** Digits that stand together, with what parts them from the group before. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** Null where the group before is no part of the same number. */
  readonly gap: string | null;
}

/** Groups that may be one number: `count` of them from the first, and their digits together. */
export interface GroupWindow {
  readonly first: number;
  readonly count: number;
  readonly digits: string;
}

/** Digits of the shortest and the longest number looked for: an NHS number's and a payment card's. */
const fewestDigits = 10;
const mostDigits = 19;
/** "(0) 20" has two characters between digits, "07700 - 900123" three. */
const longestGap = 4;

export function readDigitGroups(text: string): readonly DigitGroup[] {
  let last = -Infinity;
  return [...text.matchAll(/\d+/gu)].map(({ 0: digits, index: start }) => {
    const gap = start - last <= longestGap ? text.slice(last, start) : null;
    last = start + digits.length;
    return { start, end: last, digits, gap: gap !== null && /^[ .()/_-]+$/u.test(gap) ? gap : null };
  });
}

/** Windows of 10 to 19 digits that begin at group `first`, shortest first: ten at most. */
export function listWindows(groups: readonly DigitGroup[], first: number): readonly GroupWindow[] {
  const windows: GroupWindow[] = [];
  let digits = '';
  for (let at = first; at < groups.length; at += 1) {
    const group = groups[at];
    if (group === undefined || (at > first && group.gap === null)) break;
    if (digits.length + group.digits.length > mostDigits) break;
    digits += group.digits;
    if (digits.length >= fewestDigits) windows.push({ first, count: at - first + 1, digits });
  }
  return windows;
}
