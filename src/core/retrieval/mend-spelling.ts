import { places } from './british-places.js';
import type { WordFilter } from './word-filter.js';
import type { ProperWords } from './word-forms.js';
import { functionWords, splitWords, type Word } from './words.js';

type CorpusWords = Pick<ReadonlyMap<string, number>, 'has' | 'get'>;

/** Words that a misspelt one may have meant. */
export interface Vocabulary {
  /** Words of the corpus with the number of chunks that hold them. */
  readonly corpus: CorpusWords;
  /** Words of the corpus that begin alike and are about as long: `least` to `most` letters. */
  readonly listAlike: (beginning: string, least: number, most: number) => readonly string[];
  /** Words of the people's and councils' names, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly language: WordFilter;
  /** Words that the stories only write as names: a question in lower case gets their capitals back. */
  readonly properWords: ProperWords;
}

/** Put before a word of the language's commonest classes as a second entry of its filter, commonest class first. */
export const commonMarks = ['1:', '2:'] as const;

const openers = new Set(['what', 'when', 'where', 'who', 'why', 'how', 'which', 'does', 'about', 'your']);

/** Shorter words have too many neighbours to guess at, but for the commonest ones. */
const shortestMended = 4;
/** A shorter word is mended by likelier slips alone: "wat", but not "axl". */
const unlikelySlip = 1;
/** What is left of a shorter word without its ending is too often a word by chance. */
const shortestBase = 5;
/** Longer words are no slips. What mending costs grows with the square of a word: one of 480 letters took two seconds. */
const longestMended = 30;

/**
 * `text` with misspelt words mended: those that neither the corpus nor the language knows. Each becomes the likeliest word
 * one slip away, by how common the word and how usual the slip is; where there is none, a word of eight letters or more
 * becomes one of the corpus that is two slips away; else it stays. Words with digits stay, and so does every other
 * character of the text.
 */
