import { stemmer } from 'stemmer';
import { irregularForms } from './irregular-forms.js';

/** Word of a text, as a search sees it. */
export interface Word {
  /** Lower case, curly apostrophes straightened, possessive ending taken off. */
  readonly text: string;
  /** Stem of `text` (`stemWord`). */
  readonly stem: string;
  /** Span in the text it was read from. */
  readonly start: number;
  readonly end: number;
  /** Whether it was written with a capital, and was not the first word. */
  readonly capital: boolean;
}

const plainWord = String.raw`[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*`;
const noLetterBefore = String.raw`(?<![\p{L}\p{N}\p{M}'’])`;
/**
 * What belongs to a letter before it: "A-levels", "e-learning" and "A levels", in which a plural follows what is then no article.
 * "A level" may be one of anything and stays two words.
 */
const afterLetter = String.raw`-(?<=${noLetterBefore}\p{L}-)\p{L}{3,}| levels(?<=${noLetterBefore}(?:a|as|t) levels)(?!\p{L})`;
const wordPattern = new RegExp(`${plainWord}(?:${afterLetter})?`, 'giu');
const stems = new Map<string, string>();
/** Stems kept in memory; a question can't grow the cache without end. */
const mostStems = 50_000;

/** Words of a text, in order. White space, punctuation, hyphens and dashes separate words, but for those that belong to a letter. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const word = foldWord(match[0]);
    if (!word) continue;
    const capital = words.length > 0 && /^\p{Lu}/u.test(match[0]);
    words.push({ text: word, stem: stemWord(word), start: match.index, end: match.index + match[0].length, capital });
  }
  return words;
}

function foldWord(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/'s?$|[- ]/gu, '');
}

/** Porter stem of a lower-case word, after an irregular form became its base ("children", "paid"). */
export function stemWord(word: string): string {
  return porterStem(irregularForms.get(word) ?? word);
}

/** Porter stem of a lower-case word; numbers and words with other letters than a–z stay as they are. */
export function porterStem(word: string): string {
  if (!/^[a-z']+$/u.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word.replaceAll("'", ''));
  if (stems.size >= mostStems) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Distinct words of a text of the stories, as `Word.text` has them. Kept for the next question: never give it a question. */
export function wordsIn(storedText: string): ReadonlySet<string> {
  const known = wordSets.get(storedText);
  if (known) return known;
  const words = new Set(splitWords(storedText).map(({ text }) => text));
  if (wordSets.size >= mostTexts) wordSets.clear();
  wordSets.set(storedText, words);
  return words;
}

const wordSets = new Map<string, ReadonlySet<string>>();
/** Texts kept; enough for the passages that are asked for again and again. */
const mostTexts = 5_000;

/** Words that carry no subject: articles, pronouns, auxiliaries, question words, politeness. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so if then than that this these those there here it its itself he him his she her hers they them their theirs ' +
    'i me my mine we us our ours you your yours who whom whose which what when where why how is are was were be been being am do does did ' +
    'done doing have has had having can could will would shall should may might must ought to of in on at by for from with about into onto over under ' +
    'as up out off not no yes any some all each every both either neither such very too also just only even ever still yet again more most much many ' +
    'few less least own same other another please tell say give let know want like get got one ones thing things way ' +
    "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't i'm i've i'd i'll you're you've it's that's what's who's " +
    "there's he's she's they're we're how's where's when's why's " +
    // As people type them.
    'dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt im ive youre youve its thats whats whos hows wheres theres hes shes theyre'
  ).split(' '),
);

/** Whether a capital means something in a text: not where most words have one. */
export function capitalsTell(words: readonly Word[]): boolean {
  return words.filter(({ capital }) => capital).length * 2 <= words.length;
}

/** Content words that say little of what is looked for: verbs of all work, words for anybody and anything. */
export const lightWords: ReadonlySet<string> = new Set(
  (
    'get gets getting go goes going come comes coming make makes making take takes taking do happen happens feel feels feeling keep keeps ' +
    'keeping put puts look looks looking find finds seem seems become becomes try use uses used need needs mean means think ever never ' +
    'work works working job people person someone somebody anyone anybody everyone everybody nobody something anything everything nothing ' +
    'lot lots bit kind sort really actually good'
  ).split(' '),
);
