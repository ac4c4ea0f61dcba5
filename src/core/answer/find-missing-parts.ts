import type { Passage } from '../retrieval/passage.js';
import { functionWords, type Word } from '../retrieval/words.js';
import { weighWords, type EvidenceInput } from './gather-evidence.js';

/**
 * Of two things that a question asks for together ("the salary and the caseload"), the one that no cited passage speaks of
 * while one speaks of the other, in the question's own words. Empty for a question that asks for one thing.
 */
export function findMissingParts(passages: readonly Passage[], input: EvidenceInput): readonly string[] {
  const { words, text } = input.question;
  const joint = words.findIndex((word) => word.text === 'and' || word.text === 'or');
  if (joint < 0) return [];
  const before = words.slice(0, joint).filter(isContent).at(-1);
  const after = words.slice(joint + 1).find(isContent);
  if (!before || !after) return [];
  const held = new Set(
    passages.flatMap((passage) => weighWords(passage, input).flatMap(({ word, held }) => (held > 0 ? word : []))),
  );
  const named = new Set(input.question.names.flatMap(({ first, end }) => words.slice(first, end)));
  const parts = [before, after].filter((word) => !named.has(word));
  const missing = parts.filter((word) => !held.has(word));
  return parts.length === 2 && missing.length === 1
    ? missing.map(({ start, end }) => `‘${text.slice(start, end)}’`)
    : [];
}

function isContent({ text }: Word): boolean {
  return !functionWords.has(text);
}
