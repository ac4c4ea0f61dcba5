import { functionWords } from '../retrieval/words.js';
import { phraseWords, vocabulary } from './vocabulary.js';

/**
 * A pattern over the words of a folded question, as a row of steps:
 *
 * - `word` or `one|other` takes one such word; `@tag` any word or phrase that `vocabulary` lists under the tag;
 * - `word?` may be missing, `word*` may be repeated or missing, `!word` takes nothing and says that it doesn't come next;
 * - `..4` skips up to four words (`..` three), never past the end of a sentence;
 * - `^` is the start of a sentence, `$` the end of one, `^^` and `$$` those of all the words; phrases are written with `_`.
 */
export type WordPattern = readonly Step[];

type Step =
  | {
      readonly kind: 'word';
      readonly words: ReadonlySet<string>;
      readonly optional: boolean;
      readonly repeated: boolean;
    }
  | MarkStep
  | { readonly kind: 'gap'; readonly most: number };

interface WordStep {
  readonly kind: 'word';
  readonly words: ReadonlySet<string>;
  readonly optional: boolean;
  readonly repeated: boolean;
}

type MarkStep =
  | { readonly kind: 'not'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'start' | 'end'; readonly ofAll: boolean };

/**
 * The pattern that `source` describes.
 * @throws Error on a tag that the vocabulary lacks: a slip of the programmer.
 */
export function compilePattern(source: string): WordPattern {
  return source.split(' ').map(compileStep);
}

function compileStep(step: string): Step {
  if (step === '^' || step === '^^') return { kind: 'start', ofAll: step === '^^' };
  if (step === '$' || step === '$$') return { kind: 'end', ofAll: step === '$$' };
  if (/^\.\.\d*$/u.test(step)) return { kind: 'gap', most: step === '..' ? 3 : Number(step.slice(2)) };
  if (step.startsWith('..')) throw new Error(`"${step}" is no gap: write ".." and a number.`);
  if (step.startsWith('!')) return { kind: 'not', words: readAlternatives(step.slice(1)) };
  const repeated = step.endsWith('*');
  const optional = repeated || step.endsWith('?');
  return { kind: 'word', words: readAlternatives(optional ? step.slice(0, -1) : step), optional, repeated };
}

function readAlternatives(source: string): ReadonlySet<string> {
  return new Set(
    source.split('|').flatMap((part) => (part.startsWith('@') ? [...wordsOf(part.slice(1))] : [checkWord(part)])),
  );
}

function checkWord(word: string): string {
  if (word.includes('_') && !phraseWords.phrases.has(word))
    throw new Error(`The vocabulary has no phrase "${word}": add it or write its words apart.`);
  return word;
}

function wordsOf(tag: string): ReadonlySet<string> {
  const words = vocabulary.get(tag);
  if (words === undefined) throw new Error(`The vocabulary has no words under "${tag}": add them or mend the pattern.`);
  return words;
}

/** How many other words are met as often as one function word. A guess: only how long a reading takes hangs on it. */
const commonness = 20;

/**
 * Words of which a text that the pattern fits has at least one: the step's that are met least often, by their number and by
 * how many are function words.
 * @throws Error where every word of the pattern may be missing.
 */
export function keyWords(pattern: WordPattern): ReadonlySet<string> {
  const sets = pattern.flatMap((step) => (step.kind === 'word' && !step.optional ? [step.words] : []));
  const [rarest] = sets.sort((one, other) => countMeetings(one) - countMeetings(other));
  if (rarest === undefined) throw new Error('Every word of this pattern may be missing: make one of them needed.');
  return rarest;
}

function countMeetings(words: ReadonlySet<string>): number {
  return words.size + commonness * [...words].filter((word) => functionWords.has(word)).length;
}

/**
 * Whether the pattern fits anywhere in the words. Takes at most words × steps × the longest gap: it walks the set of
 * positions reached and never goes back.
 */
export function fitsPattern(pattern: WordPattern, words: readonly string[]): boolean {
  let reached: readonly number[] = [...words.keys()];
  for (const step of pattern) {
    reached = takeStep(step, reached, words);
    if (reached.length === 0) return false;
  }
  return true;
}

/** Positions reached from those given, both in rising order and each once. */
function takeStep(step: Step, reached: readonly number[], words: readonly string[]): readonly number[] {
  const next: number[] = [];
  for (const at of reached) {
    if (step.kind === 'word') takeWord(step, at, words, next);
    else if (step.kind === 'gap') skipWords(at, step.most, words, next);
    else if (holdsAt(step, at, words)) next.push(at);
  }
  return next;
}

function holdsAt(step: MarkStep, at: number, words: readonly string[]): boolean {
  const word = words[at];
  if (step.kind === 'not') return word === undefined || !step.words.has(word);
  if (step.kind === 'start') return at === 0 || (!step.ofAll && words[at - 1] === '.');
  return word === undefined || (!step.ofAll && word === '.');
}

function skipWords(at: number, most: number, words: readonly string[], next: number[]): void {
  for (let skipped = 0; skipped <= most; skipped++) {
    reach(at + skipped, next);
    if (at + skipped >= words.length || words[at + skipped] === '.') return;
  }
}

function takeWord(step: WordStep, at: number, words: readonly string[], next: number[]): void {
  if (step.optional) reach(at, next);
  // A run stops where another walk has been already: what follows from there is reached.
  for (let here = at; step.words.has(words[here] ?? ''); here++) {
    const isNew = reach(here + 1, next);
    if (!step.repeated || !isNew) return;
  }
}

/** Adds a position to those reached; says whether it is new. Walks begin in rising order, so a lower one was reached before. */
function reach(at: number, next: number[]): boolean {
  const isNew = at > (next.at(-1) ?? -1);
  if (isNew) next.push(at);
  return isNew;
}
