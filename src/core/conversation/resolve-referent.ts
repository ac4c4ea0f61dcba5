import { isSame, type Discourse } from './condense-discourse.js';
import type { Candidate } from './find-topic.js';

/** What a pronoun asks for: "it", "they", "he" and "she", "there". */
export type Reference = 'thing' | 'group' | 'he' | 'she' | 'place';

/** Verbs whose subject is somebody: people or an employer. */
export const agentVerbs: ReadonlySet<string> = new Set(
  'offer offers pay pays support supports provide provides give gives train trains employ recruit hire help look care let allow want like think feel say know work get need use believe enjoy treat run ask tell'.split(
    ' ',
  ),
);

export interface Referent {
  readonly best: Candidate;
  /** Others that fit as well; empty where one is best. */
  readonly equals: readonly Candidate[];
}

const never = -100;

function fit(reference: Reference, { mention, place, pronoun }: Candidate): number {
  const { kind, plural, personal } = mention;
  switch (reference) {
    case 'thing':
      if (kind === 'person' || (kind === 'name' && pronoun)) return never;
      if (kind === 'council') return -3;
      if (personal) return never;
      return (plural ? -1.5 : 0) + (place ? -1 : 0);
    case 'group':
      if (kind === 'council') return place ? 1 : 2;
      if (kind === 'person') return -1;
      if (kind === 'name') return plural ? 2 : -1.5;
      if (!plural && !personal && !/^(?:the|a|an|my|your|our) /iu.test(mention.text)) return -4;
      return plural ? 3 + (personal ? 1 : 0) : personal ? 1 : -2;
    case 'place':
      return kind === 'council' ? 3 : kind === 'name' && place ? 2 : never;
    default:
      if (pronoun && pronoun !== reference) return never;
      if (kind === 'person') return 4;
      if (kind === 'name')
        return place || plural || /^the |^\p{Lu}{2,}$|\p{N}/iu.test(mention.text.replace(/^\p{Lu}\p{Ll}.*/u, ''))
          ? never
          : 2;
      return personal && !plural && /^(?:the|a|an|my|your|our) /iu.test(mention.text) ? 0 : never;
  }
}

/** What a pronoun stands for, from the turns before; undefined where nothing fits. */
export function findReferent(
  reference: Reference,
  { candidates, topic }: Discourse,
  agent = false,
): Referent | undefined {
  const bonus = (one: Candidate) =>
    topic && isSame(one, topic) ? (reference === 'group' && !one.mention.plural ? 1 : 3) : 0;
  const scored = candidates
    .map((one) => ({
      one,
      score: fit(reference, one) + one.weight - one.age * 1.5 + bonus(one) + (agent && !canAct(one) ? -12 : 0),
    }))

    .filter(({ one, score }) => score > -7 && one.weight > -1.5);
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, next) => (top && top.score >= next.score ? top : next),
    undefined,
  );
  if (!best) return undefined;
  return {
    best: best.one,
    equals: scored.filter((other) => other !== best && isEqual(reference, best.one, other.one)).map(({ one }) => one),
  };
}

function canAct({ mention }: Candidate): boolean {
  return mention.kind !== 'noun' || mention.personal;
}

/** Two of one kind named in the turn before, neither of which has been referred to. */
function isEqual(reference: Reference, a: Candidate, b: Candidate): boolean {
  if (a.age > 0 || b.age > 0 || a.mention.kind !== b.mention.kind || reference === 'group') return false;
  if (reference === 'thing')
    return (
      a.mention.kind === 'name' &&
      !a.place &&
      !b.place &&
      Math.min(Math.abs(a.mention.after - b.mention.first), Math.abs(b.mention.after - a.mention.first)) === 1
    );
  if (reference === 'place') return a.mention.kind === 'council';
  return a.mention.kind === 'person' && !a.pronoun && !b.pronoun;
}

/** The two named together in the turn before, or the two topics last defined where "they" compares them ("how do they differ?"); undefined where there are not two. */
export function findPair({ candidates }: Discourse, compared: boolean): Referent | undefined {
  const joined = candidates.flatMap((one) => {
    const other = candidates.find(
      (next) =>
        one.age === 0 &&
        next.age === 0 &&
        next.mention.kind === one.mention.kind &&
        one.mention.kind !== 'noun' &&
        next.mention.first - one.mention.after === 1,
    );
    return other ? [[one, other] as const] : [];
  })[0];
  if (joined) return pair(joined[0], joined[1]);
  if (!compared) return undefined;
  const defined = candidates.filter(({ weight, mention }) => weight >= 4 && mention.kind !== 'council');
  const [later, earlier] = defined;
  if (!later || !earlier || later.mention.plural) return undefined;
  return pair(earlier, later);
}

function pair(one: Candidate, other: Candidate): Referent {
  const text = `${one.mention.text} and ${other.mention.text}`;
  return { best: { ...other, scope: '', mention: { ...other.mention, text, plural: true } }, equals: [] };
}
