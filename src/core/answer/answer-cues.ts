import type { ReadQuestion } from '../retrieval/read-question.js';
import { splitWords } from '../retrieval/words.js';

const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|half|third|quarter|twice|most|majority|every|weekly|monthly|daily|years?|months?|weeks?|days?|hours?';
const number = new RegExp(`\\d|\\b(?:${numberWords})\\b`, 'iu');
/** "At Newham since he was a student" says how long without a number. */
const duration = /\b(?:since|ago|all (?:his|her|my|their) (?:life|career))\b/iu;
const reason =
  /\b(?:because|so that|as a result|due to|thanks to|reasons?|that(?:[’']s| is) why|in order to|led to|means? that|allows?|helps?)\b/iu;
const time =
  /\b(?:1[5-9]|20)\d{2}\b|\b(?:years?|months?|weeks?|days?|ago|since|after|before|when|last|january|february|march|april|may|june|july|august|september|october|november|december)\b/iu;
const person = /\p{Lu}\p{L}+/u;
const definition = /\b(?:is|are|means?|refers?|involves?|aims?|called|known as|includes?|which|way of|technique)\b/iu;

/** Whether words have the form that the question asks for: a number for "how many", a reason for "why". */
export function fitsKind(words: string, { kind, terms, text }: ReadQuestion): boolean {
  switch (kind) {
    case 'number':
      return number.test(words) || (/\bhow long\b/iu.test(text) && duration.test(words));
    case 'reason':
      return reason.test(words);
    case 'time':
      return time.test(words);
    case 'person':
    case 'place':
      return person.test(words.slice(1));
    case 'definition':
      return (
        definition.test(words) &&
        namesSubjectFirst(
          words,
          terms.map((term) => term.stem),
        )
      );
    // Whose words they are decides, not how they read.
    case 'opinion':
    case 'open':
      return false;
  }
}

const reporting: ReadonlySet<string> = new Set(
  (
    'say says said saying tell tells told add adds added explain explains explained believe believes believed think thinks thought ' +
    'hope hopes hoped argue argues argued feel feels felt describe describes described according wrote writes announced promised ' +
    'warned judged judgement judgment rated verdict praised found concluded'
  ).split(' '),
);
/** Whether words tell what one of these names, in lower case, says or thinks, at most `reach` words from it ("the minister hopes that …"). */
export function reportsWords(words: string, names: ReadonlySet<string>, reach: number): boolean {
  const told = splitWords(words).map(({ text }) => text);
  return told.some(
    (word, at) =>
      reporting.has(word) && told.slice(Math.max(0, at - reach), at + reach + 1).some((near) => names.has(near)),
  );
}

const contactAsked =
  /\b(?:(?:his|her|their|your|its|the|is|'s|’s) e-?mail\b(?! to)|e-?mail address|(?:phone|telephone|mobile|contact) numbers?|contact details|home address|postal address|linkedin|instagram|facebook page)\b/iu;
const contactTold = /@|https?:|www\.|\d{5,}|\d{3,} \d{3,}/u;

/** Whether a question asks how to reach somebody, and the words give no address and no number. */
export function lacksContact(words: string, { text }: Pick<ReadQuestion, 'text'>): boolean {
  return contactAsked.test(text) && !contactTold.test(words);
}

/** A defining sentence names what it defines near its beginning. */
function namesSubjectFirst(words: string, stems: readonly string[]): boolean {
  const opening = words.slice(0, 80).toLowerCase();
  return stems.some((stem) => opening.includes(stem.slice(0, Math.max(4, stem.length - 1))));
}

const leaning =
  /^(?:and |but |so |also,? |or )?(?:it|its|it[’']s|this|that|that[’']s|these|those|they|them|their|he|she|his|her|him|such|there|then|both|one|another|instead|however|as a result|by the|the (?:same|latter|former))\b/iu;

/** Whether a sentence opens with a word that points back to what was said before ("It …", "This …", "And they …"). */
export function leansOnContext(sentence: string): boolean {
  return leaning.test(sentence);
}
