import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbedderUnavailableError } from '../../core/errors.js';
import { isFittedOptions, type FittedOptions } from '../../core/fitted-options.js';
import { isRecord } from '../../core/is-record.js';
import type { Embedder } from '../../core/ports.js';

/** File beside a model with the numbers that were fitted for it. */
export const calibrationFile = 'voices-calibration.json';

/** What the file holds besides the numbers: whose they are, and what they were measured to be worth. */
export interface Calibrated {
  readonly fitted: FittedOptions;
  readonly measured: Readonly<Record<string, number>>;
}

/**
 * The numbers that were fitted for an embedder; null where there are none, and `options.ts` counts.
 * @throws EmbedderUnavailableError where the file is damaged or of another version of the model.
 */
export async function readCalibration(modelDir: string, { sha256 }: Pick<Embedder, 'sha256'>): Promise<FittedOptions | null> {
  const json = await readFile(join(modelDir, calibrationFile), 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw unusable(modelDir, 'it could not be read', cause);
  });
  if (json === null) return null;
  const value = parse(modelDir, json);
  if (!isRecord(value) || !isFittedOptions(value.fitted)) throw unusable(modelDir, 'it lacks a number');
  if (value.embedderSha256 !== sha256) throw unusable(modelDir, 'it was fitted for another version of the model');
  return value.fitted;
}

/** Writes the numbers beside the model; every index that is built from now on holds them. */
export async function writeCalibration(
  modelDir: string,
  { sha256 }: Pick<Embedder, 'sha256'>,
  { fitted, measured }: Calibrated,
): Promise<string> {
  const path = join(modelDir, calibrationFile);
  await writeFile(`${path}.new`, `${JSON.stringify({ embedderSha256: sha256, fitted, measured }, null, 2)}\n`);
  await rename(`${path}.new`, path);
  return path;
}

function parse(modelDir: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw unusable(modelDir, 'it is no JSON', cause);
  }
}

function unusable(modelDir: string, what: string, cause?: unknown): EmbedderUnavailableError {
  return new EmbedderUnavailableError(
    `${calibrationFile} in '${modelDir}' can't be used: ${what}. Run \`npm run calibrate -- --write\` or remove it.`,
    { cause },
  );
}
