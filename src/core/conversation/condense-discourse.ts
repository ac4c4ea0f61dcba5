import type { NameTable } from './condense-names.js';
import { findTopic, weighMentions, type Candidate } from './find-topic.js';

/** What the conversation has spoken of up to now. */
export interface Discourse {
  /** The turn before, standalone; null before the first. */
  readonly previous: string | null;
  /** Mentions of the last turns, the latest turn first. */
  readonly candidates: readonly Candidate[];
  /** What the conversation is about. */
  readonly topic: Candidate | null;
}

export const emptyDiscourse: Discourse = { previous: null, candidates: [], topic: null };

/** Mentions kept from turn to turn. */
const mostCandidates = 40;

export function isSame(a: Candidate, b: Candidate): boolean {
  return foldName(a.mention.text) === foldName(b.mention.text);
}

export function foldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:the|a|an|my|your|our|some|any) /u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The discourse after one more turn. The topic stays where the turn speaks of it again by reference and defines nothing
 * new; a turn that stands alone brings its own.
 */
export function addTurn(discourse: Discourse, standalone: string, followUp: boolean, table: NameTable): Discourse {
  const fresh = weighMentions(standalone, table).map((one) => {
    const known = discourse.candidates.find((other) => isSame(one, other));
    return known?.pronoun ? { ...one, pronoun: known.pronoun } : one;
  });
  const older = discourse.candidates
    .filter((one) => !fresh.some((other) => isSame(one, other)))
    .map((one) => ({ ...one, age: one.age + 1 }));
  const old = discourse.topic;
  const stays = followUp && old && (fresh.length === 0 || fresh.some((one) => isSame(one, old)));
  const found = findTopic(fresh);
  const strong = found && found.weight >= 4 && !(old && holdsName(found, old)) ? found : undefined;
  const topic = stays && !strong ? (fresh.find((one) => isSame(one, old)) ?? old) : (found ?? old);
  return { previous: standalone, candidates: [...fresh, ...older].slice(0, mostCandidates), topic };
}

function holdsName(one: Candidate, other: Candidate): boolean {
  return ` ${foldName(one.mention.text)} `.includes(` ${foldName(other.mention.text)} `);
}
