import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbedderUnavailableError } from '../../core/errors.js';
import { modelCardFile } from './has-model-card.js';
import { parseModelCard, type ModelCard } from './model-card.js';

/** A model's card and files, every file checked against the card. */
export interface CheckedModel {
  readonly modelDir: string;
  readonly card: ModelCard;
  /** Hex SHA-256 over the card's settings and the digests of the files: a model read otherwise is another one. */
  readonly sha256: string;
  /** Bytes of every file that the model runs on, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** For people; the model runs without. */
export const readmeFile = 'README.md';

/** Reads a model's card alone. @throws EmbedderUnavailableError where it is not there or not one. */
export async function readModelCard(modelDir: string): Promise<ModelCard> {
  const json = await readModelFile(modelDir, modelCardFile);
  try {
    return parseModelCard(json.toString('utf8'));
  } catch (cause) {
    throw modelUnusable(modelDir, `${modelCardFile}: ${cause instanceof Error ? cause.message : 'it is no JSON'}`, cause);
  }
}

/**
 * Reads a model, each file once, so that what is checked is what runs.
 * @throws EmbedderUnavailableError that names the file which is missing, too short or another one.
 */
export async function readModel(modelDir: string): Promise<CheckedModel> {
  return readModelAs(modelDir, await readModelCard(modelDir));
}

/** The same by a card that is not in the folder yet. */
export async function readModelAs(modelDir: string, card: ModelCard): Promise<CheckedModel> {
  const names = Object.keys(card.files).filter((name) => name !== readmeFile);
  const files = new Map<string, Uint8Array>();
  await Promise.all(names.map(async (name) => files.set(name, await readChecked(modelDir, card, name))));
  return { modelDir, card, sha256: hashModel(card), files };
}

/** Digest that tells two models apart: over what they run on and how, not over where they came from. */
export function hashModel({ kind, settings, files }: ModelCard): string {
  const digests = Object.entries(files)
    .filter(([name]) => name !== readmeFile)
    .map(([name, { sha256 }]) => [name, sha256])
    .sort();
  const order = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([kind, order, digests])).digest('hex');
}

/** Fault of a model's folder, with the way to mend it. */
export function modelUnusable(modelDir: string, what: string, cause?: unknown): EmbedderUnavailableError {
  return new EmbedderUnavailableError(
    `The model in '${modelDir}' can't be used: ${what}. Add it again (npm run model -- add) or use another one.`,
    { cause },
  );
}

async function readChecked(modelDir: string, { files }: ModelCard, name: string): Promise<Uint8Array> {
  const bytes = await readModelFile(modelDir, name);
  const expected = files[name];
  if (expected && bytes.length !== expected.bytes)
    throw modelUnusable(modelDir, `${name} has ${bytes.length} bytes and not ${expected.bytes}`);
  if (expected?.sha256 !== createHash('sha256').update(bytes).digest('hex'))
    throw modelUnusable(modelDir, `${name} is not the file that was added`);
  return bytes;
}

async function readModelFile(modelDir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(modelDir, name));
  } catch (cause) {
    throw modelUnusable(modelDir, `${name} could not be read`, cause);
  }
}
