import { bounding, fillers, isTurning, openings } from './guard-words.js';
import { agreesInCapitals, type Token } from './read-tokens.js';

/** A claim may repeat this share of the quote's words; more would say the same thing twice. */
const mostRepeated = 0.5;

/**
 * Whether `body` reports what a sentence of the quote begins with: from its first word to the end of a clause, word for word
 * but for who speaks ("I", "they") and fillers. What the sentence goes on with may not take it back or bound it.
 */
export function matchesClaim(body: readonly Token[], quote: readonly Token[]): boolean {
  if (body.length > quote.length * mostRepeated) return false;
  const numbers = new Set(quote.map(({ sentence }) => sentence));
  return [...numbers].some((number) => {
    const sentence = quote.filter((token) => token.sentence === number && !token.asks);
    const opening = openings.find((words) => words.every((word, at) => sentence[at]?.raw === word)) ?? [];
    return [opening.length, 0].some((from) => reports(body, sentence, from));
  });
}

function reports(body: readonly Token[], sentence: readonly Token[], from: number): boolean {
  let place = from;
  for (const word of body) {
    while (fillers.has(sentence[place]?.raw ?? '') && sentence[place]?.raw !== word.raw) place += 1;
    const quoted = sentence[place];
    if (!quoted || !isSameSaid(word, quoted)) return false;
    if (word.breaks && word !== body[0] && !quoted.breaks) return false;
    place += 1;
  }
  return body.length > 0 && endsClause(sentence, place);
}

/** Whether what is left of a sentence begins another clause and leaves what was said before as it is. */
function endsClause(sentence: readonly Token[], place: number): boolean {
  const [first, second] = [sentence[place], sentence[place + 1]];
  if (!first) return true;
  if (!first.breaks || isTurning(first.raw) || isTurning(second?.raw ?? '')) return false;
  return !sentence.slice(place).some(({ raw }) => bounding.has(raw));
}

function isSameSaid(word: Token, quoted: Token): boolean {
  const [ours, theirs] = [report(word.raw), report(quoted.raw)];
  return ours === theirs && (ours !== word.raw || theirs !== quoted.raw || agreesInCapitals(word, quoted));
}

/** A word as it is reported: "I’ve" as "they have", "my" as "their". Contractions stay one word. */
function report(raw: string): string {
  const [, pronoun, ending = ''] = /^(i|we|they)('(?:m|ve|d|ll|re))?$/u.exec(raw) ?? [];
  if (pronoun !== undefined) return `they${ending === "'m" ? "'re" : ending}`;
  return reported.get(raw) ?? raw;
}

const reported: ReadonlyMap<string, string> = new Map([
  ['am', 'are'],
  ['me', 'them'],
  ['us', 'them'],
  ['my', 'their'],
  ['our', 'their'],
  ['mine', 'theirs'],
  ['ours', 'theirs'],
  ['myself', 'themselves'],
  ['ourselves', 'themselves'],
]);