export function mendSpelling(text: string, vocabulary: Vocabulary): string {
  let mended = '';
  let at = 0;
  // A slip that is typed again and again is thought about once.
  const known = new Map<string, string | null>();
  const words = splitWords(text);
  for (const [number, word] of words.entries()) {
    const placed = words.length === 1 || beforePlaces.has(words[number - 1]?.text ?? '');
    const key = `${word.capital ? '^' : ''}${placed ? '@' : ''}${word.text}`;
    const better = known.has(key) ? (known.get(key) ?? null) : writeWord(word, placed, vocabulary);
    known.set(key, better);
    if (better === null || !isLetters(text.slice(word.start, word.end))) continue;
    // The word of a search is without its possessive ending; the text keeps it.
    const ending = /['’][sſ]$/iu.exec(text.slice(word.start, word.end))?.[0] ?? '';
    mended += text.slice(at, word.start) + better + ending;
    at = word.end;
  }
  return mended + text.slice(at);
}

/** Words are compared in a plain form, in which “Ⅸ” is two letters: such signs stay. */
function isLetters(written: string): boolean {
  return /^[\p{L}\p{M}'’]+$/u.test(written);
}

/** Words after which a place may stand; elsewhere "india" may be somebody's name. */
const beforePlaces: ReadonlySet<string> = new Set(
  'in at from near around outside to of for about and or than'.split(' '),
);

/** A word as it should be written; null where it is. A name or a place in lower case gets its capitals: encoders read them. */
function writeWord(word: Word, placed: boolean, vocabulary: Vocabulary): string | null {
  const mended = mendWord(word, vocabulary);
  if (mended === null && word.capital) return null;
  return vocabulary.properWords.get(mended ?? word.text) ?? mended ?? (placed ? places.get(word.text) : null) ?? null;
}

function mendWord({ text: word, capital }: Word, vocabulary: Vocabulary): string | null {
  const { corpus, names, language, listAlike } = vocabulary;
  if (!/^[a-z]{3,}$/u.test(word) || word.length > longestMended || functionWords.has(word)) return null;
  const isKnown = (base: string) => corpus.has(base) || language.has(base);
  if (isKnown(word) || places.has(word) || listBases(word).some(isKnown)) return null;
  // A capital inside a question marks a name, which is no slip for a common word; a short one ("Sam") is none for "same".
  const mayBe = (candidate: string) => names.has(candidate) || (word.length > shortestMended && corpus.has(candidate));
  const candidates = capital ? editOnce(word).filter(mayBe) : editOnce(word);
  const near = pickLikeliest(word, candidates, (candidate) => rarity(candidate, corpus, language));
  if (near !== null || word.length < 8) return near;
  return pickLikeliest(
    word,
    listAlike(word.charAt(0), word.length - 2, word.length + 2).filter(isTwoSlipsAway(word)),
    () => 0,
  );
}

/** What a word may be formed from: the lists hold "downside" and "change", not "downsides" and "changers". */
function listBases(word: string): readonly string[] {
  return ['s', 'es', 'er', 'ers', 'r', 'rs', 'd', 'ed', 'ing', 'ly', 'ness'].flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= shortestBase ? word.slice(0, -ending.length) : [],
  );
}

/** What a word costs as a guess: the commoner here, the less; infinite where nobody knows it. */
function rarity(word: string, corpus: CorpusWords, language: WordFilter): number {
  if (openers.has(word)) return 0;
  const count = word.length < shortestMended ? 0 : (corpus.get(word) ?? 0);
  if (count > 0) return (count > 1 ? 0.1 : 0.5) + (language.has(word) ? 0 : 0.05);
  if (functionWords.has(word)) return 0.2;
  if (word.length < shortestMended) return Infinity;
  if (!language.has(word)) return Infinity;
  const common = commonMarks.findIndex((mark) => language.has(mark + word));
  return common >= 0 ? 0.4 + 0.3 * common : 1.1;
}

/** The candidate with the least of slip and rarity; the earlier in the alphabet of two that cost the same. */
function pickLikeliest(
  word: string,
  candidates: readonly string[],
  rarityOf: (candidate: string) => number,
): string | null {
  let best: string | null = null;
  let least = Infinity;
  const known = candidates.filter((candidate) => rarityOf(candidate) < Infinity);
  for (const candidate of known.sort()) {
    const slip = slipCost(word, candidate);
    if (word.length < shortestMended && slip >= unlikelySlip) continue;
    const cost = rarityOf(candidate) + slip;
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}

/**
 * How unlikely a slip is: letters doubled or not and letters that sound alike, then swapped, then left out, then put in, then
 * changed (vowels and neighbours on the keyboard sooner). A word has few letters to swap or to leave out, and any could be put in or
 * come in place of one, so that each of the former is the likelier. At the first letter, which people seldom miss, each is less likely.
 */
function slipCost(word: string, candidate: string): number {
  if (undouble(word) === undouble(candidate)) return 0;
  if (soundOut(word) === soundOut(candidate)) return 0.2;
  if (word.length < candidate.length) return isAtStart(word, candidate) ? 0.8 : 0.4;
  if (word.length > candidate.length) return isAtStart(word, candidate) ? 1.1 : 0.7;
  if (sortLetters(word) === sortLetters(candidate)) return word.startsWith(candidate.charAt(0)) ? 0.2 : 0.5;
  const at = Array.from(word).findIndex((letter, index) => letter !== candidate.charAt(index));
  const [typed, meant] = [word.charAt(at), candidate.charAt(at)];
  const changed = (vowels.has(typed) && vowels.has(meant)) || areNeighbours(typed, meant) ? 0.7 : 1;
  return at === 0 ? changed + 0.2 : changed;
}

/** Whether two words differ by a first letter that one of them lacks. */
function isAtStart(word: string, candidate: string): boolean {
  return word.slice(1) === candidate || word === candidate.slice(1);
}

/** The word with letters that sound alike in English written one way. */
function soundOut(word: string): string {
  return undouble(
    word
      .replace(/ck|[cq]/gu, 'k')
      .replace(/ph/gu, 'f')
      .replace(/z/gu, 's')
      .replace(/y/gu, 'i'),
  );
}

/** Whether two letters lie beside each other on a keyboard with English letters. */
function areNeighbours(a: string, b: string): boolean {
  const [first, second] = [a, b].map((letter) => {
    const row = keyboard.findIndex((keys) => keys.includes(letter));
    return { row, column: (keyboard[row]?.indexOf(letter) ?? 0) + row / 2 };
  });
  if (!first || !second) return false;
  return Math.abs(first.row - second.row) <= 1 && Math.abs(first.column - second.column) <= 1;
}

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

function sortLetters(word: string): string {
  return Array.from(word).sort().join('');
}

function undouble(word: string): string {
  return word.replace(/(.)\1/gu, '$1');
}

/** Whether words that begin like `word` are at most two slips away. Most are told by their letters, without their order. */
function isTwoSlipsAway(word: string): (candidate: string) => boolean {
  const letters = countLetters(word, new Int32Array(letterSlots), 1);
  return (candidate) => {
    const left = countLetters(candidate, letters.slice(), -1);
    // A letter changed into another is one too many and one too few.
    const differing = left.reduce((sum, count) => sum + Math.abs(count), 0);
    return differing <= 4 && countSlips(word, candidate, 2) <= 2;
  };
}

/** Letters that share a slot are taken for one, which tells fewer words apart and none wrongly. */
const letterSlots = 32;

function countLetters(word: string, counts: Int32Array, sign: 1 | -1): Int32Array {
  for (let at = 0; at < word.length; at += 1) {
    const slot = word.charCodeAt(at) % letterSlots;
    counts[slot] = (counts[slot] ?? 0) + sign;
  }
  return counts;
}

const vowels = new Set('aeiouy');

/**
 * Slips of the finger between two words: letters left out, put in, changed, or two neighbours swapped; `limit + 1` where
 * there are more than `limit`. @see Damerau, CACM 1964 (restricted: no letter is touched twice).
 */
export function countSlips(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
      if (swapped) slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

/** Every string one slip away. */
function editOnce(word: string): string[] {
  const edits = new Set<string>();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    for (const letter of letters) edits.add(head + letter + tail).add(head + letter + tail.slice(1));
    edits.add(head + tail.slice(1));
    if (tail.length > 1) edits.add(head + tail.charAt(1) + tail.charAt(0) + tail.slice(2));
  }
  edits.delete(word);
  return [...edits];
}
