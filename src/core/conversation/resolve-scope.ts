import { foldName, type Discourse } from './condense-discourse.js';
import type { Mention } from './condense-mentions.js';
import { courseNouns, pointingNouns, prepositions, relationalNouns, type Token } from './condense-words.js';
import type { Candidate } from './find-topic.js';
import { insertBeforeEnd } from './resolve-ellipsis.js';

/**
 * The question with what the conversation is about added where the question leaves it out: the thing whose "benefits" it
 * asks after, the programme whose "the fees" it means, the council of the turn before after "and". Null where nothing
 * is left out. `tied`: begins with a word such as "and"; `bare`: nouns without a verb ("training?").
 */
export function addScope(
  question: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  { tied, bare }: { readonly tied: boolean; readonly bare: boolean },
  discourse: Discourse,
): string | null {
  const { topic } = discourse;
  if (
    !topic ||
    mentions.some(({ kind }) => kind !== 'noun') ||
    /["“”]/u.test(question) ||
    isStatement(tokens) ||
    isSaid(question, discourse)
  )
    return null;
  const relational = tokens.length > 12 ? undefined : findRelational(tokens, mentions);
  if (relational) {
    const words = ` of ${topic.mention.text}${topic.scope}`;
    return question.slice(0, relational.end) + words + question.slice(relational.end);
  }
  const council = discourse.candidates.find(({ mention, age }) => age === 0 && mention.kind === 'council');
  const introduced = /^(?:i|i['’]m|we|my) /iu.test(discourse.previous ?? '') && tokens.length <= 9;
  if ((tied || bare || introduced) && council) return insertBeforeEnd(question, ` in ${council.mention.text}`);
  return leansOnTopic(tokens, mentions, tied, topic) ? insertBeforeEnd(question, ` (${topic.mention.text})`) : null;
}

function isStatement(tokens: readonly Token[]): boolean {
  return /^(?:i|we|my|our|it|he|she|they|you|the|this|that|no|i'm|i've|it's)$/u.test(tokens[0]?.lower ?? '');
}

/** Whether a topic is worth saying again: a name, what was defined, or more than a lone plain word. */
export function isSolid({ mention, weight }: Candidate): boolean {
  return mention.kind !== 'noun' || weight >= 3 || (weight > 0 && mention.text.includes(' '));
}

/** Whether a short question leaves out what it is about. */
function leansOnTopic(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  tied: boolean,
  topic: Candidate,
): boolean {
  if (tokens.length > 9 || !isSolid(topic)) return false;
  const named = topic.mention.kind === 'name' || topic.weight >= 4;
  const heads = mentions.flatMap(({ after }) => tokens[after - 1]?.lower ?? []);
  if (mentions.length === 0)
    return (
      (tokens.length <= 6 && tokens.every(({ lower }) => !['i', 'you', 'it', 'one'].includes(lower))) ||
      tokens.at(-1)?.lower === 'one'
    );
  if (tokens.some(({ lower }) => lower === 'else' || lower === 'other' || lower === 'another')) return true;
  const open = (after: number) =>
    !['of', 'for', 'in', 'to', 'that', 'with', 'who', 'which', 'at', 'from', 'between', 'on', 'about', 'when'].includes(
      tokens[after]?.lower ?? '',
    );
  if (
    mentions.some(
      ({ after, first }, at) =>
        tokens[first]?.lower === 'the' && open(after) && (named || pointingNouns.has(heads[at] ?? '')),
    )
  )
    return true;
  return named && (tied || heads.some((head) => courseNouns.has(head)));
}

/** Whether the question names the topic, a part of it, or another thing that the last turn spoke of. */
export function isSaid(question: string, { topic, candidates }: Discourse): boolean {
  const said = ` ${foldName(question)} `;
  const holds = (name: string) => name !== '' && said.includes(` ${name} `);
  const words = foldName(topic?.mention.text ?? '').split(' ');
  return (
    words.every(holds) ||
    holds(words.at(-1) ?? '') ||
    candidates.some(
      ({ mention, age, weight }) =>
        age === 0 && (weight >= 1 || mention.kind !== 'noun') && holds(foldName(mention.text)),
    )
  );
}

/** The mention that belongs to something the question does not name. */
function findRelational(tokens: readonly Token[], mentions: readonly Mention[]): Mention | undefined {
  return mentions.find((mention) => {
    const head = tokens[mention.after - 1];
    if (!head || !relationalNouns.has(head.lower) || mention.after - mention.first > 4) return false;
    const next = tokens[mention.after];
    if (
      next &&
      ['on', 'to'].includes(next.lower) &&
      ['impact', 'effect', 'effects', 'relationship', 'influence'].includes(head.lower)
    )
      return true;
    if (next && (prepositions.has(next.lower) || ['that', 'who', 'which', 'and'].includes(next.lower))) return false;
    if (head.lower === 'example') return true;
    return !/^(?:my|your|our|a|an) /iu.test(mention.text);
  });
}
