import type { Embedder } from '../../core/ports.js';
import { findMean } from '../../core/retrieval/mix-asked.js';

/** Mean of the questions' vectors. */
export async function embedMean(embedder: Embedder, questions: readonly string[]): Promise<Float32Array> {
  const vectors: Float32Array[] = [];
  for (const question of questions) vectors.push((await embedder.embedQuestion(question)).sentence);
  return findMean(vectors);
}
