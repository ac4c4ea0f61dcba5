import type { Person } from '../../corpus/article.js';
import type { Citation } from '../answer.js';
import { claimVerbs, topicVerbs, writers } from './guard-words.js';

/** A sentence taken apart: who speaks, that they speak, and of what. */
export interface Frame {
  /** Whether what follows is a thing that is named, or a claim. */
  readonly kind: 'topic' | 'claim';
  readonly body: string;
}

/**
 * Takes apart a sentence about the quote at `at`; null where it does not begin with the one whose words the quote is, as
 * printed, and a verb of speech. An opening about stories, and "also", stand only where they are true.
 */
export function readFrame(sentence: string, citations: readonly Citation[], at: number): Frame | null {
  const citation = citations[at];
  if (!citation) return null;
  const rest = skipOpening(sentence, citation, citations[at - 1]);
  if (rest === null) return null;
  for (const subject of listSubjects(citation, citations)) {
    if (!rest.startsWith(`${subject} `)) continue;
    const said = skipAlso(rest.slice(subject.length + 1), citation, citations.slice(0, at));
    const frame = said === null ? null : readVerb(said);
    if (frame) return frame;
  }
  return null;
}

function readVerb(said: string): Frame | null {
  const find = (verbs: readonly string[]) => verbs.find((verb) => said.startsWith(`${verb} `));
  const topic = find(topicVerbs);
  const claim = find(claimVerbs);
  // "explains that" is longer than "explains" and says more.
  if (claim !== undefined && claim.length > (topic?.length ?? 0))
    return { kind: 'claim', body: said.slice(claim.length + 1) };
  return topic === undefined ? null : { kind: 'topic', body: said.slice(topic.length + 1) };
}

function skipOpening(sentence: string, { quote }: Citation, before: Citation | undefined): string | null {
  const [, which, rest] = /^In (another|the same) story, (.+)$/u.exec(sentence) ?? [];
  if (which === undefined || rest === undefined) return sentence;
  const isSame = before?.quote.article.id === quote.article.id;
  const holds = before !== undefined && (which === 'the same') === isSame;
  return holds ? `${rest.charAt(0).toUpperCase()}${rest.slice(1)}` : null;
}

function skipAlso(said: string, { quote }: Citation, before: readonly Citation[]): string | null {
  if (!said.startsWith('also ')) return said;
  const spoke = before.some(
    (other) => other.quote.article.id === quote.article.id && other.quote.speaker?.id === quote.speaker?.id,
  );
  return spoke ? said.slice('also '.length) : null;
}

/** Every way in which the one who speaks may be named, longer ones first. A role is given whole or not at all. */
function listSubjects({ quote }: Citation, citations: readonly Citation[]): readonly string[] {
  const { speaker } = quote;
  if (speaker === null) return writers;
  const names = [speaker.name, ...findFirstName(speaker, citations)];
  return names.flatMap((name) => [...listDescribed(name, speaker), name]);
}

function listDescribed(name: string, { role, employer }: Person): readonly string[] {
  const employers = employer === null ? [] : [`at ${employer}`, `from ${employer}`, `of ${employer}`];
  const roles = role === null ? [] : ['', 'a ', 'an ', 'the '].map((article) => `${article}${role}`);
  const whole = roles.flatMap((one) => [one, `${one}, ${employer ?? ''}`, ...employers.map((at) => `${one} ${at}`)]);
  return [...whole.map((one) => `${name}, ${one},`), ...employers.slice(0, 2).map((at) => `${name} ${at}`)];
}

/** The first name alone, where nobody else in these stories has it. */
function findFirstName({ name, id }: Person, citations: readonly Citation[]): readonly string[] {
  const [first = '', ...others] = name.split(' ');
  const people = citations.flatMap(({ quote }) => quote.article.people);
  const isShared = people.some((person) => (person.id !== id || person.name !== name) && person.name.includes(first));
  return others.length > 0 && /^\p{Lu}\p{Ll}+$/u.test(first) && !isTitle.has(first) && !isShared ? [first] : [];
}

const isTitle: ReadonlySet<string> = new Set('Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lady Lord Rev'.split(' '));
