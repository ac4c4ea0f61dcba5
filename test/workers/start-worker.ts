/** Runs a built Worker in workerd on this machine, with the bindings of `wrangler.toml`, no account and no network. */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as readWranglerConfig } from 'wrangler';
import { wasmName } from '../../scripts/build-worker/fit-to-workerd.js';

const configFile = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));

export interface RunningWorker {
  readonly url: string;
  readonly miniflare: Miniflare;
  /** Lines that the Worker logged, standard error among them. */
  readonly lines: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** Settings in the store, by name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly bindings?: Readonly<Record<string, string>>;
}

/** Starts what `writeWorker` wrote into `outDir`. */
export async function startWorker(
  outDir: string,
  { settings = {}, bindings = {} }: StartOptions = {},
): Promise<RunningWorker> {
  const folder = join(outDir, 'worker');
  const { workerOptions } = readWranglerConfig(configFile, undefined, {
    overrides: { assets: { directory: join(outDir, 'worker-assets') } },
  });
  const lines: string[] = [];
  const miniflare = new Miniflare({
    ...workerOptions,
    name: 'practice-voices',
    modulesRoot: folder,
    modules: [
      { type: 'ESModule', path: join(folder, 'worker.js') },
      { type: 'CompiledWasm', path: join(folder, wasmName) },
    ],
    bindings: { ...bindings },
    host: '127.0.0.1',
    port: 0,
    // A place, so that the request looks as if it came through Cloudflare; without one Miniflare would fetch it.
    cf: { country: 'GB' },
    handleRuntimeStdio: (out: Readable, err: Readable) => {
      for (const stream of [out, err])
        stream.on('data', (part: Buffer) => lines.push(...part.toString().trim().split('\n')));
    },
  });
  const url = (await miniflare.ready).origin;
  const store = await miniflare.getKVNamespace('SETTINGS');
  for (const [name, value] of Object.entries(settings)) await store.put(name, JSON.stringify(value));
  return { url, miniflare, lines, stop: () => miniflare.dispose() };
}
