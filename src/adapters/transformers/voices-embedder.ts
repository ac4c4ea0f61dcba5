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
