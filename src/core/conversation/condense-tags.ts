import { porterStem } from '../retrieval/words.js';
import {
  adjectives,
  auxiliaries,
  beForms,
  determiners,
  endsSentence,
  nounVerbs,
  personNouns,
  plainWords,
  prepositions,
  questionWords,
  verbs,
  type Token,
} from './condense-words.js';

/** What a word can do in a topic: `noun` may end one, `adjective` may begin one, the others bound it. */
export type Tag = 'noun' | 'adjective' | 'verb' | 'plain';

const verbStems = new Set([...verbs].map(porterStem));
const nounVerbStems = new Set([...nounVerbs].map(porterStem));
const nounForms = new Set([
  'training',
  'learning',
  'teaching',
  'meeting',
  'understanding',
  'writing',
  'recording',
  'beginning',
  'ending',
]);
const subjectPronouns = new Set(['i', 'you', 'we', 'they', 'he', 'she', 'it', 'who', 'people']);

export function isVerbWord(lower: string): boolean {
  if (personNouns.has(lower) || /(?:ers|ors|ment|ments)$/u.test(lower)) return false;
  return verbs.has(lower) || verbStems.has(porterStem(lower));
}

function isAdjectiveWord(lower: string): boolean {
  return adjectives.has(lower) || (lower.length > 5 && /(?:ful|ous|able|ible|less|ive)$/u.test(lower));
}

/** One tag for each word, from word lists and from the place of the auxiliary: no model, no context beyond the question. */
export function tagWords(tokens: readonly Token[]): readonly Tag[] {
  const main = findMainVerb(tokens);
  return tokens.map((token, at) => {
    const { lower } = token;
    if (at === main) return 'verb';
    if (determiners.has(lower) || plainWords.has(lower)) return 'plain';
    if (isAdjectiveWord(lower)) return 'adjective';
    if (lower.endsWith('ly') && lower.length > 4 && !['family', 'supply', 'assembly', 'italy', 'july'].includes(lower))
      return 'plain';
    if (/[^e]ed$/u.test(lower) && lower.length > 4 && !determiners.has(tokens[at - 1]?.lower ?? '')) return 'verb';
    if (!isVerbWord(lower)) return 'noun';
    return readsAsNoun(tokens, at) ? 'noun' : 'verb';
  });
}

function readsAsNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = at > 0 ? tokens[at - 1] : undefined;
  if (!token) return false;
  if (before && (before.lower === 'to' || subjectPronouns.has(before.lower) || auxiliaries.has(before.lower)))
    return false;
  if (before && determiners.has(before.lower)) return true;
  if (before?.lower.endsWith("'s")) return true;
  if (token.lower.endsWith('ing') || token.lower.endsWith('ed')) {
    return nounForms.has(token.lower) || (before !== undefined && isAdjectiveWord(before.lower));
  }
  return (
    nounVerbStems.has(porterStem(token.lower)) &&
    !(before && questionWords.has(before.lower) && !isAuxiliary(tokens[at + 1]))
  );
}

function isAuxiliary(token: Token | undefined): boolean {
  return token !== undefined && (auxiliaries.has(token.lower) || beForms.has(token.lower));
}

/** Position of the main verb after an auxiliary and its subject ("how does locality work *help* families"), or -1. */
function findMainVerb(tokens: readonly Token[]): number {
  const auxiliary = tokens.findIndex(({ lower }, at) => auxiliaries.has(lower) && tokens[at + 1] !== undefined);
  if (auxiliary < 0) {
    const second = tokens[1];
    const first = tokens[0];
    return first &&
      second &&
      questionWords.has(first.lower) &&
      !beForms.has(second.lower) &&
      isVerbWord(second.lower) &&
      !isAuxiliary(tokens[2])
      ? 1
      : -1;
  }
  for (let at = auxiliary + 2; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (!token || endsSentence(token.gap)) return -1;
    if (prepositions.has(token.lower) && token.lower !== 'like') continue;
    if (!isVerbWord(token.lower) || plainWords.has(token.lower)) continue;
    const nextIsVerb = next?.gap === ' ' && isVerbWord(next.lower) && !plainWords.has(next.lower);
    if (!nextIsVerb || !nounVerbStems.has(porterStem(token.lower))) return at;
  }
  return -1;
}
