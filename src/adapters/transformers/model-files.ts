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

/** Files that make up a model, in the order in which they are hashed. */
export const modelFileNames = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model_quantized.onnx',
] as const;

export type ModelFileName = (typeof modelFileNames)[number];

/** Hex SHA-256 of bytes, by whatever the platform has for it. */
export type HashBytes = (bytes: Uint8Array) => string | Promise<string>;

/**
 * Gathers a model by `read`, each file once, so that what is hashed is what runs.
 * @throws EmbedderUnavailableError where a file is not what it should be, and what `read` throws.
 */
export async function gatherModelFiles(
  modelDir: string,
  read: (name: ModelFileName) => Promise<Uint8Array>,
  hashBytes: HashBytes,
): Promise<ModelFiles> {
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
  return parseModelFiles(modelDir, contents, hashBytes);
}

/**
 * Makes a model out of its files. The same bytes have the same `sha256` on every platform.
 * @throws EmbedderUnavailableError where a file is not what it should be; `modelDir` is named in its words.
 */
async function parseModelFiles(
  modelDir: string,
  contents: Readonly<Record<ModelFileName, Uint8Array>>,
  hashBytes: HashBytes,
): Promise<ModelFiles> {
  const digests = await Promise.all(modelFileNames.map(async (name) => hashBytes(contents[name])));
  const lines = modelFileNames.map((name, at) => `${name} ${digests[at] ?? ''}\n`);
  const parse = (name: ModelFileName): unknown => parseJson(modelDir, name, contents[name]);
  const settings = parse('config.json');
  return {
    id: readString(modelDir, settings, 'model_type'),
    sha256: await hashBytes(new TextEncoder().encode(lines.join(''))),
    dimensions: readCount(modelDir, settings, 'hidden_size'),
    tokenDimensions: readCount(modelDir, settings, 'token_embedding_size'),
    maxTokens: readCount(modelDir, settings, 'max_position_embeddings'),
    tokenizerJson: parse('tokenizer.json'),
    tokenizerConfig: parse('tokenizer_config.json'),
    onnx: contents['onnx/model_quantized.onnx'],
  };
}

/** Fault of a model's folder, with the way to mend it. */
export function modelUnavailable(modelDir: string, what: string, cause?: unknown): EmbedderUnavailableError {
  const folder = modelDir.split(/[\\/]/u).filter(Boolean).at(-1) ?? modelDir;
  return new EmbedderUnavailableError(
    `The model in '${modelDir}' can't be used: ${what}. Put the folder back as the repository has it ` +
      `(git checkout -- models/${folder}) or name another folder.`,
    { cause },
  );
}

function parseJson(modelDir: string, name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
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
