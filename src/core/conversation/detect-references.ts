import { isExpletive } from './detect-expletive.js';
import { isInsideQuestion } from './detect-inner-referent.js';
import type { Mention } from './condense-mentions.js';
import { isVerbWord, tagWords, type Tag } from './condense-tags.js';
import {
  auxiliaries,
  beForms,
  conjunctions,
  endsClause,
  endsSentence,
  pointingNouns,
  prepositions,
  type Token,
} from './condense-words.js';
import type { Reference } from './resolve-referent.js';

/** Word of a question that stands for something said before. */
export interface ReferenceSite {
  readonly reference: Reference;
  /** Positions among the question's words: `first` inclusive, `after` exclusive. */
  readonly first: number;
  readonly after: number;
  readonly possessive: boolean;
  /** Noun after "this" or "those", where there is one. */
  readonly noun: string | null;
}

const pronouns = new Map<string, { reference: Reference; possessive: boolean }>();
for (const [words, reference, possessive] of [
  ["it it's it'd it'll itself", 'thing', false],
  ['its', 'thing', true],
  ["they them they're they've they'll they'd themselves theirs", 'group', false],
  ['their', 'group', true],
  ["he him he's he'd he'll himself", 'he', false],
  ['his', 'he', true],
  ["she her she's she'd she'll herself hers", 'she', false],
] as const)
  for (const word of words.split(' ')) pronouns.set(word, { reference, possessive });

function isReferringThat(tokens: readonly Token[], tags: readonly Tag[], at: number): boolean {
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before && /^(?:do|doing|did|done|does)$/u.test(before.lower) && (!next || endsClause(next.gap))) return false;
  if (
    before &&
    /^(?:so|true|think|thought|know|say|said|says|believe|sure|such|anything|something|everything|nothing|one|ones|those|now|given|fact|mean|means|feel|find|found|hear|heard|read|agree|all|the)$/u.test(
      before.lower,
    ) &&
    next
  )
    return false;
  if (before && (tags[at - 1] === 'noun' || tags[at - 1] === 'adjective') && next && !endsClause(next.gap))
    return false;
  if (!next || endsClause(next.gap)) return true;
  return (
    auxiliaries.has(next.lower) ||
    beForms.has(next.lower) ||
    prepositions.has(next.lower) ||
    conjunctions.has(next.lower) ||
    tags[at + 1] === 'verb' ||
    tags[at + 1] === 'adjective' ||
    tags[at + 1] === 'plain' ||
    isVerbWord(next.lower)
  );
}

/** The words of a question that stand for something said before it, in order. */
export function detectReferences(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): readonly ReferenceSite[] {
  const tags = tagWords(tokens);
  const sites: ReferenceSite[] = [];
  tokens.forEach((_, at) => {
    const site =
      readPronoun(text, tokens, tags, mentions, at) ?? readDemonstrative(tokens, tags, at) ?? readThere(tokens, at);
    if (site && isAsked(text, tokens, at) && !isInsideQuestion(site, tokens, mentions)) sites.push(site);
  });
  return sites;
}

/** Whether the sentence of a word asks or tells to tell; a plain statement is left as it was typed. */
function isAsked(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const end = /[.?!](?=\s|$)/u.exec(text.slice(token.end));
  if (!end || end[0] === '?') return true;
  let first = at;
  while (first > 0 && !endsSentence(tokens[first]?.gap ?? '')) first -= 1;
  const lead = tokens[first]?.lower ?? '';
  return /^(?:tell|explain|describe|compare|discuss|give|name|list|show|say|and|please|what|who|how|why|when|where|which|is|are|was|were|do|does|did|can|could|has|have)$/u.test(
    lead,
  );
}

function readPronoun(
  text: string,
  tokens: readonly Token[],
  tags: readonly Tag[],
  mentions: readonly Mention[],
  at: number,
): ReferenceSite | undefined {
  const token = tokens[at];
  const known = token && pronouns.get(token.lower);
  if (!token || !known) return undefined;
  const next = tokens[at + 1];
  if (known.reference === 'thing' && !known.possessive) {
    const before = text
      .slice(Math.max(0, token.start - 60), token.start)
      .toLowerCase()
      .replaceAll('’', "'");
    const after = text
      .slice(token.start + 2, token.end + 80)
      .toLowerCase()
      .replaceAll('’', "'");
    const complement =
      mentions.some(({ first }) => first > at) ||
      tokens.slice(at + 1).some(({ lower }) => pronouns.has(lower) || lower === 'there');
    if (isExpletive(before, after, complement)) return undefined;
  }
  const followedByNoun =
    next !== undefined && !endsClause(next.gap) && (tags[at + 1] === 'noun' || tags[at + 1] === 'adjective');
  const possessive = known.possessive || (token.lower === 'her' && followedByNoun);
  return { reference: known.reference, possessive, first: at, after: at + 1, noun: null };
}

function readDemonstrative(tokens: readonly Token[], tags: readonly Tag[], at: number): ReferenceSite | undefined {
  const token = tokens[at];
  if (!token || !/^(?:this|that|these|those|that's)$/u.test(token.lower)) return undefined;
  const reference = token.lower === 'these' || token.lower === 'those' ? 'group' : 'thing';
  if (
    /^(?:do|doing|done)$/u.test(tokens[at - 1]?.lower ?? '') ||
    (tokens[at - 1]?.lower === 'in' && tokens[at + 1]?.lower === 'case')
  )
    return undefined;
  if (token.lower === 'that' && !isReferringThat(tokens, tags, at) && !isPointing(tokens, at)) return undefined;
  const next = tokens[at + 1];
  if (tokens[at + 2]?.lower === 'of' && isMeasure(tokens, at)) return undefined;
  const noun = next?.gap === ' ' && (tags[at + 1] === 'noun' || isPointing(tokens, at)) ? next.lower : null;
  if (
    noun !== null &&
    /^(?:time|year|day|week|month|morning|century|decade|much|many|long|article|country)$/u.test(noun)
  )
    return undefined;
  if (
    (token.lower === 'those' || token.lower === 'these') &&
    next &&
    ['who', 'that', 'with', 'in', 'of', 'which'].includes(next.lower)
  )
    return undefined;
  return { reference, possessive: false, first: at, after: noun === null ? at + 1 : at + 2, noun };
}

function isMeasure(tokens: readonly Token[], at: number): boolean {
  return ['kind', 'sort', 'type', 'part', 'number', 'amount', 'level'].includes(tokens[at + 1]?.lower ?? '');
}

function isPointing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.gap === ' ' && pointingNouns.has(next.lower);
}

function readThere(tokens: readonly Token[], at: number): ReferenceSite | undefined {
  const token = tokens[at];
  if (token?.lower !== 'there') return undefined;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (next && (beForms.has(next.lower) || auxiliaries.has(next.lower)) && !before) return undefined;
  if (
    before &&
    /^(?:is|are|was|were|isn't|aren't|be|been|will|would|has|have|can|could|hi|hello|out|how)$/u.test(before.lower) &&
    !(
      before.lower === 'been' ||
      (next === undefined && before.lower !== 'hi' && before.lower !== 'hello' && before.lower !== 'out')
    )
  )
    return undefined;
  if (next && beForms.has(next.lower)) return undefined;
  if (
    !next &&
    before &&
    beForms.has(before.lower) &&
    before.lower !== 'been' &&
    ['how', 'what', 'which'].includes(tokens[0]?.lower ?? '')
  )
    return undefined;
  return { reference: 'place', possessive: false, first: at, after: at + 1, noun: null };
}
