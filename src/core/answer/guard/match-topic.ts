import { functionWords } from '../../retrieval/words.js';
import { determiners, fillers, isTurning, possessives } from './guard-words.js';
import { isFormOf, type Token } from './read-tokens.js';

/** Words that part one thing that is spoken of from the next. */
const joints: readonly (readonly string[])[] = [
  ['and', 'also', 'about'],
  ['and', 'about'],
  ['and', 'also'],
  ['as', 'well', 'as'],
  ['and'],
];

/** Words around a thing that only say that it is described. `before` may stand without `after`. */
const wrappers: readonly { readonly before: readonly string[]; readonly after: readonly (readonly string[])[] }[] = [
  { before: ['what', 'it', 'is', 'like', 'to'], after: [[]] },
  { before: ['how'], after: [[]] },
  {
    before: ['what'],
    after: [
      ['is', 'like'],
      ['are', 'like'],
      ['was', 'like'],
    ],
  },
  { before: [], after: [[]] },
];

/**
 * Whether every thing that `body` names is named so in the quote: words that stand together there, in their order, in one
 * clause, with nothing between them but articles and fillers, and with the negation that they have there. Several things
 * are joined by a comma or "and".
 */
export function matchesTopic(body: readonly Token[], quote: readonly Token[]): boolean {
  const known = new Map<number, boolean>();
  const matches = (from: number): boolean => {
    const seen = known.get(from);
    if (seen !== undefined) return seen;
    known.set(from, false);
    const found = findEnds(body, from, quote).some((end) => end === body.length || skipJoint(body, end).some(matches));
    known.set(from, found);
    return found;
  };
  return body.length > 0 && matches(0);
}

/** Where the next thing begins, for every joint that stands at `at`. */
function skipJoint(body: readonly Token[], at: number): readonly number[] {
  const found = joints.filter((joint) => says(body, at, joint)).map((joint) => at + joint.length);
  if (body[at]?.breaks === true) found.push(at);
  return found.filter((next) => next < body.length);
}

/** Every end of a thing that begins at `from`. */
function findEnds(body: readonly Token[], from: number, quote: readonly Token[]): readonly number[] {
  return wrappers.flatMap(({ before, after }) => {
    if (!says(body, from, before)) return [];
    const inner = findRunEnds(body, from + before.length, quote);
    return inner.flatMap((end) => after.flatMap((words) => (says(body, end, words) ? end + words.length : [])));
  });
}

function findRunEnds(body: readonly Token[], from: number, quote: readonly Token[]): readonly number[] {
  const ends = new Set<number>();
  for (let start = 0; start < quote.length; start += 1) {
    if (isTurned(quote, start)) continue;
    for (const end of followRun(body, from, quote, start)) ends.add(end);
  }
  return [...ends];
}

/** Ends of the words from `from` on that the quote has from `start` on. */
function followRun(body: readonly Token[], from: number, quote: readonly Token[], start: number): readonly number[] {
  const ends: number[] = [];
  let [at, place] = [from, start];
  let substance = false;
  for (;;) {
    const word = body[at];
    if (!word || (at > from && word.breaks)) return ends;
    while (place > start && isSkippable(quote[place]) && quote[place]?.raw !== word.raw) place += 1;
    const quoted = quote[place];
    if (quoted && (place === start || !quoted.breaks) && isFormOf(word, quoted)) {
      place += 1;
      substance ||= !functionWords.has(word.raw);
    } else if (!determiners.has(word.raw)) return ends;
    at += 1;
    if (substance && !determiners.has(word.raw)) ends.push(at);
  }
}

function isSkippable(token: Token | undefined): boolean {
  return (
    token !== undefined && !token.breaks && [determiners, possessives, fillers].some((free) => free.has(token.raw))
  );
}

/** Whether a word that turns the meaning stands before `start` in its clause, and would be left out. */
function isTurned(quote: readonly Token[], start: number): boolean {
  for (let at = start; at > 0 && quote[at]?.breaks === false; at -= 1)
    if (isTurning(quote[at - 1]?.raw ?? '')) return true;
  return false;
}

function says(body: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, offset) => body[at + offset]?.raw === word && (offset === 0 || !body[at + offset]?.breaks));
}
