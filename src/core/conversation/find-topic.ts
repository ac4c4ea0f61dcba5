import { findMentions, standsAsPlace, type Mention } from './condense-mentions.js';
import type { NameTable } from './condense-names.js';
import {
  auxiliaries,
  beForms,
  endsClause,
  plainWords,
  prepositions,
  relationalNouns,
  tokenise,
  type Token,
} from './condense-words.js';

/** Mention that a later question may mean by a pronoun. */
export interface Candidate {
  readonly mention: Mention;
  /** How much the turn was about it; higher is more. */
  readonly weight: number;
  /** Stands where a place stands ("in Kent"). */
  readonly place: boolean;
  /** " in Kent", where the turn spoke of the mention there only; else empty. */
  readonly scope: string;
  /** Turns between it and the present question; 0 for the turn before. */
  readonly age: number;
  /** Pronoun that has stood for it. */
  readonly pronoun?: 'he' | 'she';
}

const definitions =
  /^(?:(?:so|and|ok|okay|well|but|um|also|hi|hello|now|then|please|can you|could you|would you)[, ]+)*(?:(?:what|who)(?:['’]s| is| are| was| were| does| do)|tell (?:me|us)(?: (?:a bit |some )?more)? about|explain|describe|what about|how about|i(?: am|['’]m) interested in|i(?: would|['’]d)? (?:like|want) to know(?: more)? about)\s+/iu;

/** The mentions of a standalone question, weighed by how much it is about them. */
export function weighMentions(text: string, table: NameTable): readonly Candidate[] {
  const tokens = tokenise(text);
  const defined = definitions.exec(text)?.[0].length ?? -1;
  const found = findMentions(text, table);
  const whole = defined >= 0 ? readDefined(text, tokens, defined, found) : undefined;
  const mentions = whole ? [whole] : found;
  const heads = mentions.map((mention) => isRelational(mention));
  return mentions.map((mention, order) => {
    const whole = withComplement(text, tokens, mention, mentions[order + 1]);
    const owned =
      heads[order] === true &&
      (whole !== mention ||
        /['’]s? /u.test(mention.text) ||
        ['of', 'between'].includes(tokens[mention.after]?.lower ?? ''));
    const owner =
      heads[order - 1] === true && ['of', 'for', 'to', 'between'].includes(tokens[mention.first - 1]?.lower ?? '')
        ? 3
        : 0;
    return {
      mention: whole,
      weight:
        weigh(mention, tokens, defined, mentions.slice(0, order)) +
        owner -
        (owned ? 2 : /['’]s? /u.test(mention.text) ? 1 : 0),
      place: mention.kind === 'council' || standsAsPlace(mention, tokens),
      scope: findScope(text, tokens, mention, mentions),
      age: 0,
    };
  });
}

const particles = new Set(['up', 'to', 'of', 'for', 'and', 'out', 'off']);

/** "what is step up to social work": small words inside a name typed without capitals belong to it. */
function readDefined(
  text: string,
  tokens: readonly Token[],
  from: number,
  found: readonly Mention[],
): Mention | undefined {
  const rest = tokens.filter(({ start }) => start >= from);
  const [first] = rest;
  const last = rest.at(-1);
  if (!first || !last || rest.length < 3 || rest.length > 7 || rest.some(({ gap }, at) => at > 0 && gap !== ' '))
    return undefined;
  if (found.some(({ kind }) => kind !== 'noun') || plainWords.has(first.lower) || particles.has(last.lower))
    return undefined;
  const inner = rest.slice(1).filter(({ lower }) => plainWords.has(lower) || prepositions.has(lower));
  if (
    inner.length === 0 ||
    !inner.every(({ lower }) => particles.has(lower)) ||
    (relationalNouns.has(first.lower) && rest[1]?.lower !== 'up')
  )
    return undefined;
  const start = tokens.length - rest.length;
  return {
    kind: 'noun',
    text: text.slice(first.start, last.end),
    start: first.start,
    end: last.end,
    first: start,
    after: tokens.length,
    plural: false,
    personal: false,
  };
}

/** "the first sign", "the benefits": what it belongs to is the topic, not it. */
function isRelational({ text }: Mention): boolean {
  return relationalNouns.has(text.toLowerCase().split(/\s+/u).at(-1) ?? '');
}

function weigh(mention: Mention, tokens: readonly Token[], defined: number, before: readonly Mention[]): number {
  let weight = { noun: 1, name: 2, person: 1.5, council: 0.5 }[mention.kind];
  if (defined >= 0 && mention.start <= defined + 1 && mention.end > defined) weight += 3;
  const lead = tokens[mention.first - 1];
  if (lead && (auxiliaries.has(lead.lower) || beForms.has(lead.lower)) && before.every(({ kind }) => kind === 'noun'))
    weight += 1;
  if (lead && ['what', 'which', 'many', 'much'].includes(lead.lower)) weight -= 0.5;
  if (lead && ['like', 'as', 'before', 'after', 'during', 'since'].includes(lead.lower)) weight -= 1;
  if (/^\p{N}+$/u.test(mention.text) || timeNouns.test(mention.text)) weight -= 4;
  if (lead?.lower === 'of' && mention.kind === 'noun') weight += 0.5;
  if (/^(?:my|your|our) /iu.test(mention.text)) weight -= 0.5;
  return weight;
}

const timeNouns =
  /^(?:the |a |an |my |your |our )?(?:(?:first|last|next|past|early|late|other|whole|new|two|three|few) )*(?:days?|weeks?|months?|years?|time|times|today|moment|\d+s?|thing|things|article|aspects|information|name|names|interesting aspects?)$/iu;

/** "the price of a season ticket" stays whole where "of" joins two. */
function withComplement(text: string, tokens: readonly Token[], mention: Mention, next: Mention | undefined): Mention {
  const link = tokens[mention.after];
  if (
    mention.kind !== 'noun' ||
    link?.lower !== 'of' ||
    !next ||
    next.first > mention.after + 2 ||
    next.kind === 'council'
  )
    return mention;
  if (text.length > 0 && endsClause(text.slice(mention.end, next.start))) return mention;
  return { ...mention, text: mention.text + text.slice(mention.end, next.end), end: next.end, after: next.after };
}

function findScope(text: string, tokens: readonly Token[], mention: Mention, all: readonly Mention[]): string {
  if (mention.kind === 'council' || mention.kind === 'person') return '';
  const place = all.find((other) => other.kind === 'council' && other.first > mention.first);
  const link = place && tokens[place.first - 1];
  if (!place || !link || !['in', 'at', 'for'].includes(link.lower)) return '';
  const between = tokens.slice(mention.after, place.first - 1).map(({ lower }) => lower);
  return between.every((word) => ['like', 'is', 'are', 'there'].includes(word))
    ? ` ${text.slice(link.start, link.end)} ${place.text}`
    : '';
}

/** What a turn is about: the weightiest mention, the first of equals. */
export function findTopic(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best && best.weight >= one.weight ? best : one),
    undefined,
  );
}
