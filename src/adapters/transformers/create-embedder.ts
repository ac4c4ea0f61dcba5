import { ONNX } from '@xenova/transformers/src/backends/onnx.js';
import { EmbedderUnavailableError, TextTooLongError } from '../../core/errors.js';
import type { Embedder, PassageEmbedding, QuestionEmbedding } from '../../core/ports.js';
import { modelUnavailable, type ModelFiles } from './model-files.js';
import { VoicesTokenizer } from './voices-tokenizer.js';

type Session = Awaited<ReturnType<typeof ONNX.InferenceSession.create>>;
type Tensors = Awaited<ReturnType<Session['run']>>;

const outputs = ['sentence_embedding', 'token_embeddings', 'token_weights'] as const;

/**
 * Makes an embedder of a model's files on the tokenizer and the ONNX runtime of `@xenova/transformers`: natively (`cpu`) on
 * Node, as WebAssembly (`wasm`) elsewhere. Nothing is fetched. Runs on one thread, one text at a time, so that a text's
 * numbers depend neither on the machine's load nor on what is embedded beside it. The empty text has no tokens and a zero
 * vector.
 * @throws EmbedderUnavailableError where the files are not a model; `modelDir` is named in its words.
 */
export async function createEmbedder(
  files: ModelFiles,
  { modelDir, provider }: { readonly modelDir: string; readonly provider: 'cpu' | 'wasm' },
): Promise<Embedder> {
  try {
    const tokenizer = new VoicesTokenizer(files.tokenizerJson, files.tokenizerConfig);
    tokenizer.encode('ready');
    // `AutoModel` leaves the number of threads to the machine and warns of a model class that it doesn't know.
    const session = await ONNX.InferenceSession.create(files.onnx, {
      executionProviders: [provider],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      // Optimising unpacks all weights at once: 104 MB of WebAssembly's memory, which never shrinks, instead of 50 MB.
      graphOptimizationLevel: provider === 'wasm' ? 'disabled' : 'all',
    });
    const missing = outputs.find((name) => !session.outputNames.includes(name));
    if (missing) throw new Error(`the network has no output '${missing}'`);
    return new VoicesEmbedder(files, tokenizer, session);
  } catch (cause) {
    throw modelUnavailable(modelDir, cause instanceof Error ? cause.message : 'it did not load', cause);
  }
}

class VoicesEmbedder implements Embedder {
  readonly id: string;
  readonly sha256: string;
  readonly dimensions: number;
  readonly tokenDimensions: number;
  readonly maxTokens: number;
  readonly #tokenizer: VoicesTokenizer;
  readonly #session: Session;

  constructor(files: ModelFiles, tokenizer: VoicesTokenizer, session: Session) {
    this.id = files.id;
    this.sha256 = files.sha256;
    this.dimensions = files.dimensions;
    this.tokenDimensions = files.tokenDimensions;
    this.maxTokens = files.maxTokens;
    this.#tokenizer = tokenizer;
    this.#session = session;
  }

  countTokens(text: string): number {
    return this.#tokenizer.encode(text).length;
  }

  async embedPassage(text: string): Promise<PassageEmbedding> {
    const ids = this.#tokenizer.encode(text);
    if (ids.length > this.maxTokens)
      throw new TextTooLongError(
        `A passage of ${ids.length} tokens is more than the ${this.maxTokens} that ${this.id} reads. Split it.`,
      );
    const { sentence, tokens } = await this.#embed(ids);
    return { sentence, tokens };
  }

  embedQuestion(text: string): Promise<QuestionEmbedding> {
    return this.#embed(this.#tokenizer.encode(text).slice(-this.maxTokens));
  }

  async #embed(ids: readonly number[]): Promise<QuestionEmbedding> {
    if (ids.length === 0)
      return {
        sentence: new Float32Array(this.dimensions),
        tokens: new Float32Array(0),
        tokenWeights: new Float32Array(0),
      };
    const result = await this.#run(ids);
    return {
      sentence: readFloats(result, 'sentence_embedding', this.dimensions),
      tokens: readFloats(result, 'token_embeddings', ids.length * this.tokenDimensions),
      tokenWeights: readFloats(result, 'token_weights', ids.length),
    };
  }

  async #run(ids: readonly number[]): Promise<Tensors> {
    const dims = [1, ids.length];
    const inputIds = new ONNX.Tensor('int64', BigInt64Array.from(ids, BigInt), dims);
    const mask = new ONNX.Tensor('int64', new BigInt64Array(ids.length).fill(1n), dims);
    try {
      return await this.#session.run({ input_ids: inputIds, attention_mask: mask });
    } catch (cause) {
      throw new EmbedderUnavailableError(`The model ${this.id} failed to run. Try again.`, { cause });
    }
  }
}

function readFloats(result: Tensors, name: (typeof outputs)[number], length: number): Float32Array {
  const data = result[name]?.data;
  if (data instanceof Float32Array && data.length === length) return data;
  throw new EmbedderUnavailableError(
    `The model's output '${name}' is not ${length} numbers: its files don't fit together.`,
  );
}
