import type { Embedder } from '../../src/core/ports.js';
import { findGrowth, measureEmbedding, measureLoad, type LoadOptions } from './measure-load.js';
import { findQuantile } from './measure-times.js';
import { startServer } from './start-server.js';

/** What is asked of a server on two cores at 64 connections over a minute. */
const targets = { p99Ms: 250, memoryGrowth: 0.05 } as const;

/** Shorter runs for what is only compared with. */
const comparedSeconds = 5;

/** Puts load on the real server, an empty route and the bare embedder, one after the other, and says what each did. */
export async function reportLoad(embedder: Embedder, options: LoadOptions): Promise<string> {
  const compared = { ...options, seconds: Math.min(comparedSeconds, options.seconds) };
  const embeddings = await measureEmbedding(embedder, compared);
  const empty = await measureServer('scripts/bench/serve-nothing.ts', compared);
  const load = await measureServer('src/node.ts', options);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => findQuantile(load.latencies, share).toFixed(0));
  const growth = findGrowth(load.memory);
  const rate = load.requestsPerSecond;
  const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
  return [
    `${options.connections} connections for ${options.seconds} s; the load comes from the same machine.`,
    `answers a second             ${rate.toFixed(0)}`,
    `  of an empty Hono route     ${(rate / empty.requestsPerSecond).toFixed(3)} (${empty.requestsPerSecond.toFixed(0)} a second)`,
    `  of embedding alone         ${(rate / embeddings).toFixed(3)} (${embeddings.toFixed(0)} a second)`,
    `milliseconds, 50/95/99 %     ${p50 ?? ''} / ${p95 ?? ''} / ${p99 ?? ''} (target for 99 %: ${targets.p99Ms} at most)`,
    `errors                       ${load.errors} of ${load.latencies.length} (target: 0)`,
    `memory                       ${mb(load.memory.at(-1) ?? 0)} MB at the end, ${(growth * 100).toFixed(1)} % more in the last third than in the second (target: ${targets.memoryGrowth * 100} at most)`,
  ].join('\n');
}

async function measureServer(file: string, options: LoadOptions) {
  const server = await startServer(file);
  try {
    // A second that does not count: the first answers are compiled while they are given.
    await measureLoad(server.address, { ...options, seconds: 1 });
    return await measureLoad(server.address, options);
  } finally {
    await server.stop();
  }
}
