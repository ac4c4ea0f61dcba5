import { ONNX } from '@xenova/transformers/src/backends/onnx.js';
import type { Embedder } from '../../core/ports.js';
import { createEmbedder } from '../transformers/create-embedder.js';
import { gatherModelFiles, modelUnavailable, type ModelFileName } from '../transformers/model-files.js';
import { digestBytes, readAsset, type AssetSource } from './read-asset.js';

/** Folder of the model among the assets. */
const modelDir = 'model';

/**
 * Opens the encoder among the Worker's assets: the same files, tokenizer and network as on Node, the network as WebAssembly.
 * @throws EmbedderUnavailableError where a file is missing or damaged.
 */
export async function openAssetEmbedder(assets: AssetSource): Promise<Embedder> {
  const files = await gatherModelFiles(modelDir, (name) => readModelFile(assets, name), digestBytes);
  // There are no threads here, and the library would look for them.
  ONNX.env.wasm.numThreads = 1;
  return createEmbedder(files, { modelDir, provider: 'wasm' });
}

async function readModelFile(assets: AssetSource, name: ModelFileName): Promise<Uint8Array> {
  const bytes = await readAsset(assets, `${modelDir}/${name}`).catch((cause: unknown) => {
    throw modelUnavailable(modelDir, `${name} could not be read`, cause);
  });
  if (bytes === null) throw modelUnavailable(modelDir, `${name} is not there`);
  return bytes;
}
