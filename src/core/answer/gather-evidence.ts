import { evidenceScale } from '../options.js';
import type { TokenRange } from '../retrieval/align-words.js';
import type { LexicalIndex } from '../retrieval/lexical-index.js';
import { bestRow } from '../retrieval/max-sim.js';
import type { Passage } from '../retrieval/passage.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { functionWords, stemsIn, type Word } from '../retrieval/words.js';
import { isStatement } from '../retrieval/question-kind.js';
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
  /**
   * Where the question asks for a thing that no story holds, by itself or a synonym: how far the passage's words are from it,
   * up to about 1; else 0.
   */
  readonly unknownFocus: number;
  /** Inverse-frequency mass of the question's words that the passage holds, 0 to 1 (1 at `fullMass`): small for chat, which says little. */
  readonly substance: number;
  /** 1 where the text tells something and asks nothing ("I love the summer"). */
  readonly statement: number;
  /** Weight, 0 to 2, of the heaviest capitalised word that the passage neither holds nor comes near to. */
  readonly nameGap: number;
}

export interface EvidenceInput {
  readonly question: ReadQuestion;
  readonly tokenWeights: Float32Array;
  /** Tokens of each of the question's words (`alignWords`). */
  readonly ranges: readonly TokenRange[];
  /** Words that stand with a passage and are not in its text: heading, speakers, council, title. */
  readonly contextOf: (passage: Passage) => string;
  readonly lexical: LexicalIndex;
}

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
  const heldMass = words.reduce((sum, { word, held }) => sum + held * input.lexical.inverseFrequency(word.stem), 0);
  const focus = words.filter(({ word }) => input.question.focus.includes(word));
  return {
    score: selected.score,
    sentence: selected.sentenceCosine,
    coverage: shareHeld(words.map(({ word, held }) => ({ held, weight: input.lexical.inverseFrequency(word.stem) }))),
    unknownFocus: Math.max(0, ...focus.filter(({ word }) => !isKnown(word, input)).map(({ nearness }) => 1 - nearness)),
    substance: Math.min(1, (heldMass + input.question.names.length * evidenceScale.nameMass) / evidenceScale.fullMass),
    statement: isStatement(input.question.text) ? 1 : 0,
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
  const { question, tokenWeights, ranges } = input;
  const held = stemsIn(
    `${passage.article.text.slice(passage.chunk.start, passage.chunk.end)} ${input.contextOf(passage)}`,
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
          ? evidenceScale.synonymHeld
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
