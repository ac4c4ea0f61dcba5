import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { calibrationFile } from './calibration-file.js';
import { detectSettings, settingsFiles, type DraftSettings, type SetByHand } from './detect-settings.js';
import { downloadFile } from './download-file.js';
import { describeHubModel, findFileUrl, type Hub } from './hub-client.js';
import { modelCardFile } from './has-model-card.js';
import { formatModelCard, type ModelCard, type ModelFile, type ModelKind } from './model-card.js';
import { ModelFault } from './model-fault.js';
import { embeddedModelId, findModelDir } from './model-id.js';
import { placeModel } from './model-store.js';
import { hashModel, readmeFile, readModelCard } from './read-model.js';

export interface AddOptions {
  readonly modelsDir: string;
  readonly id: string;
  readonly kind: ModelKind;
  readonly quantised: boolean;
  readonly set: SetByHand;
  /** Runs the model once where it was put together; gives the length of an encoder's vectors, 1 for a reranker. */
  readonly tryModel: (modelDir: string, draft: ModelCard) => Promise<number>;
  /** Told how far the files are: bytes there of all bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

const required = ['config.json', 'tokenizer.json'] as const;
const optional = [...settingsFiles, readmeFile, 'LICENSE'] as const;

/**
 * Downloads a model from a hub, pinned to the commit that `revision` is now, and puts it among the models with its card. An
 * older one of the same id stays in use until then. What was downloaded stays where this fails, for the next try.
 * @throws ModelFault, and what `tryModel` throws.
 */
export async function addFromHub(options: AddOptions, hub: Hub, revision: string): Promise<ModelCard> {
  const { modelsDir, id, onProgress } = options;
  refuseEmbedded(options);
  const model = await describeHubModel(hub, id, revision);
  const names = chooseFiles(
    id,
    model.files.map(({ path }) => path),
    options.quantised,
  );
  const files = names.all.flatMap((name) => model.files.find(({ path }) => path === name) ?? []);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const folder = join(modelsDir, '.downloads', `${id.replaceAll('/', '--')}-${model.revision}`);
  let before = 0;
  for (const file of files) {
    const path = join(folder, ...file.path.split('/'));
    const done = before;
    await downloadFile({
      ...{ hub, file, path, url: findFileUrl(hub, model, file.path) },
      onProgress: (bytes) => onProgress?.(done + bytes, total),
    });
    before += file.bytes;
  }
  return finish(options, folder, names, { kind: 'hub', url: hub.url, revision: model.revision });
}

/** Copies a model from a folder among the models, as `addFromHub` does. The folder itself is not changed. */
export async function addFromFolder(options: AddOptions, from: string): Promise<ModelCard> {
  const { modelsDir, id, onProgress } = options;
  refuseEmbedded(options);
  const there = await readdir(from, { recursive: true }).catch((cause: unknown) => {
    throw new ModelFault(`The folder '${from}' can't be read.`, { cause });
  });
  const names = chooseFiles(
    id,
    there.map((name) => name.split(sep).join('/')),
    options.quantised,
  );
  const folder = join(modelsDir, '.downloads', `${id.replaceAll('/', '--')}-folder`);
  await rm(folder, { recursive: true, force: true });
  for (const [at, name] of names.all.entries()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await copyFile(join(from, name), join(folder, name));
    onProgress?.(at + 1, names.all.length);
  }
  return finish(options, folder, names, { kind: 'folder' });
}

interface ChosenFiles {
  readonly network: string;
  readonly quantised: boolean;
  readonly all: readonly string[];
}

/** Files of a model that are needed, in the order in which they are fetched: a fault in a small one shows before the large one. */
function chooseFiles(id: string, there: readonly string[], quantised: boolean): ChosenFiles {
  const missing = required.filter((name) => !there.includes(name));
  if (missing.length > 0)
    throw new ModelFault(`${id} has no ${missing.join(' and no ')}: it is not laid out for transformers.js.`);
  const networks = quantised ? ['onnx/model_quantized.onnx', 'onnx/model_int8.onnx'] : ['onnx/model.onnx', 'model.onnx'];
  const network = networks.find((name) => there.includes(name));
  if (network === undefined)
    throw new ModelFault(
      `${id} has no ${networks.join(' and no ')}. ` +
        (quantised ? 'Add --no-quantised to take the whole network.' : 'Leave out --no-quantised, or choose another model.'),
    );
  if (there.some((name) => name.startsWith(`${network}_data`) || name === `${network}.data`))
    throw new ModelFault(`${id} keeps its weights beside ${network}, which can't be read here. Choose another model.`);
  const small = [...new Set([...required, ...optional])].filter((name) => there.includes(name));
  return { network, quantised, all: [...small, network] };
}

/** Reads the settings, runs the model once, writes its card and puts it in place. */
async function finish(
  options: AddOptions,
  folder: string,
  { network, quantised, all }: ChosenFiles,
  source: ModelCard['source'],
): Promise<ModelCard> {
  const { modelsDir, id, kind, set } = options;
  const json = new Map<string, unknown>();
  for (const name of settingsFiles.filter((file) => all.includes(file))) json.set(name, await readJson(folder, name));
  const draft = detectSettings(kind, { id, network, quantised, json }, set);
  const files: Record<string, ModelFile> = {};
  for (const name of all) files[name] = await describeFile(join(folder, name));
  const card = complete({ format: 1, id, source, files }, draft, 1);
  const dimensions = await options.tryModel(folder, card);
  const whole = complete({ format: 1, id, source, files }, draft, dimensions);
  await writeFile(join(folder, modelCardFile), formatModelCard(whole));
  await keepCalibration(findModelDir(modelsDir, id), folder, whole);
  await placeModel(modelsDir, id, folder);
  return whole;
}

/** Numbers that were fitted for the very same model stay with it. */
async function keepCalibration(oldDir: string, folder: string, card: ModelCard): Promise<void> {
  const old = await readModelCard(oldDir).catch(() => null);
  if (old === null || hashModel(old) !== hashModel(card)) return;
  await copyFile(join(oldDir, calibrationFile), join(folder, calibrationFile)).catch(() => undefined);
}

function complete(
  head: Pick<ModelCard, 'format' | 'id' | 'source' | 'files'>,
  draft: DraftSettings,
  dimensions: number,
): ModelCard {
  if (draft.kind === 'reranker') return { ...head, ...draft };
  return { ...head, kind: draft.kind, settings: { ...draft.settings, dimensions } };
}

async function describeFile(path: string): Promise<ModelFile> {
  const { size } = await stat(path);
  return { sha256: createHash('sha256').update(await readFile(path)).digest('hex'), bytes: size };
}

async function readJson(folder: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8'));
  } catch (cause) {
    throw new ModelFault(`${name} of the model is not JSON.`, { cause });
  }
}

function refuseEmbedded({ modelsDir, id }: AddOptions): void {
  // Also refuses what is no id.
  findModelDir(modelsDir, id);
  if (id === embeddedModelId) throw new ModelFault(`${id} is part of the project. Give the other model another id.`);
}
