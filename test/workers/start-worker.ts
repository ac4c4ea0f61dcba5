/** Runs a built Worker in workerd on this machine, with the bindings of `wrangler.toml`, no account and no network. */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  Miniflare,
  type Request as MiniflareRequest,
  type Response as MiniflareResponse,
  type WorkerOptions,
} from 'miniflare';
import { unstable_getMiniflareWorkerOptions as readWranglerConfig } from 'wrangler';
import { wasmName } from '../../scripts/build-worker/fit-to-workerd.js';
import type { VectorQuery } from '../../src/adapters/cloudflare/vector-index.js';
import type { StandInVectorize } from '../fixtures/stand-in-vectorize.js';

const configFile = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));

export interface RunningWorker {
  readonly url: string;
  readonly miniflare: Miniflare;
  /** Lines that the Worker logged, standard error among them. */
  readonly lines: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** Binds a local D1 as `STORIES` and these vectors as `PASSAGES`. */
  readonly vectors?: StandInVectorize;
  /** Settings in the store, by name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly bindings?: Readonly<Record<string, string>>;
}

/** Starts what `writeWorker` wrote into `outDir`. */
export async function startWorker(
  outDir: string,
  { settings = {}, bindings = {}, vectors }: StartOptions = {},
): Promise<RunningWorker> {
  const folder = join(outDir, 'worker');
  const { workerOptions } = readWranglerConfig(configFile, undefined, {
    overrides: { assets: { directory: join(outDir, 'worker-assets') } },
  });
  const lines: string[] = [];
  const main: WorkerOptions = {
    ...workerOptions,
    name: 'practice-voices',
    modulesRoot: folder,
    modules: [
      { type: 'ESModule', path: join(folder, 'worker.js') },
      { type: 'CompiledWasm', path: join(folder, wasmName) },
    ],
    bindings: { ...bindings },
    ...(vectors && { d1Databases: ['STORIES'], wrappedBindings: { PASSAGES: { scriptName: 'stand-in-vectorize' } } }),
  };
  const miniflare = new Miniflare({
    workers: vectors ? [main, bindVectors(vectors)] : [main],
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
  const store = await miniflare.getKVNamespace('SETTINGS', 'practice-voices');
  for (const [name, value] of Object.entries(settings)) await store.put(name, JSON.stringify(value));
  return { url, miniflare, lines, stop: () => miniflare.dispose() };
}

/** A binding whose calls go to the stand-in in this process. */
function bindVectors(vectors: StandInVectorize): WorkerOptions {
  return {
    name: 'stand-in-vectorize',
    modules: true,
    script: `export default ({ BACKEND }) => ({
      async query(vector, options) {
        const body = JSON.stringify({ vector: [...vector], options });
        const response = await BACKEND.fetch('http://vectors/', { method: 'POST', body });
        if (!response.ok) throw new Error(await response.text());
        return response.json();
      },
    });`,
    serviceBindings: {
      BACKEND: async (request: MiniflareRequest) => {
        const { vector, options } = (await request.json()) as { vector: number[]; options: VectorQuery };
        try {
          return Response.json(await vectors.query(Float32Array.from(vector), options)) as unknown as MiniflareResponse;
        } catch (fault) {
          return new Response(String(fault), { status: 400 }) as unknown as MiniflareResponse;
        }
      },
    },
  };
}
