/**
 * One step of `measure-scale.ts` in a process of its own, so that its memory is its own: `build`, `ask` or `add`, then the number
 * of chunks, the folder of the indexes and those of the texts. Writes one line of JSON.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildHnsw } from '../../src/adapters/langchain/build-hnsw.js';
import { buildIndex, type BuildStage } from '../../src/adapters/node/build-index.js';
import { openIndex } from '../../src/adapters/node/open-index.js';
import { readLanguageWords } from '../../src/adapters/node/read-language-words.js';
import { createAsk } from '../../src/core/ask.js';
import type { Corpus } from '../../src/core/corpus/article.js';
import { ExactDenseIndex } from '../../src/core/retrieval/exact-dense-index.js';
import { openEmbedProcesses } from '../build-index/open-embed-processes.js';
import { openOwnEmbedder, toArticles } from '../eval/build-sets.js';
import { findQuantile } from './measure-times.js';
import { openScaleCorpus } from './scale-corpus.js';

const [step = '', chunks = '', scaleDir = '', ...folders] = process.argv.slice(2);
const indexDir = join(scaleDir, chunks);
const modelDir = 'models/voices-encoder';
const embedProcesses = 2;
/** Fewer are embedded here in the time that a process takes to start. */
const processesFrom = 500;
const embedder = await openOwnEmbedder();

/** An article that no corpus has, with an id that stands between the others'. */
const addedText = [
  'The lighthouse keeper of Dunmore counted seventeen herons on the slipway before breakfast, and wrote each one down.',
  'Nobody asked for his lists. He kept them in a biscuit tin under the stairs, beside the spare wicks and a tide table.',
  'When the lamp was made automatic he moved to the village, and the herons went on being counted by his daughter.',
];
const addedPassages = addedText.map((text, at) => ({ id: `t-5:${at}`, doc: 't-5', title: 'Herons', text }));

async function build(corpus: Corpus) {
  const began = performance.now();
  const usedBefore = process.cpuUsage();
  const stages: { readonly stage: BuildStage; readonly at: number }[] = [];
  let pool: Awaited<ReturnType<typeof openEmbedProcesses>> | null = null;
  const report = await buildIndex({
    corpus,
    indexDir,
    embedder,
    buildHnsw,
    languageWords: readLanguageWords(),
    findEmbedders: async (missing) => {
      if (missing < processesFrom) return [embedder];
      pool = await openEmbedProcesses(modelDir, embedProcesses);
      return pool.embedders;
    },
    onStage: (stage) => stages.push({ stage, at: performance.now() }),
    onProgress: ({ done, total }) => {
      if (done % 1000 === 0) console.error(`${done} of ${total} passages embedded`);
    },
  });
  const ended = performance.now();
  const used = process.cpuUsage(usedBefore);
  const helpers = (pool as { readonly pids: readonly number[]; readonly close: () => void } | null) ?? null;
  const memory =
    process.resourceUsage().maxRSS * 1024 + (helpers?.pids ?? []).reduce((sum, pid) => sum + readPeak(pid), 0);
  helpers?.close();
  return {
    seconds: (ended - began) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    stages: Object.fromEntries(
      stages.map(({ stage, at }, index) => [stage, ((stages[index + 1]?.at ?? ended) - at) / 1000]),
    ),
    embedded: report.chunks.embedded,
    articles: corpus.articles.length,
    memory,
    bytes: measureFolder(join(indexDir, readFileSync(join(indexDir, 'CURRENT'), 'utf8').trim())),
  };
}

/** Most memory that a process has had, in bytes; 0 where the system doesn't tell. */
function readPeak(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function measureFolder(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function ask(questions: readonly string[]) {
  const began = performance.now();
  const usedBefore = process.cpuUsage();
  const index = await openIndex(indexDir, { embedder });
  const opened = performance.now();
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const answer = createAsk({ index, embedder, hashText });
  const ready = performance.now();
  const loading = process.cpuUsage(usedBefore);
  const { chunkVectors, dimensions } = index.embeddings;
  const exact = new ExactDenseIndex(chunkVectors, dimensions);
  let cpuMicros = 0;
  const times = { ask: [] as number[], embed: [] as number[], graph: [] as number[], scan: [] as number[] };
  let found = 0;
  for (let round = 0; round < 3; round += 1)
    for (const question of questions) {
      const marks = [performance.now()];
      const { sentence } = await embedder.embedQuestion(question);
      marks.push(performance.now());
      const used = process.cpuUsage();
      await answer({ question });
      const { user, system } = process.cpuUsage(used);
      if (round > 0) cpuMicros += user + system;
      marks.push(performance.now());
      const near = index.dense.search(sentence, 10);
      marks.push(performance.now());
      const nearest = exact.search(sentence, 10);
      marks.push(performance.now());
      if (round === 0) continue;
      (['embed', 'ask', 'graph', 'scan'] as const).forEach((name, at) =>
        times[name].push((marks[at + 1] ?? 0) - (marks[at] ?? 0)),
      );
      found += nearest.filter(({ chunk }) => near.some((match) => match.chunk === chunk)).length;
    }
  const median = (values: readonly number[]) => findQuantile(values, 0.5);
  return {
    chunks: index.chunks.length,
    loadSeconds: (opened - began) / 1000,
    readySeconds: (ready - opened) / 1000,
    loadCpuSeconds: (loading.user + loading.system) / 1e6,
    embedMs: median(times.embed),
    askMs: median(times.ask),
    askCpuMs: cpuMicros / 1000 / times.ask.length,
    ask95Ms: findQuantile(times.ask, 0.95),
    graphMs: median(times.graph),
    scanMs: median(times.scan),
    recall: found / (times.ask.length * Math.min(10, index.chunks.length)),
    dense: index.dense.kind,
    memory: process.resourceUsage().maxRSS * 1024,
  };
}

const { corpus, questions } = openScaleCorpus(Number(chunks), folders, embedder, scaleDir);
const added = [...corpus.articles, ...toArticles(addedPassages)].sort((a, b) => (a.id < b.id ? -1 : 1));
const result =
  step === 'ask'
    ? await ask(questions.map(({ question }) => question))
    : await build(step === 'add' ? { ...corpus, articles: added } : corpus);
console.log(JSON.stringify(result));
