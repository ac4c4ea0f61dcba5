import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { bundleWorker } from './bundle-worker.js';
import { wasmName, wasmSource } from './fit-to-workerd.js';
import { writeWorkerAssets, type AssetSources, type WrittenAsset } from './write-worker-assets.js';

/** Most bytes of a Worker, gzipped, on the platform's free plan. */
export const maxUploadBytes = 3 * 1024 * 1024;

export interface WrittenWorker {
  /** Of script and WebAssembly together, gzipped as they are for the upload. */
  readonly uploadBytes: number;
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly gzippedBytes: number }[];
  readonly assets: readonly WrittenAsset[];
}

export interface WriteWorkerOptions extends AssetSources {
  /** Gets `worker/` and `worker-assets/`. */
  readonly outDir: string;
  /** The root, relative to the package, and what its bundling needs; tests have their own. */
  readonly entry?: string;
  readonly plugins?: readonly Plugin[];
}

/** Builds the Worker and its assets. @throws IndexMissingError; Error where something is too large. */
export async function writeWorker({ outDir, entry, plugins, ...sources }: WriteWorkerOptions): Promise<WrittenWorker> {
  const files = [
    { name: 'worker.js', content: await bundleWorker(entry, plugins) },
    { name: wasmName, content: await readFile(wasmSource) },
  ];
  const uploadBytes = gzipSync(Buffer.concat(files.map(({ content }) => content)), { level: 9 }).length;
  if (uploadBytes > maxUploadBytes)
    throw new Error(
      `The Worker has ${uploadBytes} bytes gzipped; the free plan takes ${maxUploadBytes}. Make it smaller.`,
    );
  const folder = join(outDir, 'worker');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) await writeFile(join(folder, name), content);
  const assets = await writeWorkerAssets(join(outDir, 'worker-assets'), sources);
  const parts = files.map(({ name, content }) => ({
    name,
    bytes: content.length,
    gzippedBytes: gzipSync(content, { level: 9 }).length,
  }));
  return { uploadBytes, parts, assets };
}
