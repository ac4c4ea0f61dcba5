import { EmbedderUnavailableError, TextTooLongError } from '../../core/errors.js';
import type { Embedder, PassageEmbedding, QuestionEmbedding } from '../../core/ports.js';
import type { EncoderSettings } from '../models/model-card.js';
import { modelUnusable, readModel, type CheckedModel } from '../models/read-model.js';
import { openNetwork, type Network, type NetworkOutput, type NetworkOutputs } from './open-network.js';
import { poolRows, toUnitLength } from './pool-rows.js';
import { readTokenizer } from './read-tokenizer.js';
import type { TextTokenizer } from './text-tokenizer.js';

const noNumbers = new Float32Array(0);

/**
 * Opens an encoder that was added with a card, from its folder alone: its files are checked and it is run once. It has no token
 * embeddings, so late interaction is left out. `maxTokens` is what is left for a text beside special tokens and prefix.
 * @throws EmbedderUnavailableError that says what is wrong with the folder.
 */
export async function openCardEmbedder(modelDir: string): Promise<Embedder> {
  return createCardEmbedder(await readModel(modelDir));
}

/** The same of files that were read already; `measure` gives the length of vectors where the card doesn't know it yet. */
export async function createCardEmbedder(model: CheckedModel): Promise<Embedder> {
  const { modelDir, card, sha256 } = model;
  if (card.kind !== 'encoder')
    throw modelUnusable(modelDir, `${card.id} is a reranker and makes no vectors. Set VOICES_RERANKER to use it`);
  const { embedder, dimensions } = await start(model, card.id, sha256, card.settings);
  if (dimensions !== card.settings.dimensions)
    throw modelUnusable(modelDir, `its vectors have ${dimensions} numbers and not ${card.settings.dimensions}`);
  return embedder;
}

/** Length of the vectors that an encoder gives, found by running it. @throws EmbedderUnavailableError */
export async function measureEmbedder(model: CheckedModel): Promise<number> {
  const { modelDir, card, sha256 } = model;
  if (card.kind !== 'encoder') throw modelUnusable(modelDir, `${card.id} is no encoder`);
  return (await start(model, card.id, sha256, card.settings)).dimensions;
}

async function start(model: CheckedModel, id: string, sha256: string, settings: EncoderSettings) {
  const { modelDir } = model;
  try {
    const tokenizer = readTokenizer(model);
    const network = await openNetwork(model.files.get(settings.network) ?? new Uint8Array(0));
    const { length } = await embedIds(network, settings, surround(tokenizer, settings, tokenizer.encode('ready')));
    const embedder = new CardEmbedder(id, sha256, length, settings, tokenizer, network);
    if (embedder.maxTokens < 1) throw new Error('its prefix leaves no room for a text');
    return { embedder, dimensions: length };
  } catch (cause) {
    throw modelUnusable(modelDir, cause instanceof Error ? cause.message : 'it did not load', cause);
  }
}

class CardEmbedder implements Embedder {
  readonly tokenDimensions = 0;
  readonly maxTokens: number;

  constructor(
    readonly id: string,
    readonly sha256: string,
    readonly dimensions: number,
    private readonly settings: EncoderSettings,
    private readonly tokenizer: TextTokenizer,
    private readonly network: Network,
  ) {
    const { questionPrefix, passagePrefix, specialTokens, maxTokens } = settings;
    const { before, after } = tokenizer.single;
    const longest = Math.max(tokenizer.count(questionPrefix), tokenizer.count(passagePrefix));
    this.maxTokens = maxTokens - longest - (specialTokens ? before.length + after.length : 0);
  }

  countTokens(text: string): number {
    return this.tokenizer.count(text);
  }

  async embedPassage(text: string): Promise<PassageEmbedding> {
    const count = this.countTokens(text);
    if (count > this.maxTokens)
      throw new TextTooLongError(
        `A passage of ${count} tokens is more than the ${this.maxTokens} that ${this.id} reads. Split it.`,
      );
    const sentence = await this.embed(text, this.settings.passagePrefix);
    return { sentence, tokens: noNumbers };
  }

  async embedQuestion(text: string): Promise<QuestionEmbedding> {
    const sentence = await this.embed(text, this.settings.questionPrefix);
    return { sentence, tokens: noNumbers, tokenWeights: noNumbers };
  }

  private async embed(text: string, prefix: string): Promise<Float32Array> {
    const words = text.trim();
    if (this.countTokens(words) === 0) return new Float32Array(this.dimensions);
    const ids = this.tokenizer.encode(prefix + words);
    const head = ids.slice(0, this.tokenizer.encode(prefix.trim()).length);
    // What doesn't fit goes from the front: a person's point comes last.
    const fitting = [...head, ...ids.slice(head.length).slice(-this.maxTokens)];
    try {
      return await embedIds(this.network, this.settings, surround(this.tokenizer, this.settings, fitting));
    } catch (cause) {
      throw new EmbedderUnavailableError(`The model ${this.id} failed to run. Try again.`, { cause });
    }
  }
}

function surround({ single }: TextTokenizer, { specialTokens }: EncoderSettings, ids: readonly number[]) {
  return specialTokens ? [...single.before, ...ids, ...single.after] : ids;
}

/** A unit vector of the network's output. @throws Error where that is not what the pooling needs. */
async function embedIds(network: Network, { pooling }: EncoderSettings, ids: readonly number[]): Promise<Float32Array> {
  const outputs = await network.run(ids);
  const vector = pooling === 'network' ? pickVector(outputs) : poolOutput(pickRows(outputs), ids.length, pooling);
  if (!vector.every(Number.isFinite)) throw new Error('the network gives what are no numbers');
  return toUnitLength(vector);
}

function poolOutput({ data, dims }: NetworkOutput, tokens: number, pooling: 'mean' | 'max' | 'cls'): Float32Array {
  const width = dims[2] ?? 0;
  if (dims[1] !== tokens || width === 0)
    throw new Error(`the network gives ${dims.join(' × ')} numbers for ${tokens} tokens`);
  return poolRows(data, width, pooling);
}

/** Vectors of the tokens. */
function pickRows(outputs: NetworkOutputs): NetworkOutput {
  const named = outputs.get('last_hidden_state') ?? outputs.get('token_embeddings');
  const found = named ?? [...outputs.values()].find(({ dims }) => dims.length === 3);
  if (found?.dims.length === 3) return found;
  throw new Error('the network gives no vectors of tokens; add the model with --pooling network');
}

/** The one vector that the network has made itself. */
function pickVector(outputs: NetworkOutputs): Float32Array {
  const named = outputs.get('sentence_embedding') ?? outputs.get('embeddings');
  const found = named ?? [...outputs.values()].find(({ dims }) => dims.length === 2);
  if (found?.dims.length === 2 && found.dims[0] === 1) return found.data;
  throw new Error('the network gives no vector of a text; add the model with --pooling mean, cls or max');
}
