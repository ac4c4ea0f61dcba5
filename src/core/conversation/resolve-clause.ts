import type { Discourse } from './condense-discourse.js';
import type { Mention } from './condense-mentions.js';
import { isVerbWord } from './condense-tags.js';
import { auxiliaries, beForms, tokenise } from './condense-words.js';
import { insertBeforeEnd } from './resolve-ellipsis.js';

const doing =
  /^(?:(?:so|and|ok|okay|hi|hello)[, ]+)*(?:how (?:do|can|could|would|should)|(?:can|could|should)) (?:i|you|we|people|someone|one) (.{3,80}?)[\s?.!]*$/iu;
const leansOnDoing =
  /^(?:(?:and|but|so|ok)[, ]+)*(?:how (?:long|much|hard|easy|difficult) (?:does|will|would|did|is|was) it(?: (?:usually|normally|all|actually))?(?: (?:take|cost))?|(?:does|will|would|is|did) it (?:take (?:long|ages|years|a long time)|cost (?:much|a lot|anything|money)|(?:(?:really|very|too|that) )?(?:hard|easy|difficult|tough|expensive|free)))[\s?.!]*$/iu;
const judgesFigure =
  /^(?:(?:and|but|so|ok)[, ]+)*(?:is|was|isn['’]t) (?:that|this|it) (?:a lot|many|much|enough|normal|typical|usual|high|low|average|too (?:many|much)|too (?:high|low))[\s?.!]*$/iu;
const howMany = /^(?:(?:and|but|so|ok|okay)[, ]+)*how many /iu;
/** "is that hard?", where the turn before asked whether somebody does something. */
const judgesDeed =
  /^(?:(?:and|but|so|ok|okay)[, ]+)*(?:is|was|isn['’]t|wasn['’]t) that (?:(?:really|very|so|too|always|ever|usually|not) )?(?!it\b)\p{L}+(?: (?:then|though|really))?[\s?.!]*$/iu;
const yesOrNo = /^(?:do|does|did|can|could|will|would|should|must|may|have|has) (?:you|they|we|i|people|\p{L}+s)\b/iu;
/** What goes on from all that was asked ("what do you do instead?", "doing what exactly?", "was it just her?"). */
const pointsOn =
  /^(?:(?:and|but|so|ok|okay)[, ]+)*(?:(?:what|who|where|when|why|how)\b.{0,40}\b(?:instead|next|afterwards|after that)|what (?:happens|comes|happened)(?: then| after)?|(?:\p{L}+ing|\p{L}+ed)(?: (?:for|to|with|by|about))? (?:what|who|whom|where|how)(?: exactly)?|(?:was|is) (?:it|that|this) (?:just|only) (?:her|him|them|there|one))[\s?.!]*$/iu;
const superlative =
  /\bthe (best|worst|hardest|easiest|toughest|biggest|main|(?:most|least) [\p{L}]+)\b( (?:things?|parts?|bits?))?/iu;
const superlativeAlone =
  /^(?:(?:and|but|so|ok|okay|or|what about|how about)[, ]+)*the (best|worst|hardest|easiest|toughest|biggest|(?:most|least) [\p{L}]+)(?: (?:things?|parts?|bits?))?[\s?.!]*$/iu;

/**
 * A question that leans on the whole of the turn before, not on a thing in it: "how long does it take?" after "How do I
 * become a social worker?", "and how many quit?", "is that a lot?", "and the worst?", "what happens next?". Null where it does not.
 */
export function resolveClause(
  question: string,
  mentions: readonly Mention[],
  { previous, candidates }: Discourse,
): string | null {
  if (previous === null) return null;
  const deed = doing.exec(previous)?.[1];
  if (deed !== undefined && !/\b(?:it|them|this|that)\b/iu.test(deed) && leansOnDoing.test(question))
    return insertBeforeEnd(question, ` to ${deed}`);
  if (judgesFigure.test(question) && /^(?:\S+ )?how (?:many|much|long|often|big|high)/iu.test(previous)) {
    return appendTurn(question, previous);
  }
  if (judgesDeed.test(question) && yesOrNo.test(previous)) return appendTurn(question, previous);
  if (pointsOn.test(question) && mentions.length === 0) return appendTurn(question, previous);
  const worst = superlativeAlone.exec(question)?.[1];
  if (worst !== undefined && superlative.test(previous))
    return previous.replace(superlative, (_, __, noun: string | undefined) => `the ${worst}${noun ?? ''}`);
  return countPeople(question, candidates);
}

const sameElsewhere =
  /^(?:(?:and|but|so|ok|okay)[, ]+)*(?:is|was|would|does|do) (?:it|that|this|things|they) (?:be |work )?(?:the same|similar|like that|like this|any different|different|any better|better|worse) (?:in|at|for|with) /iu;

/** Whether a turn asks if somebody does something ("Do you work with adults?"). */
export function asksDeed(turn: string): boolean {
  return yesOrNo.test(turn);
}

/** Whether a question asks the one before of another place ("is it the same in Newham?"). */
export function isSameElsewhere(question: string): boolean {
  return sameElsewhere.test(question);
}

/** The question with the whole of the turn before in brackets: what it leans on is no single word of that. */
export function appendTurn(question: string, previous: string): string {
  return insertBeforeEnd(question, ` (${quoteTurn(previous)})`);
}

/** A turn as `appendTurn` puts it into brackets: of one that has such brackets itself, what is in them. */
export function quoteTurn(turn: string): string {
  const asked = /\(([^()]+)\)[\s?.!]*$/u.exec(turn)?.[1] ?? turn;
  return asked.replace(/[\s?.!]+$/u, '');
}

/** "how many quit?" with those counted put in. */
function countPeople(question: string, candidates: Discourse['candidates']): string | null {
  const lead = howMany.exec(question)?.[0].length;
  const next = lead === undefined ? undefined : tokenise(question.slice(lead))[0];
  if (
    lead === undefined ||
    !next ||
    !(isVerbWord(next.lower) || auxiliaries.has(next.lower) || beForms.has(next.lower))
  )
    return null;
  const many = candidates.filter(({ mention, age }) => age === 0 && mention.plural);
  const counted = many.find(({ mention }) => mention.personal) ?? many[0];
  if (!counted || /^how many (?:do|did|does|can|have) (?:you|they|i|we)\b/iu.test(question)) return null;
  return `${question.slice(0, lead)}${counted.mention.text} ${question.slice(lead)}`;
}
