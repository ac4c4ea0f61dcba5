import type { CompareAsked } from '../retrieval/compare-asked.js';
import { listAsked } from '../corpus/find-asked.js';
import { evidenceScale } from '../options.js';
import type { LexicalIndex } from '../retrieval/lexical-index.js';
import type { Passage } from '../retrieval/passage.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { capitalsTell, functionWords, lightWords, type Word } from '../retrieval/words.js';
import { round } from '../retrieval/retriever.js';
import { isStatement, type QuestionKind } from '../retrieval/question-kind.js';
import { holdsWord, speaksOf } from '../retrieval/speaks-of.js';
import { findViewHolders } from './find-view-holders.js';
import type { SelectedQuote } from './select-quotes.js';

/**
 * Signs, for one question and one quote, of whether the quote answers it. Few on purpose: with more of them the fit on our
 * hundred labelled questions gets better and its cross-validation worse.
 */
export interface Evidence {
  /** What the quote was ranked by: about 0 to 5. */
  readonly score: number;
  /** Cosine of the question with the passage, −1 to 1: low for what is about something else altogether. */
  readonly dense: number;
  /** Late interaction of the question with the passage, −1 to 1: a paraphrase shares few words and is near all the same. */
  readonly maxSim: number;
  /** Inverse-frequency mass of the question's words that the passage holds, 0 to 1 (1 at `fullMass`): small for chat, which says little. */
  readonly substance: number;
  /** 1 where the text tells something and asks nothing ("I love the summer"). */
  readonly statement: number;
  /**
   * 1 where the question speaks to "you", has one telling word or none and asks for nothing by name: many such are chat ("are
   * you free to talk?"; but not "what support do you get?").
   */
  readonly chat: number;
  /** How near the question lies to small talk, orders to a phone and questions about the world, −1 to 1 (`compareChatter`). */
  readonly chatter: number;
  /** 1 where the passage lacks a word that the question writes with a capital, by itself and by its synonyms. */
  readonly nameGap: number;
  /**
   * How far the passage is from speaking of every person, council and place that the question names, 0 to 1; of several
   * people or several councils, one will do ("Kent or Newham"). 1 where what somebody says is asked for and the quote is not theirs.
   */
  readonly unnamed: number;
  /**
   * What is asked about those that the question names and the passage does not hold: inverse-frequency mass of the missing words, 0 to
   * 1 (1 at `fullMass`). 0 where nobody is named: a paraphrase shares few words too.
   */
  readonly aspectGap: number;
  /**
   * How much more the question is like one that editors know no story to answer than like any that they know the passage to answer,
   * by words, 0 to 1. 0 where they know none for the passage: a question that nobody put beside it may be answered there.
   */
  readonly untold: number;
  /** 1 where a number or a time is asked for and the quote has none. */
  readonly formGap: number;
}

export interface EvidenceInput {
  readonly question: ReadQuestion;
  /** Distinct stems of a passage's text and of what stands with it: heading, speakers, council, title. */
  readonly stemsOf: (passage: Passage) => ReadonlySet<string>;
  readonly lexical: LexicalIndex;
  readonly compareAsked: CompareAsked;
  readonly chatter: number;
  /** How like the question is to one that no story answers, 0 to 1. */
  readonly untoldLikeness: number;
}

/** Word of the question that carries a subject. */
interface WeighedWord {
  readonly word: Word;
  /** 1 where the passage has the word, `synonymHeld` where it has a synonym, else 0. */
  readonly held: number;
}

const asksForNumber: ReadonlySet<QuestionKind> = new Set(['number', 'time']);

/** Evidence that `selected` answers the question. */
export function gatherEvidence(selected: SelectedQuote, input: EvidenceInput): Evidence {
  const { passage } = selected;
  const words = weighWords(passage, input);
  const heldMass = words.reduce((sum, { word, held }) => sum + held * input.lexical.inverseFrequency(word.stem), 0);
  const missedMass = words.reduce(
    (sum, { word, held }) => sum + (1 - held) * input.lexical.inverseFrequency(word.stem),
    0,
  );
  return {
    score: selected.score,
    dense: round(passage.scores.dense),
    maxSim: round(passage.scores.maxSim),
    substance: Math.min(1, (heldMass + input.question.names.length * evidenceScale.nameMass) / evidenceScale.fullMass),
    statement: isStatement(input.question.text) ? 1 : 0,
    chat: isChat(input.question) ? 1 : 0,
    chatter: round(input.chatter),
    nameGap: words.some(({ word, held }) => word.capital && held === 0) && capitalsTell(input.question.words) ? 1 : 0,
    unnamed: asksForView(input.question) && !selected.fitsKind ? 1 : missNames(passage, input.question),
    aspectGap: input.question.names.length > 0 ? Math.min(1, missedMass / evidenceScale.fullMass) : 0,
    untold: weighUntold(input, passage),
    formGap: asksForNumber.has(input.question.kind) && !selected.fitsKind ? 1 : 0,
  };
}

function weighUntold({ untoldLikeness, compareAsked }: EvidenceInput, { article, chunk }: Passage): number {
  if (listAsked(article, chunk).length === 0) return 0;
  return Math.max(0, untoldLikeness - (compareAsked(article, chunk) ?? 0));
}

/** Whether the question asks what somebody says whom it names. */
function asksForView(question: ReadQuestion): boolean {
  if (question.kind !== 'opinion') return false;
  const { people, words } = findViewHolders(question);
  return people.length + words.length > 0;
}

function isChat({ words, names, focus }: ReadQuestion): boolean {
  const telling = words.filter(({ text }) => !functionWords.has(text) && !lightWords.has(text));
  const asksForSomething = names.length > 0 || focus.some((word) => telling.includes(word));
  return !asksForSomething && telling.length <= 1 && words.some(({ text }) => addresses.has(text));
}

const addresses: ReadonlySet<string> = new Set([
  'you',
  'your',
  'yours',
  'yourself',
  "you're",
  "you've",
  "you'd",
  'u',
  'ur',
]);

/** One less how surely the passage speaks of what it is named least surely for. */
function missNames({ article, chunk }: Passage, { names, properWords }: ReadQuestion): number {
  const best = new Map<string, number>();
  for (const name of names) best.set(name.kind, Math.max(best.get(name.kind) ?? 0, speaksOf(article, chunk, name)));
  return 1 - Math.min(1, ...best.values(), ...properWords.map(({ text }) => holdsWord(article, chunk, text)));
}

/** Content words of the question, less those that name people or councils: `names` speaks for them. */
export function weighWords(passage: Passage, input: EvidenceInput): WeighedWord[] {
  const { question } = input;
  const held = input.stemsOf(passage);
  const named = new Set(question.names.flatMap(({ first, end }) => question.words.slice(first, end)));
  return question.words.flatMap((word) => {
    if (functionWords.has(word.text) || named.has(word)) return [];
    const synonyms = question.terms.find((term) => term.stem === word.stem)?.synonyms ?? [];
    return {
      word,
      held: held.has(word.stem)
        ? 1
        : synonyms.some((synonym) => synonym.every((part) => held.has(part)))
          ? evidenceScale.synonymHeld
          : 0,
    };
  });
}
