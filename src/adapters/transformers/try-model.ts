import type { ModelCard } from '../models/model-card.js';
import { readModelAs } from '../models/read-model.js';
import { measureEmbedder } from './card-embedder.js';
import { createCrossEncoder } from './cross-encoder.js';

/**
 * Runs a model once from a folder that has no card yet; gives the length of an encoder's vectors, 1 for a reranker.
 * @throws EmbedderUnavailableError that says what is wrong with it.
 */
export async function tryModel(modelDir: string, draft: ModelCard): Promise<number> {
  const model = await readModelAs(modelDir, draft);
  if (draft.kind === 'encoder') return measureEmbedder(model);
  await createCrossEncoder(model);
  return 1;
}
