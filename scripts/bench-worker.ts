/** Measures the Worker in workerd on this machine: from cold, warm beside embedding alone, and under load. Judges nothing. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { buildPortsWorker, buildTestWorker } from '../test/workers/build-test-worker.js';
import { startWorker, type RunningWorker } from '../test/workers/start-worker.js';

const seconds = Number(process.argv[2] ?? 60);
const fromRoot = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const indexDir = fromRoot('index');
const json = { 'Content-Type': 'application/json' };

const questions = ['questions', 'questions-open', 'questions-kept'].flatMap((name) =>
  readFileSync(fromRoot(`test/eval/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly turns: readonly [string] }).turns[0]),
);

interface Times {
  readonly embedMs: number;
  readonly answerMs: number;
}

await measureInside();
await measureService();

/** Inside the Worker, where nothing but the work counts; once over to warm up. */
async function measureInside(): Promise<void> {
  await withWorker((await buildPortsWorker(indexDir)).outDir, async ({ url }) => {
    // Before the times are taken: they need a second network beside the first.
    await fetch(`${url}/embed`, { method: 'POST', body: JSON.stringify(['work '.repeat(400)]) });
    const bytes = Number(await (await fetch(`${url}/memory`, { method: 'POST', body: '[]' })).json());
    console.log(`${'memory of the network'.padEnd(26)} ${(bytes / 2 ** 20).toFixed(1)} MiB`);
    const time = async (): Promise<readonly Times[]> =>
      (await (await fetch(`${url}/time`, { method: 'POST', body: JSON.stringify(questions) })).json()) as Times[];
    await time();
    const times = await time();
    print(
      'embedding alone',
      times.map(({ embedMs }) => embedMs),
    );
    print(
      'a question, answered',
      times.map(({ answerMs }) => answerMs),
    );
    const sum = (of: (each: Times) => number): number => times.reduce((total, each) => total + of(each), 0);
    const ratio = sum(({ answerMs }) => answerMs) / sum(({ embedMs }) => embedMs);
    console.log(`${'ratio of the two'.padEnd(26)} ${ratio.toFixed(2)}`);
  });
}

async function measureService(): Promise<void> {
  const { outDir } = await buildTestWorker(indexDir, fromRoot('dist/widget/practice-voices.js'));
  await withWorker(outDir, async ({ url }) => {
    const started = performance.now();
    await fetch(`${url}/v1/ask`, { method: 'POST', headers: json, body: toBody('what is locality work?') });
    console.log(`${'from cold to an answer'.padEnd(26)} ${(performance.now() - started).toFixed(0)} ms`);
    const requests = questions.map((question) => ({
      method: 'POST' as const,
      path: '/v1/ask',
      headers: json,
      body: toBody(question),
    }));
    const {
      latency,
      errors,
      timeouts,
      non2xx,
      requests: done,
    } = await autocannon({ url, connections: 32, duration: seconds, requests });
    console.log(
      `32 connections for ${seconds} s: ${done.average.toFixed(0)} answers a second, p50 ${latency.p50} ms, p99 ${latency.p99} ms, ` +
        `${errors} errors (${timeouts} of them no answer within ten seconds), ${non2xx} not answered`,
    );
  });
}

function toBody(question: string): string {
  return JSON.stringify({ question });
}

async function withWorker(outDir: string, work: (worker: RunningWorker) => Promise<void>): Promise<void> {
  const worker = await startWorker(outDir);
  try {
    await work(worker);
  } finally {
    await worker.stop();
    await rm(outDir, { recursive: true, force: true });
  }
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  console.log(`${what.padEnd(26)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
