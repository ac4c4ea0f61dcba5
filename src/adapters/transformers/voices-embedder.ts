import type { Embedder } from '../../core/ports.js';
import { hasModelCard } from '../models/has-model-card.js';
import { createEmbedder } from './create-embedder.js';
import { readModelFiles } from './read-model-files.js';

/**
 * Opens the encoder in `modelDir` on Node: one that was added with a card as `openCardEmbedder` describes it, else the
 * project's own as `createEmbedder` does. The files are read here and handed over as bytes.
 * @throws EmbedderUnavailableError where the folder is missing or damaged.
 */
export async function openEmbedder(modelDir: string): Promise<Embedder> {
  // What the embedded encoder needs not is not loaded for it: every `ask` would wait for that.
  if (await hasModelCard(modelDir)) return (await import('./card-embedder.js')).openCardEmbedder(modelDir);
  return createEmbedder(await readModelFiles(modelDir), { modelDir, provider: 'cpu' });
}

/** Digest of the model in `modelDir`, as its embedder has it. @throws EmbedderUnavailableError as `openEmbedder` does. */
export async function hashModelDir(modelDir: string): Promise<string> {
  if (!(await hasModelCard(modelDir))) return (await readModelFiles(modelDir)).sha256;
  return (await (await import('../models/read-model.js')).readModel(modelDir)).sha256;
}

/**
 * Opens as `openEmbedder` does, and gives the same embedder again while the model's files are those that it was made of. A
 * network's memory is not the garbage collector's to see: with a new one at each new index, a server grew by 20 MB each time.
 */
export function createEmbedderOpener(): (modelDir: string) => Promise<Embedder> {
  let last: Embedder | null = null;
  return async (modelDir) => {
    const sha256 = await hashModelDir(modelDir);
    if (last?.sha256 !== sha256) last = await openEmbedder(modelDir);
    return last;
  };
}
