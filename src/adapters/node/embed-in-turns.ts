import type { Embedder } from '../../core/ports.js';
import { takeTurns } from './take-turns.js';
import { withQuestions } from './with-questions.js';

/** Nobody can cancel it: it takes a millisecond. */
interface Embedding {
  readonly text: string;
  readonly cancellation?: never;
}

/** The same embedder; questions are embedded one after the other, with a breath for everything else in between. */
export function embedInTurns(embedder: Embedder): Embedder {
  const embed = takeTurns(({ text }: Embedding) => embedder.embedQuestion(text));
  return withQuestions(embedder, (text) => embed({ text }));
}
