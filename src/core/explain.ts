import type { JudgedQuote } from './answer/answer-from-passages.js';
import type { Answer, MaskedKind } from './answer/answer.js';
import type { Evidence } from './answer/gather-evidence.js';
import type { AskObserver, UnderstoodQuestion } from './ask.js';
import type { AnswerOptions } from './options.js';
import type { Passage, PassageScores } from './retrieval/passage.js';
import type { RerankOutcome } from './retrieval/rerank-passages.js';
import type { ReadQuestion } from './retrieval/read-question.js';
import type { QuestionKind } from './retrieval/question-kind.js';
import { splitWords } from './retrieval/words.js';

/** How an answer came about, for people. Plain data: what it holds can be printed or sent as JSON. */
export interface Explanation {
  readonly masked: readonly MaskedKind[];
  /** The question, then each reading that was tried where it can be read in more than one way. Empty where nothing was searched for. */
  readonly readings: readonly ReadingExplanation[];
}

export interface ReadingExplanation {
  readonly standaloneQuestion: string;
  readonly followUp: boolean;
  readonly mended: readonly { readonly written: string; readonly read: string }[];
  /** Standalone questions that are equally good readings; none where there is one alone. */
  readonly choices: readonly string[];
  /** Null where the reading was not searched for. */
  readonly search: SearchExplanation | null;
}

export interface SearchExplanation {
  readonly kind: QuestionKind;
  readonly names: readonly string[];
  readonly focus: readonly string[];
  readonly words: readonly { readonly word: string; readonly weight: number; readonly synonyms: readonly string[] }[];
  /** What each signal of a passage counts. */
  readonly weights: Readonly<Record<Signal, number>>;
  /** Absent where there is no reranker. */
  readonly reranking?: RerankOutcome;
  readonly passages: readonly PassageExplanation[];
  /** What each sign of a quote counts; `bias` is added. */
  readonly signWeights: Readonly<Record<keyof Evidence, number>>;
  readonly bias: number;
  /** Confidence from which a quote answers. */
  readonly answerFrom: number;
  /** Score that a further quote needs; null where no quote answers. */
  readonly supportFrom: number | null;
  readonly quotes: readonly QuoteExplanation[];
}

export type Signal = Exclude<keyof PassageScores, 'rerank' | 'total'>;

export interface PassageExplanation {
  readonly rank: number;
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly scores: PassageScores;
  readonly outcome: 'quoted-from' | 'nothing-to-quote' | 'too-far-down' | 'speaks-of-no-name';
}

export interface QuoteExplanation {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly words: string;
  readonly score: number;
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly outcome: 'cited' | 'not-sure-enough' | 'far-below-the-best' | 'not-chosen';
}

interface Seen extends UnderstoodQuestion {
  read?: ReadQuestion;
  passages?: readonly Passage[];
  found?: readonly Passage[];
  judged?: readonly JudgedQuote[];
  reranking?: RerankOutcome;
}

/** Watches one pipeline, which answers one question at a time, and explains its last answer. */
export interface Explainer {
  readonly observer: AskObserver;
  /** Explains the answer that was given last and forgets it. */
  readonly explain: (answer: Answer) => Explanation;
}

export function createExplainer(options: AnswerOptions): Explainer {
  let seen: Seen[] = [];
  const note = (more: Partial<Seen>): void => void Object.assign(seen.at(-1) ?? {}, more);
  return {
    observer: {
      onUnderstood: (understood) => void seen.push({ ...understood }),
      onRead: (read) => {
        note({ read });
      },
      onReranked: (reranking) => {
        note({ reranking });
      },
      onRetrieved: (passages, found) => {
        note({ passages, found });
      },
      onJudged: (judged) => {
        note({ judged });
      },
    },
    explain: (answer) => {
      const readings = seen.map((reading) => explainReading(reading, answer, options));
      seen = [];
      return { masked: answer.masked, readings };
    },
  };
}

function explainReading(seen: Seen, answer: Answer, options: AnswerOptions): ReadingExplanation {
  const { condensed, question, mended } = seen;
  const mendedWords = splitWords(mended);
  return {
    standaloneQuestion: condensed.standalone,
    followUp: condensed.followUp,
    // Mending changes words one by one.
    mended: splitWords(question).flatMap(({ text }, at) => {
      const read = mendedWords[at]?.text ?? text;
      return read === text ? [] : [{ written: text, read }];
    }),
    choices: condensed.choices,
    search: seen.read ? explainSearch(seen, seen.read, answer, options) : null,
  };
}

function explainSearch(seen: Seen, read: ReadQuestion, answer: Answer, options: AnswerOptions): SearchExplanation {
  const { passages = [], found = [], judged = [] } = seen;
  const { calibration } = options;
  const best = judged.find(({ confidence }) => confidence >= calibration.answerFrom);
  const supportFrom = best ? best.score * calibration.supportShare : null;
  return {
    kind: read.kind,
    names: [...new Set(read.names.map(({ name }) => name))],
    focus: read.focus.map(({ text }) => text),
    words: read.terms.map(({ word, weight, synonyms }) => ({
      word,
      weight,
      synonyms: synonyms.map((stems) => stems.join(' ')),
    })),
    weights: options.retrieval.weights,
    ...(seen.reranking && { reranking: seen.reranking }),
    passages: found.map((passage) => explainPassage(passage, passages, judged, options)),
    signWeights: calibration.weights,
    bias: calibration.bias,
    answerFrom: calibration.answerFrom,
    supportFrom,
    quotes: judged.map((quote) => explainQuote(quote, answer, calibration.answerFrom, supportFrom ?? Infinity)),
  };
}

function explainPassage(
  { number, article, chunk, rank, scores }: Passage,
  kept: readonly Passage[],
  judged: readonly JudgedQuote[],
  { quotes }: AnswerOptions,
): PassageExplanation {
  const at = kept.findIndex((passage) => passage.number === number);
  const outcome =
    at === -1
      ? 'speaks-of-no-name'
      : at >= quotes.passages
        ? 'too-far-down'
        : judged.some(({ passage }) => passage.number === number)
          ? 'quoted-from'
          : 'nothing-to-quote';
  return { rank, articleId: article.id, start: chunk.start, end: chunk.end, scores: { ...scores }, outcome };
}

function explainQuote(
  { quote, score, evidence, confidence }: JudgedQuote,
  { citations }: Answer,
  answerFrom: number,
  supportFrom: number,
): QuoteExplanation {
  const { article, start, end, speaker, text } = quote;
  const cited = citations.some(
    (citation) =>
      citation.quote.article.id === article.id && citation.quote.start === start && citation.quote.end === end,
  );
  const outcome = cited
    ? 'cited'
    : confidence < answerFrom
      ? 'not-sure-enough'
      : score < supportFrom
        ? 'far-below-the-best'
        : 'not-chosen';
  const voice = speaker?.name ?? null;
  return { articleId: article.id, start, end, speaker: voice, words: text, score, evidence, confidence, outcome };
}
