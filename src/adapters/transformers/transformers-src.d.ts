/**
 * The two modules of `@xenova/transformers` that are used, with only what is used of them. The package's entry point
 * would also load its pipelines, image code and sharp, which takes about 50 ms of every `ask`.
 */
declare module '@xenova/transformers/src/tokenizers.js' {
  export class PreTrainedTokenizer {
    constructor(tokenizerJson: unknown, tokenizerConfig: unknown);
    /** Token ids, never cut; those of a pair one after the other. With special tokens around them where not told otherwise. */
    encode(text: string, pair?: string | null, options?: { readonly add_special_tokens: boolean }): number[];
  }
  export const AutoTokenizer: {
    /** Classes by the name that `tokenizer_config.json` gives them. */
    readonly TOKENIZER_CLASS_MAPPING: Readonly<Record<string, typeof PreTrainedTokenizer>>;
  };
}

declare module '@xenova/transformers/src/backends/onnx.js' {
  class Tensor {
    constructor(type: 'int64', data: BigInt64Array, dims: readonly number[]);
    readonly type: string;
    readonly data: unknown;
    readonly dims: readonly number[];
  }
  interface Session {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  }
  interface SessionOptions {
    readonly executionProviders: readonly string[];
    readonly intraOpNumThreads: number;
    readonly interOpNumThreads: number;
    readonly graphOptimizationLevel: 'disabled' | 'all';
  }
  export const ONNX: {
    /** Of the WebAssembly build alone. */
    readonly env: { readonly wasm: { numThreads: number } };
    readonly Tensor: typeof Tensor;
    readonly InferenceSession: { create(model: Uint8Array, options: SessionOptions): Promise<Session> };
  };
}
