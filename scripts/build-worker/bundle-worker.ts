import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { fitToWorkerd } from './fit-to-workerd.js';

/**
 * Bundles a Worker into one module, which imports the compiled WebAssembly from beside it. The same source gives the same bytes.
 * @param entry the root, relative to the package
 * @param plugins more of the bundler's; tests have one
 */
export async function bundleWorker(entry = 'src/worker.ts', plugins: readonly Plugin[] = []): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../${entry}`, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    plugins: [...plugins, fitToWorkerd],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
