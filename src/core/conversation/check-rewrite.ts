import { limits } from '../options.js';
import type { Synonyms } from '../retrieval/read-question.js';
import { functionWords, splitWords, type Word } from '../retrieval/words.js';
import { readWritten } from './read-written.js';
import { routeQuestion } from './route-question.js';

/** What a standalone question is written from. All of it is what the person typed, personal data left out. */
export interface RewriteSource {
  readonly question: string;
  /** Oldest first. */
  readonly earlier: readonly string[];
  readonly synonyms: Synonyms;
}

/** One line of words and plain marks that ends as a question does. */
const plainQuestion = /^[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N} ,&'’()-]*\?$/u;

/** Words that turn a question round; a standalone question has those that were typed, and no other. */
const turning: ReadonlySet<string> = new Set("not no never nor neither without cannot n't".split(' '));

/**
 * A language model's standalone question, or null where there is any doubt about it. Its content words are the person's own,
 * or synonyms of them; it has every content word and number of the question, so that it asks nothing else; and it is short,
 * of one line, and no command.
 */
export function checkRewrite(rewritten: string, { question, earlier, synonyms }: RewriteSource): string | null {
  const text = rewritten.trim();
  if (text.length > limits.maxQuestionChars / 2 || !plainQuestion.test(text)) return null;
  const words = splitWords(text);
  const asked = splitWords(question);
  const told = [...asked, ...earlier.flatMap((turn) => splitWords(turn))];
  const known = new Set(told.map(({ stem }) => stem));
  const written = new Set(words.map(({ stem }) => stem));
  const isKnown = (word: Word, at: number): boolean =>
    known.has(word.stem) || synonyms.at(words, at).some((stems) => stems.every((stem) => known.has(stem)));
  const content = words.filter(isContent);
  const isOurs = content.length > 0 && words.every((word, at) => !isContent(word) || isKnown(word, at));
  const asksTheSame = asked.every((word) => !isContent(word) || written.has(word.stem));
  const turns = (list: readonly Word[]): boolean => list.some(({ text: word }) => isTurning(word));
  if (!isOurs || !asksTheSame || turns(words) !== turns(asked)) return null;
  return readWritten(text).masked.length === 0 && routeQuestion(text) === null ? text : null;
}

function isContent({ text }: Word): boolean {
  return !functionWords.has(text) || /\p{N}/u.test(text);
}

function isTurning(word: string): boolean {
  return turning.has(word) || word.endsWith("n't");
}
