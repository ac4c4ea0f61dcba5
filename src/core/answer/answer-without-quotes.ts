import type { CorpusCards } from '../corpus/article.js';
import type { Answer, AnswerFrame, QuotelessAnswer } from './answer.js';
import { composeNotFound } from './compose-answer.js';
import { messages } from './messages.js';

/** The answer to nothing but personal data. */
export function findNothing(shown: string, corpus: CorpusCards, frame: AnswerFrame): QuotelessAnswer {
  return {
    ...frame,
    status: 'unanswerable',
    reason: 'no-relevant-passage',
    text: composeNotFound(corpus, [], undefined, []),
    standaloneQuestion: shown,
    citations: [],
    signposts: [],
    suggestions: [],
  };
}

/** Asks back, with the readings that would be answered as the choices. */
export function askBack(standaloneQuestion: string, readings: readonly Answer[], frame: AnswerFrame): QuotelessAnswer {
  return {
    ...frame,
    status: 'needs-clarification',
    reason: 'ambiguous',
    text: messages.clarify,
    standaloneQuestion,
    citations: [],
    signposts: [],
    suggestions: readings.map((answer) => answer.standaloneQuestion),
  };
}
