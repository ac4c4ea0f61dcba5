import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EmbedderUnavailableError } from '../../core/errors.js';

export interface ModelFiles {
  readonly id: string;
  /** Hex SHA-256 over the names and digests of all files. */
  readonly sha256: string;
  readonly dimensions: number;
  readonly tokenDimensions: number;
  readonly maxTokens: number;
  readonly tokenizerJson: unknown;
  readonly tokenizerConfig: unknown;
  readonly onnx: Uint8Array;
}

const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'] as const;

/**
 * Reads a model's folder, each file once, so that what is hashed is what runs.
 * @throws EmbedderUnavailableError where a file is missing or not what it should be.
 */
export async function readModelFiles(modelDir: string): Promise<ModelFiles> {
  const [config, tokenizer, tokenizerConfig, onnx] = await Promise.all([
    readModelFile(modelDir, names[0]),
    readModelFile(modelDir, names[1]),
    readModelFile(modelDir, names[2]),
    readModelFile(modelDir, names[3]),
  ]);
  const contents = [config, tokenizer, tokenizerConfig, onnx];
  const lines = contents.map((bytes, at) => `${names[at] ?? ''} ${createHash('sha256').update(bytes).digest('hex')}\n`);
  const settings = parseJson(modelDir, names[0], config);
  return {
    id: readString(modelDir, settings, 'model_type'),
    sha256: createHash('sha256').update(lines.join('')).digest('hex'),
    dimensions: readCount(modelDir, settings, 'hidden_size'),
    tokenDimensions: readCount(modelDir, settings, 'token_embedding_size'),
    maxTokens: readCount(modelDir, settings, 'max_position_embeddings'),
    tokenizerJson: parseJson(modelDir, names[1], tokenizer),
    tokenizerConfig: parseJson(modelDir, names[2], tokenizerConfig),
    onnx,
  };
}

/** Fault of a model's folder, with the way to mend it. */
export function modelUnavailable(modelDir: string, what: string, cause?: unknown): EmbedderUnavailableError {
  return new EmbedderUnavailableError(
    `The model in '${modelDir}' can't be used: ${what}. Put the folder back as the repository has it ` +
      `(git checkout -- models/${basename(modelDir)}) or name another folder.`,
    { cause },
  );
}

async function readModelFile(modelDir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(modelDir, name));
  } catch (cause) {
    throw modelUnavailable(modelDir, `${name} could not be read`, cause);
  }
}

function parseJson(modelDir: string, name: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw modelUnavailable(modelDir, `${name} is not JSON`, cause);
  }
}

function readString(modelDir: string, settings: unknown, key: string): string {
  const value = readSetting(settings, key);
  if (typeof value === 'string' && value !== '') return value;
  throw modelUnavailable(modelDir, `config.json has no text under '${key}'`);
}

function readCount(modelDir: string, settings: unknown, key: string): number {
  const value = readSetting(settings, key);
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw modelUnavailable(modelDir, `config.json has no whole number above 0 under '${key}'`);
}

function readSetting(settings: unknown, key: string): unknown {
  return typeof settings === 'object' && settings !== null ? Reflect.get(settings, key) : undefined;
}
