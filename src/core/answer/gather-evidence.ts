import { alignWords, type TokenRange } from '../retrieval/align-words.js';
import type { LexicalIndex } from '../retrieval/lexical-index.js';
import { bestRow } from '../retrieval/max-sim.js';
import type { Passage } from '../retrieval/passage.js';
import type { QuestionKind } from '../retrieval/question-kind.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { functionWords, splitWords, type Word } from '../retrieval/words.js';
import type { SelectedQuote } from './select-quotes.js';

/** Signs, for one question and its best quote, of whether the quote answers it. Each between about −1 and 2. */
export interface Evidence {
  readonly lexical: number;
  readonly dense: number;
  readonly maxSim: number;
  readonly phrase: number;
  /** Share of the question's names that the passage speaks of. */
  readonly names: number;
  /** Share of the question's weight whose words the passage holds, by itself or a synonym. */
  readonly covered: number;
  /** Weight of the heaviest word that the passage neither holds nor has anything near to. */
  readonly worstGap: number;
  /** As `worstGap`, for words with a capital that the question did not begin with. */
  readonly nameGap: number;
  /** Best quote's lead over the mean of the other passages' totals. */
  readonly lead: number;
  /** Cosine of the question with the quote's best sentence. */
  readonly sentence: number;
  /** As `worstGap`, for words that no story holds at all. */
  readonly unknownGap: number;
  /** Share of the question's inverse-frequency mass that the passage holds. */
  readonly coveredMass: number;
  /** Share of the focus that the passage holds (0 where there is no focus), and the worst gap in it. */
  readonly focusHeld: number;
  readonly focusGap: number;
  /** 1 where the question has no focus. */
  readonly focusless: number;
  /** What the quotes were ranked by, of the best. */
  readonly score: number;
  /** 1 where the quote has the form that the question asks for; −1 where it lacks one that alone could answer (a number, a time). */
  readonly form: number;
}

export interface EvidenceInput {
  readonly question: ReadQuestion;
  readonly tokenWeights: Float32Array;
  readonly countTokens: (text: string) => number;
  /** Words that stand with a passage and are not in its text: heading, speakers, council, title. */
  readonly contextOf: (passage: Passage) => string;
  readonly lexical: LexicalIndex;
  readonly passages: readonly Passage[];
}

/** Kinds of question that only words of that form can answer. */
const strictKinds: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['number', 'time']);

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
  const others = input.passages.slice(1, 10);
  const mean = others.reduce((sum, { scores }) => sum + scores.total, 0) / Math.max(1, others.length);
  return {
    lexical: passage.scores.lexical,
    dense: passage.scores.dense,
    maxSim: passage.scores.maxSim,
    phrase: passage.scores.phrase,
    names: passage.scores.names,
    covered: shareHeld(words),
    worstGap: Math.max(0, ...words.map(gap)),
    nameGap: Math.max(0, ...words.filter(({ word }) => word.capital).map(gap)),
    lead: others.length > 0 ? passage.scores.total - mean : 0,
    sentence: selected.sentenceCosine,
    unknownGap: Math.max(0, ...words.filter(({ word }) => !input.lexical.has(word.stem)).map(gap)),
    coveredMass: shareHeld(
      words.map(({ word, held }) => ({ held, weight: input.lexical.inverseFrequency(word.stem) })),
    ),
    focusHeld: focus.length > 0 ? shareHeld(focus.map(({ held }) => ({ held, weight: 1 }))) : 0,
    focusGap: Math.max(0, ...focus.map(({ held, nearness }) => (1 - held) * (1 - nearness))),
    focusless: focus.length > 0 ? 0 : 1,
    score: selected.score,
    form: selected.fitsKind ? 1 : strictKinds.has(input.question.kind) ? -1 : 0,
  };
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
