import { findKnownName, type NameTable } from './condense-names.js';
import { tagWords, type Tag } from './condense-tags.js';
import {
  determiners,
  endsClause,
  endsSentence,
  personNouns,
  plainWords,
  prepositions,
  tokenise,
  type Token,
} from './condense-words.js';

/** `name`: written with capitals but not known to the corpus. */
export type MentionKind = 'council' | 'person' | 'name' | 'noun';

/** Person, place or thing that a question speaks of. */
export interface Mention {
  readonly kind: MentionKind;
  /** As it stands in the question; a noun that began the question with a capital has lost it. */
  readonly text: string;
  /** Span in the question, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Positions among the question's words: `first` inclusive, `after` exclusive. */
  readonly first: number;
  readonly after: number;
  readonly plural: boolean;
  /** Whether it can be a person ("a child", "Jess"). */
  readonly personal: boolean;
}

const nameLinks = new Set(['of', 'the', 'to', 'for', 'de', 'la', 'von', 'van']);
const neverNames = new Set(["i'm", "i've", "i'd", "i'll", 'i']);

/** Mentions of a question in order; they don't overlap. */
export function findMentions(text: string, table: NameTable): readonly Mention[] {
  const tokens = tokenise(text);
  const tags = tagWords(tokens);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found =
      readKnown(text, tokens, at, table) ??
      readCapitals(text, tokens, at, tags, table) ??
      readNouns(mentions.at(-1), text, tokens, at, tags, table);
    if (found) mentions.push(found);
    at = found ? found.after : at + 1;
  }
  return mentions;
}

function readKnown(text: string, tokens: readonly Token[], at: number, table: NameTable): Mention | undefined {
  const entry = findKnownName(tokens, at, table);
  if (!entry) return undefined;
  const mention = makeMention(text, tokens, at, at + entry.words.length, entry.kind);
  return (
    mention && {
      ...mention,
      text: mention.text.replace(/['’]s?$/u, ''),
      plural: false,
      personal: entry.kind === 'person',
    }
  );
}

function isCapital(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && token.capital && !neverNames.has(token.lower);
}

function readCapitals(
  text: string,
  tokens: readonly Token[],
  at: number,
  tags: readonly Tag[],
  table: NameTable,
): Mention | undefined {
  if (!isCapital(tokens, at)) return undefined;
  const token = tokens[at];
  if (!token || (plainWords.has(token.lower) && !isInitials(token))) return undefined;
  const begins = at === 0 || endsSentence(token.gap);
  let after = at + 1;
  while (after < tokens.length) {
    const next = tokens[after];
    if (!next || !/^[ ]?(?:& ?|\. )?$/u.test(next.gap) || findKnownName(tokens, after, table)) break;
    if (isCapital(tokens, after)) after += 1;
    else if (/^\p{N}+$/u.test(next.text)) after += 1;
    else if (nameLinks.has(next.lower) && isCapital(tokens, after + 1) && !findKnownName(tokens, after + 1, table))
      after += 2;
    else break;
  }
  const last = tokens[after - 1];
  if (last && after - at > 1 && plainWords.has(last.lower) && !['up', 'out', 'in', 'on'].includes(last.lower))
    after -= 1;
  // A lone capital at the start of a sentence is any word.
  if (begins && after - at === 1 && !/\p{Lu}.*\p{Lu}/u.test(token.text)) return undefined;
  const lead = tokens[at - 1];
  if (last && !/['’]s?$/u.test(last.text)) after = addNouns(tokens, after, tags, table);
  const article = lead?.lower === 'the' && token.gap === ' ';
  const mention = makeMention(text, tokens, article ? at - 1 : at, after, 'name');
  return mention && { ...mention, text: mention.text.replace(/['’]s?$/u, ''), first: at };
}

/** "Lyme disease", "Venus flytraps": plain nouns straight after a name belong to it. */
function addNouns(tokens: readonly Token[], from: number, tags: readonly Tag[], table: NameTable): number {
  let after = from;
  while (
    tags[after] === 'noun' &&
    tokens[after]?.gap === ' ' &&
    !isCapital(tokens, after) &&
    !findKnownName(tokens, after, table)
  )
    after += 1;
  return after;
}

function isInitials({ text }: Token): boolean {
  return /^\p{Lu}{2,}$/u.test(text);
}

const plainOwners = /^(?:children|women|men|people)'s$/u;

function readNouns(
  before: Mention | undefined,
  text: string,
  tokens: readonly Token[],
  at: number,
  tags: readonly Tag[],
  table: NameTable,
): Mention | undefined {
  const lead = tokens[at];
  if (!lead) return undefined;
  const begin = determiners.has(lead.lower) ? at + 1 : at;
  let after = begin;
  let end = begin;
  while (after < tokens.length) {
    const token = tokens[after];
    const tag = tags[after];
    if (!token || (tag !== 'noun' && tag !== 'adjective')) break;
    if (after > at && endsClause(token.gap)) break;
    if (after > at && findKnownName(tokens, after, table)) break;
    if (after > at && isCapital(tokens, after)) {
      // "the National Compact" is a name; "nominal GDP" is one with the words before it.
      if (begin < after && tag === 'noun') end = after + 1;
      else break;
    } else if (tag === 'noun') end = after + 1;
    after += 1;
    if (/['’]s$/u.test(token.text) && end === after && !plainOwners.test(token.lower)) break;
  }
  if (end === begin) return undefined;
  const owns = /['’]s?$/u.test(tokens[at - 1]?.text ?? '') && before?.after === at && begin === at;
  const whole = makeMention(text, tokens, at, end, 'noun');
  const read =
    whole && owns
      ? { ...whole, text: text.slice(before.start, whole.end), start: before.start }
      : whole && { ...whole, text: whole.text.replace(/['’]s$/u, '') };
  const owned = ['his', 'her', 'their', 'its', 'this', 'that'].includes(tokens[at - 1]?.lower ?? '') && begin === at;
  const mention = read && owned ? { ...read, text: `the ${read.text}` } : read;
  return mention && at === 0 && !/\p{Lu}.*\p{Lu}/u.test(lead.text)
    ? { ...mention, text: lowerFirst(mention.text) }
    : mention;
}

function makeMention(
  text: string,
  tokens: readonly Token[],
  first: number,
  after: number,
  kind: MentionKind,
): Mention | undefined {
  const from = tokens[first];
  const to = tokens[after - 1];
  if (!from || !to) return undefined;
  const plural =
    (/[^siu']s$/u.test(to.lower) && kind === 'noun') ||
    ['people', 'children', 'men', 'women'].includes(to.lower) ||
    (kind === 'name' && /[^si']s$/u.test(to.lower) && tokens[first - 1]?.lower === 'the');
  return {
    kind,
    text: text.slice(from.start, to.end),
    start: from.start,
    end: to.end,
    first,
    after,
    plural,
    personal: kind === 'noun' && personNouns.has(to.lower),
  };
}

/** First letter in lower case. */
export function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** First letter as a sentence begins. */
export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Whether a mention stands where a place stands ("in Kent"). */
export function standsAsPlace(mention: Mention, tokens: readonly Token[]): boolean {
  const before = tokens[mention.first - 1]?.lower === 'the' ? tokens[mention.first - 2] : tokens[mention.first - 1];
  return (
    before !== undefined &&
    prepositions.has(before.lower) &&
    ['in', 'at', 'from', 'to', 'near', 'around'].includes(before.lower)
  );
}
