import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modelUnavailable, parseModelFiles, type ModelFileName, type ModelFiles } from './model-files.js';

/**
 * Reads a model's folder, each file once, so that what is hashed is what runs.
 * @throws EmbedderUnavailableError where a file is missing or not what it should be.
 */
export async function readModelFiles(modelDir: string): Promise<ModelFiles> {
  const read = (name: ModelFileName): Promise<Uint8Array> => readModelFile(modelDir, name);
  const [config, tokenizer, tokenizerConfig, onnx] = await Promise.all([
    read('config.json'),
    read('tokenizer.json'),
    read('tokenizer_config.json'),
    read('onnx/model_quantized.onnx'),
  ]);
  const contents = {
    'config.json': config,
    'tokenizer.json': tokenizer,
    'tokenizer_config.json': tokenizerConfig,
    'onnx/model_quantized.onnx': onnx,
  };
  return parseModelFiles(modelDir, contents, (bytes) => createHash('sha256').update(bytes).digest('hex'));
}

async function readModelFile(modelDir: string, name: ModelFileName): Promise<Uint8Array> {
  try {
    return await readFile(join(modelDir, name));
  } catch (cause) {
    throw modelUnavailable(modelDir, `${name} could not be read`, cause);
  }
}
