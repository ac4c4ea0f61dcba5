import type { CondensedQuestion } from '../conversation/condense-question.js';
import type { AnswerOptions } from '../options.js';
import type { HashText, QuestionEmbedding } from '../ports.js';
import type { NameMention } from '../retrieval/corpus-names.js';
import type { Collection } from '../retrieval/collection.js';
import { compareChatter } from '../retrieval/chatter.js';
import { askedComparer } from '../retrieval/compare-asked.js';
import { weighStems } from '../retrieval/compare-questions.js';
import type { Passage } from '../retrieval/passage.js';
import { functionWords, type Word } from '../retrieval/words.js';
import { findUnknownNames } from '../retrieval/find-unknown-names.js';
import type { Shelf } from '../retrieval/shelf.js';
import { speaksOf } from '../retrieval/speaks-of.js';
import type { ReadQuestion } from '../retrieval/read-question.js';
import { lacksContact } from './answer-cues.js';
import type { Answer, AnswerFrame, AnsweredAnswer, QuotelessAnswer } from './answer.js';
import { chooseCitations } from './choose-citations.js';
import { citeQuotes } from './citation.js';
import { composeAnswer, composeNotFound, composeOffTopic, composeSpeakers } from './compose-answer.js';
import { estimateConfidence } from './decide.js';
import { gatherEvidence, weighWords, type Evidence, type EvidenceInput } from './gather-evidence.js';
import { findMissingParts } from './find-missing-parts.js';
import { messages } from './messages.js';
import { selectQuotes, type SelectedQuote } from './select-quotes.js';

export interface AnswerInput {
  readonly question: ReadQuestion;
  readonly condensed: CondensedQuestion;
  readonly embedding: QuestionEmbedding;
  readonly passages: readonly Passage[];
  readonly limit: number;
  /** Quotes that earlier answers to the same question gave, and that "anything else?" must not repeat. */
  readonly given: number;
  readonly library: Collection;
  /** Where the passages are from. */
  readonly shelf: Shelf;
  readonly hashText: HashText;
  readonly frame: AnswerFrame;
  readonly options: AnswerOptions;
  /** Told every quote that was judged, best first, before the answer is composed. */
  readonly onJudged?: ((judged: readonly JudgedQuote[]) => void) | undefined;
}

export interface JudgedQuote extends SelectedQuote {
  readonly evidence: Evidence;
  /** Estimated chance that the quote answers, 0 to 1. */
  readonly confidence: number;
}

/** Chooses quotes, judges whether they answer, and says so. */
export function answerFromPassages(input: AnswerInput): Answer {
  const evidence = evidenceInput(input);
  const judged = judgeQuotes(input, evidence);
  input.onJudged?.(judged);
  const { calibration } = input.options;
  const best = judged.find(({ confidence }) => confidence >= calibration.answerFrom);
  const supports = ({ confidence, score }: JudgedQuote) =>
    confidence >= calibration.supportFrom && score >= calibration.supportShare * (best?.score ?? Infinity);
  const answering = best ? [best, ...judged.filter((quote) => quote !== best && supports(quote))] : [];
  const ordered = coverNames(answering, input.question);
  const chosen = chooseCitations(ordered, input.limit + input.given).slice(input.given);
  return chosen.length > 0 ? answered(input, chosen, answering, evidence) : notAnswered(input, judged, evidence);
}

function evidenceInput({ question, embedding, library, shelf }: AnswerInput): EvidenceInput {
  const stems = weighStems(question.words, library.lexical);
  return {
    question,
    stemsOf: ({ number }) => shelf.stemsOf(number),
    lexical: library.lexical,
    compareAsked: askedComparer(stems, library.lexical),
    chatter: compareChatter(embedding.sentence, library.manifest.chatter),
    untoldLikeness: library.untold.findLikeness(stems),
  };
}

