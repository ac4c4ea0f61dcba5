import type { Council, Signpost } from '../corpus/article.js';
import type { GeneratorFailure } from '../ports.js';
import type { Quote } from './quote.js';

/** Every way in which a question can end. None of them is a fault. */
export type Answer = AnsweredAnswer | QuotelessAnswer;

interface AnswerBase extends AnswerFrame {
  /** Plain text with `[1]` markers; complete without the rest. */
  readonly text: string;
  /** How the question was understood with the conversation so far. */
  readonly standaloneQuestion: string;
  /** Questions that were answered when asked; never the one just asked. */
  readonly suggestions: readonly string[];
  /** What a language model did for this answer; absent where none was asked. */
  readonly trace?: GenerationTrace;
}

/** Account of a language model's part. It holds no word of the question or of the model. */
export interface GenerationTrace {
  /** `model` where a sentence of the answer is the model's. */
  readonly composedBy: 'templates' | 'model';
  /** In the order in which they were taken; each kind once at most. */
  readonly steps: readonly GenerationStep[];
}

export interface GenerationStep {
  readonly step: 'question' | 'sentences';
  /** `used`; `nothing-left` where nothing passed the check; else why nothing came. */
  readonly outcome: 'used' | 'nothing-left' | GeneratorFailure;
  /** Sentences, or standalone questions, that passed and that did not. */
  readonly kept: number;
  readonly removed: number;
}

/** What every answer says of itself, known before the question is read. */
export interface AnswerFrame {
  /** Same question, turns, filter and limit on the same index: same id. */
  readonly id: string;
  readonly searched: { readonly articles: number; readonly councils: number };
  readonly indexVersion: string;
  /** What was masked in the question before it was read (closed list of labels, never the data); empty where nothing was. */
  readonly masked: readonly MaskedKind[];
}

export interface AnsweredAnswer extends AnswerBase {
  readonly status: 'answered' | 'partly-answered';
  readonly reason: null | 'part-not-found';
  readonly citations: readonly [Citation, ...Citation[]];
  readonly signposts: readonly [];
}

export interface QuotelessAnswer extends AnswerBase {
  readonly status: 'unanswerable' | 'needs-clarification' | 'small-talk' | 'signposted' | 'declined';
  readonly reason: QuotelessReason;
  readonly citations: readonly [];
  readonly signposts: readonly Signpost[];
}

export type QuotelessReason =
  | 'no-relevant-passage'
  | 'name-not-found'
  | 'topic-not-found'
  | 'ambiguous'
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'about-the-tool'
  | 'person-in-need'
  | 'command'
  | 'off-topic';

export type MaskedKind =
  | 'email'
  | 'phone'
  | 'national-insurance-number'
  | 'nhs-number'
  | 'card-number'
  | 'date-of-birth'
  | 'registration-number';

/** Numbered link from the answer to a quote. */
export interface Citation {
  /** 1-based, in the order of the answer. */
  readonly number: number;
  readonly quote: Quote;
  /** Hex SHA-256 of the quote's UTF-8 bytes. */
  readonly sha256: string;
  /** Up to `contextChars` of the article before and after the quote, cut at words, with the space that stands between. */
  readonly before: string;
  readonly after: string;
  readonly council: Council | null;
  /** Between 0 and 1, rounded to three places; comparable only within one answer. */
  readonly score: number;
}
