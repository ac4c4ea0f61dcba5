import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gatherModelFiles, modelUnavailable, type ModelFileName, type ModelFiles } from './model-files.js';

/**
 * Reads a model's folder, each file once, so that what is hashed is what runs.
 * @throws EmbedderUnavailableError where a file is missing or not what it should be.
 */
export function readModelFiles(modelDir: string): Promise<ModelFiles> {
  const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  return gatherModelFiles(modelDir, (name) => readModelFile(modelDir, name), hashBytes);
}

async function readModelFile(modelDir: string, name: ModelFileName): Promise<Uint8Array> {
  try {
    return await readFile(join(modelDir, name));
  } catch (cause) {
    throw modelUnavailable(modelDir, `${name} could not be read`, cause);
  }
}
