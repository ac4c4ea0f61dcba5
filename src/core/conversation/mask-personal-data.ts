import type { MaskedKind } from '../answer/answer.js';
import { findDatesOfBirth } from './personal-data/find-dates-of-birth.js';
import { findEmails } from './personal-data/find-emails.js';
import { findNationalInsuranceNumbers } from './personal-data/find-national-insurance-numbers.js';
import { findNumbers } from './personal-data/find-numbers.js';
import { findRegistrationNumbers } from './personal-data/find-registration-numbers.js';
import { foldCharacters } from './personal-data/fold-characters.js';
import type { FoundData } from './personal-data/found-data.js';

/** What stands in a text for what was hidden. No digit and no sign in it can be taken for personal data again. */
const masks: Readonly<Record<MaskedKind, string>> = {
  email: '[email hidden]',
  phone: '[phone hidden]',
  'national-insurance-number': '[insurance number hidden]',
  'nhs-number': '[NHS number hidden]',
  'card-number': '[card hidden]',
  'date-of-birth': '[birthday hidden]',
  'registration-number': '[registration hidden]',
};

/** Where two take the same characters, the earlier in this list has them. */
const finders = [
  findEmails,
  findNationalInsuranceNumbers,
  findRegistrationNumbers,
  findDatesOfBirth,
  findNumbers,
] as const;

export interface MaskedText {
  readonly text: string;
  /** Kinds that were hidden, each once, in the order of the contract's list. */
  readonly masked: readonly MaskedKind[];
}

/**
 * A screened question with personal data hidden behind a label in square brackets: email addresses, UK phone numbers,
 * National Insurance and NHS numbers, payment cards, dates of birth where words beside them say so, and Social Work England
 * registration numbers. Everything else stays as it is, and masking again changes nothing. Takes time in proportion to the
 * text.
 *
 * Names, addresses and postcodes are not hidden: no pattern tells a child’s name from a speaker’s. Numbers written in words
 * and foreign phone numbers are not found either.
 */
export function maskPersonalData(screened: string): MaskedText {
  let text = screened;
  const kinds = new Set<MaskedKind>();
  // A second look finds what stood against something that is hidden now, such as two numbers with nothing between them.
  for (;;) {
    const found = findPersonalData(text);
    if (found.length === 0) break;
    text = hide(text, found);
    for (const { kind } of found) kinds.add(kind);
  }
  return { text, masked: order.filter((kind) => kinds.has(kind)) };
}

const order = Object.keys(masks).filter((kind): kind is MaskedKind => kind in masks);

/** In order of the text, none over another; offsets in the written text. */
function findPersonalData(written: string): readonly FoundData[] {
  // Nothing that is looked for has neither a digit nor an at sign.
  if (!/[\p{Nd}\p{No}@\uff20\ufe6b]|[([{] ?at ?[)\]}]/iu.test(written)) return [];
  const { text, offsets } = foldCharacters(written);
  const taken = new Uint8Array(text.length);
  const found: FoundData[] = [];
  for (const find of finders)
    for (const data of find(text)) {
      if (taken.subarray(data.start, data.end).includes(1)) continue;
      taken.fill(1, data.start, data.end);
      found.push({ ...data, start: offsets[data.start] ?? 0, end: offsets[data.end] ?? written.length });
    }
  return found.sort((a, b) => a.start - b.start);
}

function hide(text: string, found: readonly FoundData[]): string {
  let hidden = '';
  let at = 0;
  for (const { kind, start, end } of found) {
    hidden += text.slice(at, start) + masks[kind];
    at = end;
  }
  return hidden + text.slice(at);
}

const mask = String.raw`\[(?:email|phone|insurance number|NHS number|card|birthday|registration) hidden\]`;
const thing = String.raw`(?:home |work |mobile |cell ?|contact |tele)?(?:phone|mobile|tel)|contact(?= (?:number|details))|e-?mail|date of birth|d\.?o\.?b\.?|birth ?day|nhs|ni|national insurance|(?:bank |credit |debit )?card|registration|swe?`;
const leadIns = [
  String.raw`(?:(?:my|his|her|their|our|the) )?(?:${thing})(?: (?:address|number|card|details|no\.?|is|was)){0,3} ?[:=-]?`,
  String.raw`(?:my|his|her|their|our) (?:number|no\.?)(?: (?:is|was))? ?[:=-]?`,
  String.raw`(?:please )?(?:call|ring|phone|text|e-?mail|contact|message|reach) (?:me|us)(?: back)?(?: (?:on|at|via|by))?`,
  String.raw`(?:(?:i was|i am|i'm|i’m) )?born(?: on)?(?: the)?`,
];
/** A mask with the words that only lead up to it or name it: "my phone number is …", "… is my email". Every part is bounded. */
const maskInPlace = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(?:(?:and|or) )?(?:(?:${leadIns.join('|')}) ?)?)?${mask}` +
    String.raw`(?: (?:is|was) (?:my|his|her|their|our) (?:${thing})(?: (?:address|number|card|no))?(?![\p{L}\p{N}]))?`,
  'giu',
);
/** What joins one thing to another asks nothing. */
const joining = new Set(['and', 'or', 'also', 'plus', 'please']);

/**
 * A masked text without its masks and without the words that only lead up to one, so that a search looks for the rest; empty
 * where nothing is left to read. A text without a mask stays as it is.
 */
export function dropMasks(masked: string): string {
  // Most texts have none, and the pattern takes longer to compile than they take to answer.
  if (!masked.includes(']')) return masked;
  const dropped = masked.replace(maskInPlace, ' ');
  if (dropped === masked) return masked;
  const tidied = dropped
    .replace(/\( ?\)/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replace(/ (?=[,.;:!?])/gu, '')
    .replace(/([,.;:!?])(?:[,.;:]| [,.;:])+/gu, '$1')
    .replace(/^[\s,.;:!?&)-]+/u, '')
    .trim();
  const words = tidied.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => joining.has(word)) ? '' : tidied;
}
