import { isRecord } from '../../core/is-record.js';
import { findFamily } from './known-families.js';
import type { EncoderSettings, ModelKind, Pooling, RerankerSettings } from './model-card.js';
import { ModelFault } from './model-fault.js';

/** What a person set, which counts more than what a file says. */
export interface SetByHand {
  readonly pooling?: Pooling;
  readonly questionPrefix?: string;
  readonly passagePrefix?: string;
  readonly maxTokens?: number;
}

export interface ModelTexts {
  readonly id: string;
  readonly network: string;
  readonly quantised: boolean;
  /** The model's JSON files by name, parsed. */
  readonly json: ReadonlyMap<string, unknown>;
}

export type DraftSettings =
  | { readonly kind: 'encoder'; readonly settings: Omit<EncoderSettings, 'dimensions'> }
  | { readonly kind: 'reranker'; readonly settings: RerankerSettings };

/** JSON files that settings are read from, where they are there. */
export const settingsFiles = [
  'config.json',
  'tokenizer_config.json',
  'sentence_bert_config.json',
  'modules.json',
  '1_Pooling/config.json',
  'config_sentence_transformers.json',
] as const;

/** Static models have no positions and read a text of any length; this much keeps a chunk about one thing. */
const staticMaxTokens = 512;

/**
 * Works out how a model is to be read: what was set by hand, then what its files say, then what is known of its family.
 * The length of its vectors is for a first run to tell.
 * @throws ModelFault that names what is told nowhere, with the option to set it, or what can't be done here.
 */
export function detectSettings(kind: ModelKind, texts: ModelTexts, set: SetByHand): DraftSettings {
  const { network, quantised } = texts;
  const common = { network, quantised, maxTokens: findMaxTokens(texts, set) };
  if (kind === 'reranker') return { kind, settings: common };
  const isStatic = isStaticModel(texts);
  return {
    kind,
    settings: {
      ...common,
      pooling: findPooling(texts, set),
      questionPrefix: findPrefix(texts, set, 'questionPrefix', ['query', 'question']),
      passagePrefix: findPrefix(texts, set, 'passagePrefix', ['passage', 'document', 'corpus']),
      specialTokens: !isStatic,
    },
  };
}

function findPooling(texts: ModelTexts, { pooling }: SetByHand): Pooling {
  const { id, json } = texts;
  if (pooling !== undefined) return pooling;
  if (isStaticModel(texts)) return 'network';
  const told = readField(json, '1_Pooling/config.json');
  const modes = isRecord(told)
    ? Object.entries(told).flatMap(([key, on]) => (key.startsWith('pooling_mode_') && on === true ? [key] : []))
    : [];
  const layers = listModules(json).filter((type) => !/\.(Transformer|Pooling|Normalize)$/u.test(type));
  if (layers.length > 0)
    throw new ModelFault(
      `${id} has a layer after its pooling (${layers.join(', ')}), which is not run here. Choose another model, ` +
        'or add --pooling network where its ONNX file holds the layer and gives a sentence_embedding.',
    );
  const [mode] = modes;
  if (modes.length === 1 && mode === 'pooling_mode_mean_tokens') return 'mean';
  if (modes.length === 1 && mode === 'pooling_mode_cls_token') return 'cls';
  if (modes.length === 1 && mode === 'pooling_mode_max_tokens') return 'max';
  if (mode !== undefined)
    throw new ModelFault(`${id} pools by ${modes.join(' and ')}, which is not done here. Choose another model.`);
  const family = findFamily(id);
  if (family) return family.pooling;
  throw new ModelFault(
    `Nothing says how the vectors of ${id} become one. Look it up on the model's page and add --pooling mean, cls, max or network.`,
  );
}

function findPrefix(
  { id, json }: ModelTexts,
  set: SetByHand,
  name: 'questionPrefix' | 'passagePrefix',
  prompts: readonly string[],
): string {
  if (set[name] !== undefined) return set[name];
  const told = readField(json, 'config_sentence_transformers.json', 'prompts');
  const found = prompts.map((prompt) => (isRecord(told) ? told[prompt] : undefined)).find((text) => text !== undefined);
  if (typeof found === 'string') return found;
  return findFamily(id)?.[name] ?? '';
}

function findMaxTokens(texts: ModelTexts, { maxTokens }: SetByHand): number {
  const { id, json } = texts;
  const positions = countPositions(json);
  if (maxTokens !== undefined && maxTokens > (positions ?? Infinity))
    throw new ModelFault(`${id} reads ${positions ?? 0} tokens at most; --max-tokens asks for ${maxTokens}.`);
  const told = [
    readCount(readField(json, 'sentence_bert_config.json', 'max_seq_length')),
    readCount(readField(json, 'tokenizer_config.json', 'model_max_length')),
    positions,
  ].flatMap((count) => count ?? []);
  if (maxTokens !== undefined) return maxTokens;
  if (told.length > 0) return Math.min(...told);
  if (isStaticModel(texts)) return staticMaxTokens;
  throw new ModelFault(`Nothing says how many tokens ${id} reads. Look it up on the model's page and add --max-tokens.`);
}

/** Positions that the network has vectors for. RoBERTa and its kin count them from behind the padding token's. */
function countPositions(json: ModelTexts['json']): number | null {
  const positions = readCount(readField(json, 'config.json', 'max_position_embeddings'));
  if (positions === null) return null;
  const type = readField(json, 'config.json', 'model_type');
  const shifted = ['roberta', 'xlm-roberta', 'camembert', 'mpnet'].some((name) => name === type);
  return shifted ? positions - 2 : positions;
}

/** Models of one vector a token, summed up by the network: those that Model2Vec makes. */
function isStaticModel({ json }: ModelTexts): boolean {
  return readField(json, 'config.json', 'model_type') === 'model2vec';
}

function listModules(json: ModelTexts['json']): readonly string[] {
  const modules = readField(json, 'modules.json');
  return Array.isArray(modules)
    ? modules.flatMap((module: unknown) => (isRecord(module) && typeof module.type === 'string' ? [module.type] : []))
    : [];
}

function readField(json: ModelTexts['json'], file: string, key?: string): unknown {
  const value = json.get(file);
  if (key === undefined) return value;
  return isRecord(value) ? value[key] : undefined;
}

/** A whole number that can be a length; tokenizers write 10³⁰ for none. */
function readCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 8 && value <= 100_000 ? value : null;
}
