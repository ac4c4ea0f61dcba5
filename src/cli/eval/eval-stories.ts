import type { AnswerBody } from '../../http/contract/ask.js';
import type { WireRequest } from './score-questions.js';

/** Stories to be measured. */
export interface EvalStories {
  /** Throws what the API would answer with a problem. */
  readonly ask: (request: WireRequest) => Promise<JudgedAnswer>;
  /** Text of all stories, against which quotes are held. */
  readonly source: string;
  readonly councilIds: readonly string[];
  /** Confidence from which a question is answered. */
  readonly answerFrom: number;
  readonly indexVersion: string;
}

export interface JudgedAnswer {
  readonly body: AnswerBody;
  /** Highest confidence among the quotes that were weighed; 0 where none was. */
  readonly confidence: number;
  /** The quote that would have been given first, also where none was; empty where there was none. */
  readonly bestQuote: string;
}
