import type { Embedder } from '../../core/ports.js';
import { takeTurns } from './take-turns.js';

/** Nobody can cancel it: it takes a millisecond. */
interface Embedding {
  readonly text: string;
  readonly cancellation?: never;
}

/** The same embedder; questions are embedded one after the other, with a breath for everything else in between. */
export function embedInTurns(embedder: Embedder): Embedder {
  const embed = takeTurns(({ text }: Embedding) => embedder.embedQuestion(text));
  return {
    id: embedder.id,
    sha256: embedder.sha256,
    dimensions: embedder.dimensions,
    tokenDimensions: embedder.tokenDimensions,
    maxTokens: embedder.maxTokens,
    countTokens: (text) => embedder.countTokens(text),
    embedPassage: (text) => embedder.embedPassage(text),
    embedQuestion: (text) => embed({ text }),
  };
}
