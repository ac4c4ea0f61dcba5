import type { Embedder } from '../../core/ports.js';

/** The same embedder, whose questions are embedded by `embedQuestion`. An embedder is a class: its methods are no own ones. */
export function withQuestions(embedder: Embedder, embedQuestion: Embedder['embedQuestion']): Embedder {
  return {
    id: embedder.id,
    sha256: embedder.sha256,
    dimensions: embedder.dimensions,
    tokenDimensions: embedder.tokenDimensions,
    maxTokens: embedder.maxTokens,
    countTokens: (text) => embedder.countTokens(text),
    embedPassage: (text) => embedder.embedPassage(text),
    embedQuestion,
  };
}
