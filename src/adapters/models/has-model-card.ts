import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** File beside a model that says what it is and how it is read. `npm run model -- add` writes it. */
export const modelCardFile = 'voices-model.json';

/** Whether a folder holds a model with a card. */
export async function hasModelCard(modelDir: string): Promise<boolean> {
  return stat(join(modelDir, modelCardFile)).then(
    () => true,
    () => false,
  );
}
