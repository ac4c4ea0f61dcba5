import { SingleBar } from 'cli-progress';
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { readCalibration } from '../src/adapters/models/calibration-file.js';
import { embeddedModelId } from '../src/adapters/models/model-id.js';
import { buildHnsw } from '../src/adapters/langchain/build-hnsw.js';
import { buildIndex, type BuildReport, type BuildStage } from '../src/adapters/node/build-index.js';
import type { EmbedProgress } from '../src/adapters/node/embed-chunks.js';
import { hashCorpusFiles } from '../src/adapters/node/hash-corpus-files.js';
import { readCorpus } from '../src/adapters/node/read-corpus.js';
import { readLanguageWords } from '../src/adapters/node/read-language-words.js';
import { openEmbedder } from '../src/adapters/transformers/voices-embedder.js';
import { readEnvironment } from '../src/environment.js';
import { VoicesError } from '../src/core/errors.js';
import { openEmbedProcesses } from './build-index/open-embed-processes.js';

const environment = readEnvironment(process.env);

interface Flags {
  readonly corpus: string;
  readonly index: string;
  readonly model: string;
  readonly full: boolean;
  readonly processes: number;
}

/** Fewer chunks are embedded in the time that further processes take to start. */
const processesFrom = 500;

/** From so many stories on a build takes long enough to say what it is at. */
const manyArticles = 200;
const stages: Readonly<Record<BuildStage, string>> = {
  read: 'Reading the old index …',
  cut: 'Cutting the stories into passages …',
  embed: 'Embedding …',
  words: 'Reading the words …',
  prove: 'Asking the questions to suggest …',
  graph: 'Building the graph …',
  write: 'Writing …',
};

const program = new Command('build-index')
  .description('Builds the index that questions are answered from. Only what has changed is embedded.')
  .option('--corpus <dir>', 'folder of the stories', environment.corpusDir)
  .option('--index <dir>', 'folder to build the index in', environment.indexDir)
  .option('--model <dir>', 'folder of the embedder', environment.modelDir)
  .option('--full', 'embed everything again', false)
  .option(
    '--processes <n>',
    'how many embed side by side where there is much to embed',
    parseCount,
    availableParallelism(),
  )
  .action(async (flags: Flags) => {
    const started = performance.now();
    const progress = process.stderr.isTTY ? showBar() : showLines();
    let close = (): void => undefined;
    try {
      const corpus = await readCorpus(flags.corpus);
      const corpusSha256 = await hashCorpusFiles(flags.corpus);
      const embedder = await openEmbedder(flags.model);
      const fitted = await readCalibration(flags.model, embedder);
      if (embedder.id !== embeddedModelId && fitted === null) console.error(unfitted(embedder.id));
      const report = await buildIndex({
        corpus,
        indexDir: flags.index,
        embedder,
        buildHnsw,
        languageWords: readLanguageWords(),
        ...(corpusSha256 !== null && { corpusSha256 }),
        ...(fitted && { fitted }),
        full: flags.full,
        findEmbedders: async (chunks) => {
          if (chunks < processesFrom || flags.processes < 2) return [embedder];
          const opened = await openEmbedProcesses(flags.model, flags.processes);
          close = opened.close;
          return opened.embedders;
        },
        onProgress: progress.update,
        onStage: (stage) => {
          if (stage === 'words') progress.stop();
          if (corpus.articles.length >= manyArticles) console.error(stages[stage]);
        },
      });
      progress.stop();
      console.log(formatReport(report, (performance.now() - started) / 1000));
    } catch (error) {
      progress.stop();
      console.error(error instanceof VoicesError ? error.message : error);
      process.exitCode = 1;
    } finally {
      close();
    }
  });

await program.parseAsync();

/** Said of an encoder that the numbers in `options.ts` were not made for. */
function unfitted(id: string): string {
  return (
    `No numbers were fitted for ${id}: those of ${embeddedModelId} decide when to answer, and refuse too much or too little. ` +
    'Run `npm run calibrate -- --write`, then build the index again.'
  );
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return count;
}

interface ProgressDisplay {
  readonly update: (progress: EmbedProgress) => void;
  readonly stop: () => void;
}

function showBar(): ProgressDisplay {
  const bar = new SingleBar({
    format: 'Embedding {bar} {value}/{total} chunks, {rate}/s, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
  });
  let began: number | null = null;
  return {
    update: ({ done, total }) => {
      const now = performance.now();
      if (began === null) bar.start(total, 0, { rate: '–' });
      began ??= now;
      const rate = done > 1 ? (((done - 1) * 1000) / (now - began)).toFixed(0) : '–';
      bar.update(done, { rate });
    },
    stop: () => {
      bar.stop();
    },
  };
}

function showLines(): ProgressDisplay {
  const every = 100;
  let began: number | null = null;
  return {
    update: ({ done, total }) => {
      began ??= performance.now();
      if (done % every !== 0 && done !== total) return;
      const rate = ((done - 1) * 1000) / Math.max(1, performance.now() - began);
      const left = total === done ? 0 : Math.ceil((total - done) / rate);
      console.error(`Embedded ${done} of ${total} chunks, ${rate.toFixed(0)}/s, ${left} s left`);
    },
    stop: () => undefined,
  };
}

function formatReport({ articles, chunks, suggestions, ...report }: BuildReport, seconds: number): string {
  const rows: [string, string][] = [
    ['Articles added', listIds(articles.added)],
    ['Articles changed', listIds(articles.changed)],
    ['Articles removed', listIds(articles.removed)],
    ['Articles kept', `${articles.kept.length}`],
    ['Chunks embedded', `${chunks.embedded}`],
    ['Chunks reused', `${chunks.reused}`],
    [
      'Suggestions',
      `${suggestions.proven} proven${suggestions.dropped.length > 0 ? `, not answered: ${suggestions.dropped.join(' · ')}` : ''}`,
    ],
    ['HNSW graph', report.hnsw ? 'yes' : 'no: hnswlib-node is not installed, an exact scan serves'],
    ['Index', `${report.indexVersion}${report.written ? '' : ' (unchanged)'}`],
    ['Time', `${seconds.toFixed(1)} s`],
  ];
  const note = report.discarded ? [`The old index could not be used, or not all of it. ${report.discarded}`] : [];
  return [...note, ...rows.map(([name, value]) => `${name.padEnd(18)}${value}`)].join('\n');
}

function listIds(ids: readonly string[]): string {
  return ids.length > 0 && ids.length <= 5 ? `${ids.length}: ${ids.join(', ')}` : `${ids.length}`;
}
