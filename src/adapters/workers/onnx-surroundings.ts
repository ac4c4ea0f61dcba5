/**
 * What `onnxruntime-web` takes for the globals of a browser's worker; the build puts these names around its code and around
 * nothing else. Its glue wants to fetch and compile its WebAssembly, which workerd refuses: here it is given the module that was
 * compiled at upload.
 */
import compiled from 'onnxruntime-web/dist/ort-wasm-simd.wasm';

let memory: WebAssembly.Memory | null = null;

/** Bytes that the network and its work take, which count against the isolate's memory; 0 before it is opened. */
export function countNetworkBytes(): number {
  return memory?.buffer.byteLength ?? 0;
}

const standIn = {
  ...Object.fromEntries(Object.getOwnPropertyNames(globalThis.WebAssembly).map((name) => [name, readOwn(name)])),
  /** The module has SIMD and is not asked about threads. */
  validate: () => true,
  instantiate: async (_bytes: unknown, imports: WebAssembly.Imports) => {
    const instance = await globalThis.WebAssembly.instantiate(compiled, imports);
    memory = Object.values(instance.exports).find((part) => part instanceof globalThis.WebAssembly.Memory) ?? null;
    return { module: compiled, instance };
  },
  // Without it the glue takes the way that ends in `instantiate`.
  instantiateStreaming: undefined,
};

function readOwn(name: string): unknown {
  return Reflect.get(globalThis.WebAssembly, name);
}

const place = { href: 'https://assets.invalid/worker.js' };

export { standIn as WebAssembly };
export const self = { location: place };
export const location = place;
/** Its being there says "a worker". */
export const importScripts = (): void => undefined;
/** Nothing is fetched: `instantiate` has the module already. */
export const fetch = () => Promise.resolve({ ok: true, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) });
