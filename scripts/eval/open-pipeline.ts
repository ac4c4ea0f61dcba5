import { createHash } from 'node:crypto';
import type { Answer } from '../../src/core/answer/answer.js';
import type { JudgedQuote } from '../../src/core/answer/answer-from-passages.js';
import { createAsk } from '../../src/core/ask.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import { VoicesError } from '../../src/core/errors.js';
import type { AnswerOptions } from '../../src/core/options.js';
import type { OpenGenerator, QuestionEmbedding } from '../../src/core/ports.js';
import type { Passage } from '../../src/core/retrieval/passage.js';
import type { ReadQuestion } from '../../src/core/retrieval/read-question.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import type { EvalEmbedder } from './build-sets.js';

/** One question with its answer and what led to it. */
export interface Look {
  /** Null where the question was refused as invalid. */
  readonly answer: Answer | null;
  /** Best first; empty where the question was answered before it was searched for (small talk, a command …). */
  readonly passages: readonly Passage[];
  readonly judged: readonly JudgedQuote[];
  readonly read: ReadQuestion | null;
  readonly embedding: QuestionEmbedding | null;
  /** Highest confidence among the quotes: a question is answered from a certain confidence on. 0 where there is none. */
  readonly confidence: number;
}

export interface Pipeline {
  readonly index: StoriesIndex;
  /** Asks as the doors do. Throws what they would, but for an invalid question. */
  readonly look: (request: AskRequest) => Promise<Look>;
}

/** The product's own pipeline over an index, watched. */
export function openPipeline(
  index: StoriesIndex,
  embedder: EvalEmbedder,
  options?: AnswerOptions,
  generator?: OpenGenerator,
): Pipeline {
  let seen = noLook;
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const ask = createAsk({
    index,
    embedder,
    hashText,
    ...(options && { options }),
    ...(generator && { generator }),
    ...(embedder.reranking && { reranking: embedder.reranking }),
    observer: {
      onRead: (read) => (seen = { ...seen, read }),
      onEmbedded: (embedding) => (seen = { ...seen, embedding }),
      onRetrieved: (passages) => (seen = { ...seen, passages }),
      onJudged: (judged) => (seen = { ...seen, judged }),
    },
  });
  const look = async (request: AskRequest): Promise<Look> => {
    seen = noLook;
    const answer = await ask(request).catch((error: unknown) => {
      if (error instanceof VoicesError && error.code === 'invalid-question') return null;
      throw error;
    });
    return { ...seen, answer, confidence: Math.max(0, ...seen.judged.map(({ confidence }) => confidence)) };
  };
  return { index, look };
}

const noLook: Look = { answer: null, passages: [], judged: [], read: null, embedding: null, confidence: 0 };

/** Whether an answer quotes anything as an answer. */
export function isAnswered(answer: Pick<Answer, 'status'> | null): boolean {
  return answer?.status === 'answered' || answer?.status === 'partly-answered';
}
