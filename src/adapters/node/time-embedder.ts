import type { Embedder } from '../../core/ports.js';
import { withQuestions } from './with-questions.js';

/** The same embedder; `onEmbedded` is told how long each question took. */
export function timeEmbedder(embedder: Embedder, onEmbedded: (durationMs: number) => void): Embedder {
  return withQuestions(embedder, async (text) => {
    const started = performance.now();
    const embedding = await embedder.embedQuestion(text);
    onEmbedded(performance.now() - started);
    return embedding;
  });
}
