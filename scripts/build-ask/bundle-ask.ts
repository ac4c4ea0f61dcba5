import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle, type Plugin } from 'esbuild';

/**
 * Bundles the `ask` command into `ask.js` and the pieces that it loads when they are needed, all of them straight in `folder`,
 * which must stand in the package's folder: defaults are found from there. Most of what a question from cold costs is
 * finding and reading a hundred and forty files; pieces of an earlier bundle are removed.
 */
export async function bundleAsk(folder: string): Promise<void> {
  const { metafile } = await bundle({
    entryPoints: [{ in: fileURLToPath(new URL('../../src/ask-bin.ts', import.meta.url)), out: 'ask' }],
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'ask.[name]-[hash]',
    platform: 'node',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    target: 'node20',
    // Packages with compiled code, and what no question needs.
    external: ['onnxruntime-node', 'hnswlib-node', 'sharp', '@langchain/*', 'mammoth'],
    plugins: [leaveOutWebRuntime],
    // Some packages are CommonJS and call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
  });
  const written = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  const old = (await readdir(folder)).filter((name) => /^ask\..+\.js$/u.test(name) && !written.has(name));
  await Promise.all(old.map((name) => rm(join(folder, name))));
}

/** `@xenova/transformers` loads the runtimes of Node and of the web and uses the first; the second takes 100 ms to read. */
const leaveOutWebRuntime: Plugin = {
  name: 'leave-out-web-runtime',
  setup: (build) => {
    // esbuild matches with Go's expressions, which know no flag `u`.
    build.onResolve({ filter: /^onnxruntime-web$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'export const env = {};' }));
  },
};
