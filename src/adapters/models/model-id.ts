import { join } from 'node:path';
import { ModelFault } from './model-fault.js';

/** The model that comes with the project. */
export const embeddedModelId = 'voices-encoder';

/** Whether a text is the id of a model, as hubs write it: a name, or an owner and a name. */
export function isModelId(text: string): boolean {
  return /^(?!.*\.\.)[A-Za-z0-9_][\w.-]{0,95}(\/[A-Za-z0-9_][\w.-]{0,95})?$/u.test(text);
}

/** Folder of a model among the models. @throws ModelFault where `id` is no id: it could lead out of the folder. */
export function findModelDir(modelsDir: string, id: string): string {
  if (isModelId(id)) return join(modelsDir, ...id.split('/'));
  throw new ModelFault(`'${id.slice(0, 100)}' is no id of a model. Write it as OWNER/NAME, as the hub does.`);
}
