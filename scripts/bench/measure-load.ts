import autocannon from 'autocannon';
import type { Embedder } from '../../src/core/ports.js';

/** What a server did under load. */
export interface Load {
  readonly requestsPerSecond: number;
  /** Of every request, in milliseconds, as the client saw it. */
  readonly latencies: readonly number[];
  /** Requests that failed, timed out, or were not answered with 200. */
  readonly errors: number;
  /** Resident memory of the server in bytes, about once a second; empty where it has no `/metrics`. */
  readonly memory: readonly number[];
}

export interface LoadOptions {
  readonly connections: number;
  readonly seconds: number;
  readonly questions: readonly string[];
}

/** Asks the server at `address` the questions, one after the other on every connection. */
export async function measureLoad(address: string, options: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const memory: number[] = [];
  const { instance, ended } = beginLoad(address, options);
  instance.on('response', (_client, _status, _bytes, responseMs) => latencies.push(responseMs));
  const sampler = setInterval(
    () => void readMemory(address).then((bytes) => bytes !== null && memory.push(bytes)),
    1000,
  );
  const result = await ended;
  clearInterval(sampler);
  const requestsPerSecond = result.requests.total / result.duration;
  return { requestsPerSecond, latencies, errors: result.errors + result.non2xx, memory };
}

function beginLoad(address: string, { connections, seconds, questions }: LoadOptions) {
  const { promise: ended, settle } = deferResult();
  const requests = questions.map((question) => ({
    method: 'POST' as const,
    path: '/v1/ask',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ question }),
  }));
  const instance = autocannon({ url: address, connections, duration: seconds, requests }, settle);
  return { instance, ended };
}

// Only the form with a callback gives the instance, whose events tell every single latency.
function deferResult() {
  let settle: (error: unknown, result: autocannon.Result) => void = () => undefined;
  const promise = new Promise<autocannon.Result>((resolve, reject) => {
    settle = (error, result) => {
      if (error instanceof Error) reject(error);
      else resolve(result);
    };
  });
  return { promise, settle };
}

/** Questions embedded in a second with as many under way as there would be connections, and nothing else done. */
export async function measureEmbedding(embedder: Embedder, options: LoadOptions): Promise<number> {
  const { connections, seconds, questions } = options;
  const began = performance.now();
  let embedded = 0;
  const embedOn = async (first: number): Promise<void> => {
    for (let at = first; performance.now() - began < seconds * 1000; at += 1) {
      await embedder.embedQuestion(questions[at % questions.length] ?? '');
      embedded += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, first) => embedOn(first)));
  return embedded / ((performance.now() - began) / 1000);
}

async function readMemory(address: string): Promise<number | null> {
  try {
    const text = await (await fetch(`${address}/metrics`)).text();
    const bytes = /^process_resident_memory_bytes (\S+)$/mu.exec(text)?.[1];
    return bytes === undefined ? null : Number(bytes);
  } catch {
    // The load itself shows where the server does not answer.
    return null;
  }
}

/** How much more memory was in use in the last third of the time than in the second; NaN where there are too few samples. */
export function findGrowth(memory: readonly number[]): number {
  const third = Math.floor(memory.length / 3);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(memory.slice(-third)) / mean(memory.slice(third, -third)) - 1;
}
