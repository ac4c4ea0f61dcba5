import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chosenFile, readChosenModel } from './chosen-model.js';
import { hasModelCard, modelCardFile } from './has-model-card.js';
import type { ModelCard } from './model-card.js';
import { ModelFault } from './model-fault.js';
import { embeddedModelId, findModelDir } from './model-id.js';
import { readModelCard } from './read-model.js';

export interface StoredModel {
  readonly id: string;
  readonly modelDir: string;
  /** Null where the card can't be read; `fault` says why. */
  readonly card: ModelCard | null;
  readonly fault: string | null;
}

/** Models that were added, by id. The embedded one is not among them. */
export async function listModels(modelsDir: string): Promise<readonly StoredModel[]> {
  const found: StoredModel[] = [];
  for (const modelDir of (await listFolders(modelsDir)).sort()) {
    if (!(await hasModelCard(modelDir))) continue;
    const id = modelDir.slice(modelsDir.length).split(/[\\/]/u).filter(Boolean).join('/');
    found.push(
      await readModelCard(modelDir).then(
        (card) => ({ id, modelDir, card, fault: null }),
        (fault: unknown) => ({ id, modelDir, card: null, fault: fault instanceof Error ? fault.message : 'unreadable' }),
      ),
    );
  }
  return found;
}

/**
 * Makes an encoder the one in use from now on.
 * @throws ModelFault where there is none of that id, or it is a reranker; EmbedderUnavailableError where its card is damaged.
 */
export async function chooseModel(modelsDir: string, id: string): Promise<void> {
  if (id === embeddedModelId) {
    await rm(join(modelsDir, chosenFile), { force: true });
    return;
  }
  const modelDir = await findStored(modelsDir, id);
  const { kind } = await readModelCard(modelDir);
  if (kind === 'reranker')
    throw new ModelFault(`${id} is a reranker. Set VOICES_RERANKER=${id} to use it beside an encoder.`);
  const aside = join(modelsDir, `.${chosenFile}-${process.pid}`);
  await writeFile(aside, `${id}\n`);
  await rename(aside, join(modelsDir, chosenFile));
}

/** Takes a model away. @throws ModelFault where there is none, it is in use, or it is the embedded one. */
export async function removeModel(modelsDir: string, id: string): Promise<void> {
  if (id === embeddedModelId) throw new ModelFault(`${id} is part of the project and stays.`);
  const modelDir = await findStored(modelsDir, id);
  if (readChosenModel(modelsDir) === id)
    throw new ModelFault(`${id} is in use. Run \`npm run model -- use ${embeddedModelId}\` first, or use another one.`);
  // Half removed it must not look like a model.
  await rm(join(modelDir, modelCardFile));
  await rm(modelDir, { recursive: true });
  if (dirname(modelDir) !== modelsDir) await rmdir(dirname(modelDir)).catch(() => undefined);
}

/** Puts a folder in the place of a model: the old one goes once the new one is there. */
export async function placeModel(modelsDir: string, id: string, folder: string): Promise<string> {
  const modelDir = findModelDir(modelsDir, id);
  const old = `${folder}.old`;
  await mkdir(dirname(modelDir), { recursive: true });
  const hadOld = await rename(modelDir, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(folder, modelDir);
  } catch (cause) {
    if (hadOld) await rename(old, modelDir);
    throw cause;
  }
  if (hadOld) await rm(old, { recursive: true });
  return modelDir;
}

async function findStored(modelsDir: string, id: string): Promise<string> {
  const modelDir = findModelDir(modelsDir, id);
  if (await hasModelCard(modelDir)) return modelDir;
  throw new ModelFault(`There is no model ${id} here. Run \`npm run model -- add ${id}\`.`);
}

/** Folders that may be a model: those of the models' folder, and those inside them, but for hidden ones. */
async function listFolders(modelsDir: string): Promise<string[]> {
  const list = async (folder: string): Promise<string[]> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    return entries.flatMap((entry) =>
      entry.isDirectory() && !entry.name.startsWith('.') ? [join(folder, entry.name)] : [],
    );
  };
  const outer = await list(modelsDir);
  return [...outer, ...(await Promise.all(outer.map(list))).flat()];
}
