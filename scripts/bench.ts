import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { benchPeers } from './bench/peers/bench-peers.js';
import { measureScale } from './bench/measure-scale.js';
import { reportColdStart } from './bench/report-cold-start.js';
import { reportLoad } from './bench/report-load.js';
import { reportScale } from './bench/report-scale.js';
import { reportSweep } from './bench/report-sweep.js';
import { findMedian, findQuantile, measureTimes, stages } from './bench/measure-times.js';
import { openOwnEmbedder, openOwnIndex } from './eval/build-sets.js';
import { readScoredQuestions } from './eval/read-sets.js';

/** A whole answer should take no longer than this many times what embedding its question alone takes. */
const targetRatio = 2.5;

interface Flags {
  readonly repetitions: number;
  readonly seconds: number;
  readonly connections: number;
  readonly pairs: number;
  readonly peers: boolean;
  readonly scale?: readonly number[];
  readonly texts: readonly string[];
  readonly scaleDir: string;
  readonly sweepHnsw: boolean;
}

await new Command('bench')
  .description(
    'Measures how long an answer takes, beside embedding its question alone, in one process that is warm; then what a ' +
      'question costs from cold; then what the server does under load. The index and the command must be built.',
  )
  .option('--repetitions <n>', 'how often each question is asked', parseCount, 10)
  .option('--seconds <n>', 'how long the load lasts', parseCount, 10)
  .option('--connections <n>', 'how many clients ask at once', parseCount, 64)
  .option('--pairs <n>', 'how often each process is started from cold', parseCount, 11)
  .option(
    '--peers',
    'measure other ways of finding passages beside ours instead; with --scale, on the indexes that are there',
    false,
  )
  .option('--scale <sizes>', 'measure indexes of so many passages instead (1000,10000,100000)', parseCounts)
  .option('--texts <dirs...>', 'folders of texts to make them of, besides ../shared/eval/squad2-dev', [])
  .option('--scale-dir <dir>', 'folder to keep those indexes in', join(tmpdir(), 'practice-voices-scale'))
  .option('--sweep-hnsw', 'with --scale: try other graphs over the vectors of the indexes that are there', false)
  .action(async ({ repetitions, pairs, peers, scale, texts, scaleDir, sweepHnsw, ...load }: Flags) => {
    if (peers) {
      await benchPeers(repetitions, scale ? { sizes: scale, scaleDir, folders: texts } : null);
      return;
    }
    if (scale) {
      const report = sweepHnsw
        ? await reportSweep(scale, scaleDir, texts)
        : reportScale(scale.map((size) => measureScale(size, scaleDir, texts)));
      console.log(report);
      return;
    }
    const embedder = await openOwnEmbedder();
    const index = await openOwnIndex(embedder, console.error);
    const questions = (['questions', 'questions-open'] as const)
      .flatMap((set) => readScoredQuestions(set))
      .filter(({ kind }) => kind === 'answerable' || kind === 'unanswerable')
      .map(({ turns }) => turns.at(-1) ?? '');
    const times = await measureTimes(index, embedder, questions, repetitions);
    const row = (name: string, values: readonly number[]) =>
      `${name.padEnd(28)}${findMedian(values).toFixed(2).padStart(9)}${findQuantile(values, 0.95).toFixed(2).padStart(9)}`;
    const ratio = findMedian(times.ask) / findMedian(times.embedAlone);
    console.log(
      [
        `${questions.length} questions, ${repetitions} times each; ${index.chunks.length} passages. Milliseconds.`,
        `${''.padEnd(28)}${'median'.padStart(9)}${'95%'.padStart(9)}`,
        row('embedding the question alone', times.embedAlone),
        row('a whole answer', times.ask),
        ...stages.map((stage) => row(`  ${stage}`, times.stages[stage])),
        `ratio of the medians: ${ratio.toFixed(2)} (target: ${targetRatio} at most)`,
      ].join('\n'),
    );
    console.log(`\n${reportColdStart(pairs)}`);
    const open = readScoredQuestions('questions-open').map(({ turns }) => turns.at(-1) ?? '');
    console.log(`\n${await reportLoad(embedder, { ...load, questions: open })}`);
  })
  .parseAsync();

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return count;
}

function parseCounts(text: string): readonly number[] {
  return text.split(',').map(parseCount);
}
