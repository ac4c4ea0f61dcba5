import { alignWords, type TokenRange } from '../retrieval/align-words.js';
import type { LexicalIndex } from '../retrieval/lexical-index.js';
import { bestRow } from '../retrieval/max-sim.js';
import type { Passage } from '../retrieval/passage.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { functionWords, splitWords, type Word } from '../retrieval/words.js';
import type { SelectedQuote } from './select-quotes.js';

/**
 * Signs, for one question and one quote, of whether the quote answers it. Few on purpose: with more of them the fit on our
 * hundred labelled questions gets better and its cross-validation worse.
 */
export interface Evidence {
  /** What the quote was ranked by: about 0 to 5. */
  readonly score: number;
  /** Cosine of the question with the quote's best sentence. */
  readonly sentence: number;
  /** Share of the question's inverse-frequency mass whose words the passage holds, by themselves or a synonym: 0 to 1. */
  readonly coverage: number;
  /** How far the passage is from what the question asks for: 0 where it holds the focus, else up to about 1. */
  readonly focusGap: number;
  /** The same over words that no story holds, by themselves or a synonym: nobody speaks of the thing at all. */
  readonly unknownFocus: number;
  /** Weight, 0 to 2, of the heaviest capitalised word that the passage neither holds nor comes near to. */
  readonly nameGap: number;
}

export interface EvidenceInput {
  readonly question: ReadQuestion;
  readonly tokenWeights: Float32Array;
  readonly countTokens: (text: string) => number;
  /** Words that stand with a passage and are not in its text: heading, speakers, council, title. */
  readonly contextOf: (passage: Passage) => string;
  readonly lexical: LexicalIndex;
}

/** A synonym speaks of the same subject, but not always of the same thing ("workload", "caseload"). */
const synonymHeld = 0.5;

/** Word of the question that carries a subject, with its share of the question's token weights and how near it comes. */
interface WeighedWord {
  readonly word: Word;
  readonly weight: number;
  /** 1 where the passage has the word, `synonymHeld` where it has a synonym, else 0. */
  readonly held: number;
  /** Best cosine of its tokens with the passage's tokens. */
  readonly nearness: number;
}

/** Evidence that `selected` answers the question. */
export function gatherEvidence(selected: SelectedQuote, input: EvidenceInput): Evidence {
  const { passage } = selected;
  const words = weighWords(passage, input);
  const mass = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const gap = ({ weight, held, nearness }: WeighedWord) => (1 - held) * (weight / mass) * (1 - nearness) * 2;
  const focus = words.filter(({ word }) => input.question.focus.includes(word));
  return {
    score: selected.score,
    sentence: selected.sentenceCosine,
    coverage: shareHeld(words.map(({ word, held }) => ({ held, weight: input.lexical.inverseFrequency(word.stem) }))),
    focusGap: Math.max(0, ...focus.map(({ held, nearness }) => (1 - held) * (1 - nearness))),
    unknownFocus: Math.max(0, ...focus.filter(({ word }) => !isKnown(word, input)).map(({ nearness }) => 1 - nearness)),
    nameGap: Math.max(0, ...words.filter(({ word }) => word.capital).map(gap)),
  };
}

/** Whether any story holds the word or a synonym of it. */
function isKnown({ stem }: Word, { question, lexical }: EvidenceInput): boolean {
  const synonyms = question.terms.find((term) => term.stem === stem)?.synonyms ?? [];
  return lexical.has(stem) || synonyms.some((synonym) => synonym.every((part) => lexical.has(part)));
}

function shareHeld(words: readonly { readonly held: number; readonly weight: number }[]): number {
  const mass = words.reduce((sum, { weight }) => sum + weight, 0);
  return mass > 0 ? words.reduce((sum, { held, weight }) => sum + held * weight, 0) / mass : 1;
}

/** Content words of the question, less those that name people or councils: `names` speaks for them. */
export function weighWords(passage: Passage, input: EvidenceInput): WeighedWord[] {
  const { question, tokenWeights } = input;
  const ranges = alignWords(question.text, question.words, input.countTokens, tokenWeights.length);
  const held = new Set(
    splitWords(`${passage.article.text.slice(passage.chunk.start, passage.chunk.end)} ${input.contextOf(passage)}`).map(
      (word) => word.stem,
    ),
  );
  const named = new Set(question.names.flatMap(({ first, end }) => question.words.slice(first, end)));
  return question.words.flatMap((word, at) => {
    const range = ranges[at];
    if (!range || functionWords.has(word.text) || named.has(word)) return [];
    const synonyms = question.terms.find((term) => term.stem === word.stem)?.synonyms ?? [];
    return {
      word,
      weight: sumWeights(tokenWeights, range),
      held: held.has(word.stem)
        ? 1
        : synonyms.some((synonym) => synonym.every((part) => held.has(part)))
          ? synonymHeld
          : 0,
      nearness: meanNearness(passage, range),
    };
  });
}

function sumWeights(weights: Float32Array, { from, to }: TokenRange): number {
  return weights.subarray(from, to).reduce((sum, weight) => sum + weight, 0);
}

function meanNearness({ similarities }: Passage, { from, to }: TokenRange): number {
  if (to <= from) return 0;
  let sum = 0;
  for (let token = from; token < to; token += 1) sum += bestRow(similarities, token, 0, similarities.rows);
  return sum / (to - from);
}
