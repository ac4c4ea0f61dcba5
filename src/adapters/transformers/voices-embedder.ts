import type { Embedder } from '../../core/ports.js';
import { createEmbedder } from './create-embedder.js';
import { readModelFiles } from './read-model-files.js';

/**
 * Opens the encoder in `modelDir` on Node, as `createEmbedder` describes it. The files are read here and handed over as bytes.
 * @throws EmbedderUnavailableError where the folder is missing or damaged.
 */
export async function openEmbedder(modelDir: string): Promise<Embedder> {
  return createEmbedder(await readModelFiles(modelDir), { modelDir, provider: 'cpu' });
}

/**
 * Opens as `openEmbedder` does, and gives the same embedder again while the model's files are those that it was made of. A
 * network's memory is not the garbage collector's to see: with a new one at each new index, a server grew by 20 MB each time.
 */
export function createEmbedderOpener(): (modelDir: string) => Promise<Embedder> {
  let last: Embedder | null = null;
  return async (modelDir) => {
    const files = await readModelFiles(modelDir);
    if (last?.sha256 !== files.sha256) last = await createEmbedder(files, { modelDir, provider: 'cpu' });
    return last;
  };
}
