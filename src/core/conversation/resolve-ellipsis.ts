import type { Discourse } from './condense-discourse.js';
import type { Mention } from './condense-mentions.js';
import { findMentions } from './condense-mentions.js';
import type { NameTable } from './condense-names.js';
import { isVerbWord } from './condense-tags.js';
import { places } from '../retrieval/british-places.js';
import { auxiliaries, beForms, questionWords, tokenise, type Token } from './condense-words.js';

const leadIn =
  /^(?:(?:ok|okay|and|n|nd|but|so|also|then|well|or|oh|right|yes|thanks|thank you)[,. ]+)*(?:(?:what|how) (?:about|abt)|what of|how is it|same for|the same for|(?:is|are) there (?:any|some)(?= (?:in|at|for) ))?\s*/iu;

export interface Fragment {
  /** Begins with a word that ties it to what was said ("and", "what about"). */
  readonly tied: boolean;
  /** Where the fragment proper begins. */
  readonly start: number;
}

/** A turn that is no sentence of its own ("and Kent?", "what about the salary?"); null for whole questions. */
export function findFragment(question: string, tokens: readonly Token[]): Fragment | null {
  const start = leadIn.exec(question)?.[0].length ?? 0;
  const rest = tokens.filter((token) => token.start >= start);
  const [first] = rest;
  if (!first || rest.length > 7) return null;
  const tied = start > 0;
  const whole = rest.some(
    ({ lower, capital }, at) =>
      questionWords.has(lower) ||
      auxiliaries.has(lower) ||
      beForms.has(lower) ||
      (at === 0 && !(capital && rest[1]?.capital) && isVerbWord(lower) && !lower.endsWith('ing') && !tied),
  );
  return whole ? null : { tied, start };
}

/** The turn before with the fragment's name in place of its own of the same kind; null where none can be exchanged. */
export function exchangeName(
  question: string,
  fragment: Fragment,
  mentions: readonly Mention[],
  discourse: Discourse,
  table: NameTable,
): string | null {
  const { previous } = discourse;
  if (previous === null) return null;
  const own = mentions.filter(({ kind, start }) => kind !== 'noun' && start >= fragment.start);
  const [name] = own;
  if (!name || own.length > 2 || mentions.some(({ kind, start }) => kind === 'noun' && start >= fragment.start))
    return null;
  const names = own.length === 2 ? question.slice(name.start, own[1]?.end) : name.text;
  const before = findMentions(previous, table);
  const same = before.filter(({ kind }) => kind === name.kind);
  if (same.some(({ text }) => text.toLowerCase() === name.text.toLowerCase())) return null;
  const councils = places.has(name.text.toLowerCase()) ? before.filter(({ kind }) => kind === 'council') : [];
  const [alike] = councils.length === 1 ? councils : same.length === 1 ? same : [];
  const old = alike ?? findPlace(name, before, previous);
  if (old)
    return (
      previous.slice(0, old.start) + withArticle(old, names) + previous.slice(old.end).replace(/^['’]s?(?=\s)/u, '’s')
    );
  return name.kind !== 'council' || same.length > 1 ? null : insertBeforeEnd(previous, ` in ${names}`);
}

/** The place that `name` takes, where one of the two is a council and the corpus knows nothing of the other. */
function findPlace(name: Mention, before: readonly Mention[], previous: string): Mention | undefined {
  const others = before.filter(({ kind }) => kind !== 'noun');
  const last = others.at(-1);
  if (name.kind === 'council') return last?.kind === 'name' && isSpokenOf(last, previous) ? last : undefined;
  return name.kind === 'name' && others.length === 1 && last?.kind === 'council' ? last : undefined;
}

/** Whether a name that the corpus does not credit stands where a council would ("about Camden", "in Camden"). */
function isSpokenOf({ start }: Mention, text: string): boolean {
  return /\b(?:about|of|in|at|from|near|around|by)\s+$/iu.test(text.slice(0, start));
}

function withArticle(old: Mention, name: string): string {
  return /['’]s?$/u.test(old.text) ? `${name}’s` : name;
}

/** The text with words put before its closing marks. */
export function insertBeforeEnd(text: string, words: string): string {
  const body = text.replace(/[\s?.!]+$/u, '');
  return body + words + text.slice(body.length).trimEnd();
}

/** "What are caseloads like in Kent?" with "the salary" for "caseloads"; null where the turn before has not that form. */
export function exchangeSubject(fragment: string, previous: string): string | null {
  const form = /^(?:and )?what(?:['’]s| is| are| was| were) (?:the )?([\p{L} -]+?) like(?=[ ?])/iu.exec(previous);
  const subject = fragment.replace(/[\s?.!]+$/u, '');
  const words = tokenise(subject);
  const last = words.at(-1);
  if (!form || !last || !words[0] || words.some(({ lower }) => ['in', 'at', 'for', 'with', 'as'].includes(lower)))
    return null;
  const plural = /[^s]s$/u.test(last.lower);
  return `What ${plural ? 'are' : 'is'} ${subject.slice(0, 1).toLowerCase()}${subject.slice(1)} like${previous.slice(form[0].length)}`;
}

/** "Do you work weekends?" with "evenings" for "weekends"; null unless both are one plain noun of one number. */
export function exchangeNoun(
  fragment: string,
  mentions: readonly Mention[],
  previous: string,
  table: NameTable,
): string | null {
  const own = mentions.at(-1);
  const old = findMentions(previous, table).at(-1);
  if (mentions.length !== 1 || !own || old?.kind !== 'noun' || old.plural !== own.plural) return null;
  const subject = fragment.replace(/[\s?.!]+$/u, '');
  const asked = /^(?:how|where|when|what)(?: \S+)? (?:is|are|was|were) (?=the )/iu.exec(previous);
  if (asked?.[0].length === old.start && subject.startsWith('the ') && /^[\s?.!]*$/u.test(previous.slice(old.end)))
    return asked[0] + subject + previous.slice(old.end);
  const yesOrNo = auxiliaries.has(tokenise(previous)[0]?.lower ?? '');
  if (!yesOrNo || !old.plural || subject !== own.text || /\s/u.test(subject + old.text)) return null;
  return previous.slice(0, old.start) + subject + previous.slice(old.end);
}
