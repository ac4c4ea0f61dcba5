import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const require = createRequire(import.meta.url);

/** Name of the compiled module beside the script. */
export const wasmName = 'ort-wasm-simd.wasm';
/** Where it comes from. */
export const wasmSource = require.resolve(`onnxruntime-web/dist/${wasmName}`);
/** ONNX runtime without its threads, its WebGL and its proxy. */
const ortSource = require.resolve('onnxruntime-web/dist/ort.wasm-core.min.js');
const surroundings = fileURLToPath(new URL('../../src/adapters/workers/onnx-surroundings.ts', import.meta.url));

/** Modules that are never used at the edge, with what stands in for them so that the rest can be loaded. */
const leftOut: readonly { readonly path: RegExp; readonly contents: string }[] = [
  // The MCP server checks with it what a person was asked to fill in, and we ask nobody. It makes code at run time, too.
  {
    path: /sdk\/dist\/esm\/validation\/ajv-provider\.js$/,
    contents:
      'export class AjvJsonSchemaValidator { getValidator() { throw new Error("No schema is compiled here."); } }',
  },
  // Messages of zod in sixty languages; ours are our own.
  { path: /zod\/v4\/locales\/index\.js$/, contents: 'export { default as en } from "./en.js";' },
  // Older zod, for tools of the MCP server that are described with it; ours are not.
  { path: /zod\/v3\/index\.js$/, contents: 'export {};' },
  {
    path: /zod-to-json-schema\/dist\/esm\/index\.js$/,
    contents: 'export const zodToJsonSchema = () => { throw new Error("Schemas of zod 3 are not read here."); };',
  },
  // The tokenizer's templates for chat models.
  { path: /@huggingface\/jinja\/dist\/[^/]+$/, contents: 'export class Template {}' },
];

/** Packages that the tokenizer's module names for Node and does without where they are empty. */
const nodeOnly = /^(?:fs|path|url|onnxruntime-node)$/;

/** Makes a bundle fit for workerd: the ONNX runtime with its WebAssembly compiled at upload, and without what is never used. */
export const fitToWorkerd: Plugin = {
  name: 'fit-to-workerd',
  setup: (build) => {
    build.onResolve({ filter: /\.wasm$/ }, () => ({ path: `./${wasmName}`, external: true }));
    build.onResolve({ filter: /^onnxruntime-web$/ }, () => ({ path: ortSource }));
    build.onResolve({ filter: nodeOnly }, ({ path }) => ({ path, namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export default {};', loader: 'js' }));
    for (const { path: filter, contents } of leftOut) build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    // These names hide globals from the runtime's code and from no other, see `onnx-surroundings.ts`.
    build.onLoad({ filter: /ort\.wasm-core\.min\.js$/ }, async ({ path }) => ({
      contents:
        `const { WebAssembly, self, location, importScripts, fetch } = require(${JSON.stringify(surroundings)});\n` +
        (await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
