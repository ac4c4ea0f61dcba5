import type { Embedder } from '../../core/ports.js';

/** The same embedder; `onEmbedded` is told how long each question took. */
export function timeEmbedder(embedder: Embedder, onEmbedded: (durationMs: number) => void): Embedder {
  return {
    id: embedder.id,
    sha256: embedder.sha256,
    dimensions: embedder.dimensions,
    tokenDimensions: embedder.tokenDimensions,
    maxTokens: embedder.maxTokens,
    countTokens: (text) => embedder.countTokens(text),
    embedPassage: (text) => embedder.embedPassage(text),
    async embedQuestion(text) {
      const started = performance.now();
      const embedding = await embedder.embedQuestion(text);
      onEmbedded(performance.now() - started);
      return embedding;
    },
  };
}
