import { addTurn, emptyDiscourse, type Discourse } from './condense-discourse.js';
import { findMentions, type Mention } from './condense-mentions.js';
import { tabulateNames, type KnownNames, type NameTable } from './condense-names.js';
import { tokenise } from './condense-words.js';
import { asksForMore, asksWhoSpoke, dropReaction, foldTurn } from './detect-follow-up.js';
import { detectReferences } from './detect-references.js';
import { findSmallTalk } from './find-small-talk.js';
import { foldQuestion } from './fold-question.js';
import { readWords } from './read-words.js';
import { completeBareQuestion, findBareQuestion } from './resolve-bare-question.js';
import { appendTurn, asksDeed, isSameElsewhere, quoteTurn, resolveClause } from './resolve-clause.js';
import { exchangeName, exchangeNoun, exchangeSubject, findFragment, insertBeforeEnd } from './resolve-ellipsis.js';
import { isInPassing, isSubject, resolveReferences } from './resolve-references.js';
import { addScope, isSaid, isSolid } from './resolve-scope.js';
import { mayMeanTopic } from './tool-questions.js';

export type { KnownName, KnownNames } from './condense-names.js';

/** A question as it reads without the conversation. */
export interface CondensedQuestion {
  /** Equal to the question, to the letter, where it stands alone. */
  readonly standalone: string;
  /** Leans on an earlier turn, whether or not that turn says on what. */
  readonly followUp: boolean;
  /** Asks for more of the same; `standalone` is then the turn before. */
  readonly more: boolean;
  /** Asks who said the words just quoted; `standalone` is then the turn before. */
  readonly asksSpeaker: boolean;
  /** Standalone questions, two or more, where the readings are equally good; `standalone` then names them all. */
  readonly choices: readonly string[];
}

/** Turns that a question can lean on; older ones are not read. */
export const turnsRead = 6;
/** Longer texts stand as they are: they bring their own subject. */
const mostCodeUnits = 2000;

/**
 * The question completed with what earlier questions said, so that it can be searched for alone. Small talk in between is
 * passed over. Without earlier questions, and where it stands alone, the question comes back to the letter. Condensing
 * a standalone question again changes nothing. Never throws; time grows linearly with the text.
 */
export function condenseQuestion(question: string, earlier: readonly string[], known: KnownNames): CondensedQuestion {
  const table = tabulateNames(known);
  let discourse = emptyDiscourse;
  for (const turn of findSubstantive(earlier)) {
    const { standalone, followUp, more, asksSpeaker } = condenseTurn(turn, discourse, table);
    if (!more && !asksSpeaker) discourse = addTurn(discourse, standalone, followUp, table);
  }
  const condensed = condenseTurn(question, discourse, table);
  return condensed.followUp && !condensed.more && !condensed.asksSpeaker && isSmallTalk(question)
    ? standAlone(question)
    : condensed;
}

/** Whether the earlier turns asked something that a question can be about. */
export function hasTopic(earlier: readonly string[]): boolean {
  return findSubstantive(earlier).length > 0;
}

function standAlone(question: string): CondensedQuestion {
  return { standalone: question, followUp: false, more: false, asksSpeaker: false, choices: [] };
}

/** The last turns that asked something, oldest first. */
function findSubstantive(earlier: readonly string[]): readonly string[] {
  const turns: string[] = [];
  for (let at = earlier.length - 1; at >= 0 && turns.length < turnsRead; at -= 1) {
    const turn = earlier[at];
    if (turn !== undefined && turn.length <= mostCodeUnits && !isSmallTalk(turn)) turns.unshift(turn);
  }
  return turns;
}

function isSmallTalk(turn: string): boolean {
  const words = readWords(foldQuestion(turn));
  const kind = findSmallTalk(words);
  return foldTurn(turn) === '' || (kind === 'about-the-tool' ? !mayMeanTopic(words) : kind !== null);
}

function condenseTurn(question: string, discourse: Discourse, table: NameTable): CondensedQuestion {
  const alone = standAlone(question);
  const { previous } = discourse;
  if (previous === null || question.length > mostCodeUnits) return alone;
  const folded = foldTurn(question);
  const back = { ...alone, standalone: previous, followUp: true };
  if (asksForMore(folded)) return { ...back, more: true };
  if (asksWhoSpoke(folded)) return { ...back, asksSpeaker: true };
  if (folded === foldTurn(previous)) return alone;
  const asked = dropReaction(question);
  const rewritten = rewrite(asked, discourse, table);
  if (!rewritten) return alone;
  const standalone = settle(asked, rewritten.standalone, discourse, table);
  const open = standalone === asked && rewritten.pointsAtAll && isHelped(asked, previous, discourse, table);
  const { followUp, choices } = rewritten;
  return { ...alone, followUp, choices, standalone: open ? appendTurn(asked, previous) : standalone };
}

