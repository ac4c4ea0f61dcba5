import { limits } from '../../options.js';
import type { Citation } from '../answer.js';
import { isTurning, ownVoice } from './guard-words.js';
import { matchesClaim } from './match-claim.js';
import { matchesTopic } from './match-topic.js';
import { readFrame } from './read-frame.js';
import { readOutput } from './read-output.js';
import { readTokens, type Token } from './read-tokens.js';

/** What is left of a model's words. */
export interface GuardedSentences {
  /** Sentences that may stand before each citation, in the order of the citations; most of them have none. */
  readonly before: readonly (readonly string[])[];
  readonly kept: number;
  readonly removed: number;
}

/** Latin letters, digits, and the marks that a plain sentence needs; nothing that quotes, links or formats. */
const plain = /^[A-Z\u00c0-\u00d6\u00d8-\u00de][A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f0-9 ,&'’-]*\.$/u;
/**
 * An apostrophe stands inside a word or behind an s, a comma behind a word and before a space, a hyphen between two words. One
 * anywhere else is a quotation mark, or what is left of something else.
 */
const looseMark = /(?<!\p{L})['’]|(?<![sS])['’](?!\p{L})|(?<![\p{L}\p{N}])[,-]|-(?![\p{L}\p{N}])|,(?! [\p{L}\p{N}])/u;

/**
 * Keeps the sentences of `output` that are about a quote by its token and say nothing but what that quote says: each names
 * the one whose words it is as printed, uses a verb of speech, and then names things or reports a clause in the quote's
 * own words. A sentence about several quotes must hold for each of them. Whatever is in doubt is removed; a quote never is.
 */
export function guardSentences(output: string, citations: readonly Citation[]): GuardedSentences {
  const written = readOutput(output);
  const before: string[][] = citations.map(() => []);
  const quotes = citations.map(({ quote }) => readTokens(quote.text));
  const seen = new Set<string>();
  for (const { text, tokens } of written) {
    const known = tokens.filter((number) => number >= 1 && number <= citations.length);
    const [first] = known;
    const place = first === undefined ? undefined : before[first - 1];
    if (!place || place.length >= limits.maxSentencesPerQuote || seen.has(text)) continue;
    if (!known.every((number) => isSupported(text, citations, number - 1, quotes[number - 1] ?? []))) continue;
    seen.add(text);
    place.push(text.replaceAll("'", '’'));
  }
  const kept = before.reduce((sum, sentences) => sum + sentences.length, 0);
  return { before, kept, removed: written.length - kept };
}

function isSupported(text: string, citations: readonly Citation[], at: number, quote: readonly Token[]): boolean {
  if (text.length > limits.maxSentenceChars || !plain.test(text) || looseMark.test(text)) return false;
  const frame = readFrame(text.slice(0, -1).normalize('NFC'), citations, at);
  // A name with "&" stands in who speaks; what is said has none.
  if (!frame || frame.body.includes('&')) return false;
  const body = readTokens(frame.body);
  if (body.some(({ raw }) => ownVoice.has(raw)) || dangles(body)) return false;
  return frame.kind === 'topic' ? matchesTopic(body, quote) : matchesClaim(body, quote);
}

/** A body that stops before its point ("talks about not"). */
function dangles(body: readonly Token[]): boolean {
  return isTurning(body.at(-1)?.raw ?? 'not');
}