function judgeQuotes(input: AnswerInput, evidence: EvidenceInput): JudgedQuote[] {
  const { question, embedding, library, shelf, passages, options } = input;
  const selected = selectQuotes(
    passages.slice(0, options.quotes.passages),
    {
      question,
      inverseFrequency: (stem) => library.lexical.inverseFrequency(stem),
      compareAsked: evidence.compareAsked,
      compareSentence: (chunk, at) => shelf.compareSentence(embedding.sentence, chunk, at),
    },
    options.quotes,
  );
  const strangers = findUnknownNames(question, library);
  return selected.map((quote) => {
    const signs = gatherEvidence(quote, evidence);
    const possible =
      strangers.length === 0 &&
      !lacksContact(quote.quote.text, question) &&
      quote.passage.scores.names > 0 &&
      (question.words.some(isContent) || question.names.length > 0);
    const confidence = possible ? estimateConfidence(signs, options.calibration) : 0;
    return { ...quote, evidence: signs, confidence };
  });
}

/** A question of function words alone ("what are you?") names nothing that could be looked for. */
function isContent({ text }: Word): boolean {
  return !functionWords.has(text);
}

/** Where a question names several people or councils, the best quote about each comes before a second about one. */
function coverNames(answering: readonly JudgedQuote[], question: ReadQuestion): readonly JudgedQuote[] {
  if (question.names.length < 2) return answering;
  const first = question.names.flatMap((name) => answering.find((quote) => tells(quote, name)) ?? []);
  return [...new Set([...first, ...answering])];
}

function answered(
  input: AnswerInput,
  chosen: readonly SelectedQuote[],
  answering: readonly SelectedQuote[],
  evidence: EvidenceInput,
): AnsweredAnswer {
  const { frame, condensed, library, question } = input;
  const { corpus } = library;
  const [first, ...rest] = citeQuotes(chosen, corpus, input.hashText);
  if (!first) throw new RangeError('An answer needs a quote.');
  const absent = question.names.filter((name) => !chosen.some((quote) => tells(quote, name))).map(({ name }) => name);
  const passages = chosen.map(({ passage }) => passage);
  const missing = [...absent, ...findMissingParts(passages, evidence)];
  const speaking = [...new Set(answering.map(({ quote }) => quote.article))];
  const text = composeAnswer([first, ...rest], speaking, corpus, missing);
  return {
    ...frame,
    status: missing.length > 0 ? 'partly-answered' : 'answered',
    reason: missing.length > 0 ? 'part-not-found' : null,
    text: condensed.asksSpeaker ? composeSpeakers([first, ...rest], text) : text,
    standaloneQuestion: condensed.standalone,
    citations: [first, ...rest],
    signposts: [],
    suggestions: [],
  };
}

function notAnswered(input: AnswerInput, judged: readonly SelectedQuote[], evidence: EvidenceInput): QuotelessAnswer {
  const { frame, condensed, library, question, given } = input;
  const { corpus } = library;
  const [nearest] = judged;
  const absent = question.names.filter((name) => !judged.some((quote) => tells(quote, name)));
  const words = nearest ? weighWords(nearest.passage, evidence).filter(({ held }) => held < 1) : [];
  const strangers = findUnknownNames(question, library);
  const known = absent.length > 0 ? absent : question.names.filter(() => words.length > 0);
  const names = [...strangers, ...known.map(({ name }) => name)];
  const looked = words.map(({ word }) => question.text.slice(word.start, word.end));
  const offTopic = strangers.length === 0 && isOffTopic(question, library);
  return {
    ...frame,
    status: 'unanswerable',
    reason: offTopic
      ? 'off-topic'
      : absent.length + strangers.length > 0
        ? 'name-not-found'
        : words.length > 0
          ? 'topic-not-found'
          : 'no-relevant-passage',
    text:
      given > 0 && judged.length > 0
        ? messages.nothingMore
        : offTopic
          ? composeOffTopic(corpus, looked)
          : composeNotFound(
              corpus,
              looked.filter((word) => !strangers.includes(word)),
              nearest,
              names,
            ),
    standaloneQuestion: condensed.standalone,
    citations: [],
    signposts: [],
    suggestions: [],
  };
}

/** Whether the stories know no word that the question asks with. */
function isOffTopic({ words, names, terms }: ReadQuestion, { lexical }: Collection): boolean {
  const asked = words.filter(isContent);
  const isKnown = ({ stem }: Word): boolean =>
    lexical.has(stem) || terms.some((term) => term.stem === stem && term.synonyms.length > 0);
  return names.length === 0 && asked.length > 0 && !asked.some(isKnown);
}

function tells({ passage }: SelectedQuote, name: NameMention): boolean {
  return speaksOf(passage.article, passage.chunk, name) === 1;
}
