import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isModelId } from './model-id.js';

/** File among the models with the id of the encoder in use; the embedded one is where it is not there. */
export const chosenFile = 'current';

/** Id of the encoder that was chosen with `use`; null where none was. */
export function readChosenModel(modelsDir: string): string | null {
  try {
    const id = readFileSync(join(modelsDir, chosenFile), 'utf8').trim();
    return isModelId(id) ? id : null;
  } catch {
    return null;
  }
}