/** What was made must stand alone; where it still does not, the topic is put behind the question instead. */
function settle(question: string, made: string, discourse: Discourse, table: NameTable): string {
  const again = rewrite(made, discourse, table)?.standalone ?? made;
  if (again === made) return made;
  const third = rewrite(again, discourse, table)?.standalone ?? again;
  if (third === again) return again;
  const marked = markTopic(question, discourse);
  return (rewrite(marked, discourse, table)?.standalone ?? marked) === marked ? marked : question;
}

/** "is it the same in Newham?": the turn before asked of the place named; null for other questions. */
function askElsewhere(
  question: string,
  mentions: readonly Mention[],
  discourse: Discourse,
  table: NameTable,
): string | null {
  const name = isSameElsewhere(question) ? mentions.find(({ kind }) => kind !== 'noun') : undefined;
  return name ? exchangeName(question, { tied: true, start: name.start }, mentions, discourse, table) : null;
}

function countCouncils(text: string, table: NameTable): number {
  return findMentions(text, table).filter(({ kind }) => kind === 'council').length;
}

/** Whether the turn before says something that the question does not, and leaves nothing open itself. */
function isHelped(question: string, previous: string, discourse: Discourse, table: NameTable): boolean {
  if (isSaid(question, discourse) || foldTurn(question).includes(foldTurn(previous))) return false;
  return detectReferences(previous, tokenise(previous), findMentions(previous, table)).length === 0;
}

function markTopic(question: string, discourse: Discourse): string {
  const { topic } = discourse;
  const fits = topic && isSolid(topic) && topic.mention.kind !== 'person' && !isSaid(question, discourse);
  return fits ? insertBeforeEnd(question, ` (${topic.mention.text})`) : question;
}

interface Rewritten {
  readonly standalone: string;
  readonly followUp: boolean;
  readonly choices: readonly string[];
  /** Refers by "it" or "that", which may mean all that was asked ("is that hard?"). */
  readonly pointsAtAll: boolean;
}

function rewrite(question: string, discourse: Discourse, table: NameTable): Rewritten | null {
  const { previous, topic } = discourse;
  if (
    previous === null ||
    (question.includes('(') && question.includes(`(${quoteTurn(previous)})`)) ||
    (topic && question.includes(`(${topic.mention.text})`))
  )
    return null;
  const made = (standalone: string): Rewritten => ({ standalone, followUp: true, choices: [], pointsAtAll: false });
  const word = findBareQuestion(foldTurn(question));
  if (word !== null) return made(completeBareQuestion(word, discourse) ?? question);
  const tokens = tokenise(question);
  const mentions = findMentions(question, table);
  const clause = resolveClause(question, mentions, discourse);
  if (clause !== null) return made(clause);
  const fragment = findFragment(question, tokens);
  if (fragment) {
    const exchanged = exchangeName(question, fragment, mentions, discourse, table);
    if (exchanged !== null) return made(exchanged);
    const plain = fragment.tied && mentions.every(({ kind }) => kind === 'noun');
    const rest = question.slice(fragment.start);
    const subject = plain ? (exchangeSubject(rest, previous) ?? exchangeNoun(rest, mentions, previous, table)) : null;
    if (subject !== null) return made(subject);
  }
  const sites = detectReferences(question, tokens, mentions);
  if (sites.length > 0) {
    const resolved = resolveReferences(question, tokens, mentions, sites, discourse);
    const clashes =
      resolved === null || asksDeed(previous) || countCouncils(resolved.text, table) > countCouncils(question, table);
    const elsewhere = clashes ? askElsewhere(question, mentions, discourse, table) : null;
    if (elsewhere !== null) return made(elsewhere);
    const pointsAtAll = sites.every((site) => isSubject(site, tokens));
    const passing = pointsAtAll && topic !== null && isInPassing(topic);
    return {
      standalone: resolved?.text ?? (passing ? question : markTopic(question, discourse)),
      followUp: true,
      choices: resolved?.choices ?? [],
      pointsAtAll,
    };
  }
  const tied = fragment?.tied ?? /^(?:ok(?:ay)?[, ]+|so[, ]+)*(?:and|but|also|or) /iu.test(question);
  const bare = fragment !== null && mentions.length === 1 && tokens.length <= 3;
  const scoped = addScope(question, tokens, mentions, { tied, bare }, discourse);
  return scoped === null ? null : made(scoped);
}
