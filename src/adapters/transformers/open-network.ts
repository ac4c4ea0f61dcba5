import { ONNX } from '@xenova/transformers/src/backends/onnx.js';

type Session = Awaited<ReturnType<typeof ONNX.InferenceSession.create>>;
type Feeds = Parameters<Session['run']>[0];

/** What a network gave for one text. */
export interface NetworkOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export type NetworkOutputs = ReadonlyMap<string, NetworkOutput>;

/** An ONNX network that reads token ids. */
export interface Network {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Runs it on one text; `types` are 0 where left out. @throws Error */
  run(ids: readonly number[], types?: readonly number[]): Promise<NetworkOutputs>;
}

/** Inputs that a network may have, each made of the tokens. */
const makers: Readonly<Record<string, (ids: readonly number[], types: readonly number[]) => readonly number[]>> = {
  input_ids: (ids) => ids,
  attention_mask: (ids) => ids.map(() => 1),
  token_type_ids: (_, types) => types,
  position_ids: (ids) => ids.map((_, at) => at),
};

/**
 * Opens a network of bytes on one thread, so that a text's numbers don't hang on the machine's load.
 * @throws Error where the bytes are no network, or it needs an input that can't be made of tokens.
 */
export async function openNetwork(onnx: Uint8Array): Promise<Network> {
  const session = await ONNX.InferenceSession.create(onnx, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  });
  const { inputNames, outputNames } = session;
  // Networks of one vector a token take texts end to end, with where each begins.
  const isStatic = inputNames.includes('offsets');
  const unknown = inputNames.find((name) => !(name in makers) && name !== 'offsets');
  if (unknown !== undefined) throw new Error(`the network needs an input '${unknown}', which is not known here`);
  if (!inputNames.includes('input_ids')) throw new Error("the network takes no 'input_ids'");
  return {
    inputNames,
    outputNames,
    run: async (ids, types = ids.map(() => 0)) => {
      const feeds: Record<string, Feeds[string]> = {};
      for (const name of inputNames) {
        const numbers = name === 'offsets' ? [0] : (makers[name]?.(ids, types) ?? []);
        feeds[name] = new ONNX.Tensor(
          'int64',
          BigInt64Array.from(numbers, BigInt),
          isStatic ? [numbers.length] : [1, numbers.length],
        );
      }
      return readOutputs(await session.run(feeds));
    },
  };
}

function readOutputs(tensors: Awaited<ReturnType<Session['run']>>): NetworkOutputs {
  return new Map(
    Object.entries(tensors).flatMap(([name, { data, dims }]) =>
      data instanceof Float32Array ? [[name, { data, dims }] as const] : [],
    ),
  );
}
