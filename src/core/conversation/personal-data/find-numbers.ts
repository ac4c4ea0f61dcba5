import type { MaskedKind } from '../../answer/answer.js';
import { type DigitGroup, type GroupWindow, listWindows, readDigitGroups } from './digit-groups.js';
import type { FoundData } from './found-data.js';
import { isCard } from './is-card.js';
import { isNhsNumber } from './is-nhs-number.js';
import { isPhone } from './is-phone.js';

type Judge = (window: GroupWindow, groups: readonly DigitGroup[]) => boolean;

/** The first that fits names the number. A card comes first: the longest number leaves no digit behind. */
const judges: readonly (readonly [MaskedKind, Judge])[] = [
  ['card-number', isCard],
  ['phone', isPhone],
  ['nhs-number', isNhsNumber],
];
/** Behind a "+" it is a country that begins. */
const phoneOnly: typeof judges = [['phone', isPhone]];

/** Phone, card and NHS numbers, the longest that fits at each place. A sum of money is none of them. */
export function findNumbers(text: string): readonly FoundData[] {
  const found: FoundData[] = [];
  const groups = readDigitGroups(text);
  for (let at = 0; at < groups.length;) {
    const match = matchAt(text, groups, at);
    if (match) found.push(match.data);
    at += match?.count ?? 1;
  }
  return found;
}

function matchAt(text: string, groups: readonly DigitGroup[], at: number): { data: FoundData; count: number } | null {
  const windows = listWindows(groups, at);
  const start = groups[at]?.start ?? 0;
  const lead = text.slice(Math.max(0, start - 3), start);
  if (windows.length === 0 || /[£$€] ?$/u.test(lead)) return null;
  for (const [kind, fits] of /\+[ (]*$/u.test(lead) ? phoneOnly : judges)
    for (const window of [...windows].reverse()) {
      const last = groups[at + window.count - 1];
      if (!last || !fits(window, groups)) continue;
      return { data: { kind, start: findStart(text, start, last.end), end: last.end }, count: window.count };
    }
  return null;
}

/** Takes in the "+" of a country, and the bracket of a dialling code that is closed inside the number. */
function findStart(text: string, start: number, end: number): number {
  const closes = /^[^(]*\)/u.test(text.slice(start, end));
  const marks = closes ? /(?:\+ ?)?\([+ ]?$|\+ ?$/u : /\+ ?$/u;
  return start - (marks.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0);
}
