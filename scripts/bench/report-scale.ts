import type { ScaleFigures } from './measure-scale.js';

/** What is asked of a hundred thousand passages. */
export const targets = { askRatio: 3, recall: 0.98, addSeconds: 5, loadSeconds: 2, memoryGb: 4 } as const;

/** A table of the sizes, one column each, with how many times the first each is. */
export function reportScale(all: readonly ScaleFigures[]): string {
  const [first] = all;
  if (!first) return '';
  const row = (name: string, show: (figures: ScaleFigures) => string) =>
    `${name.padEnd(40)}${all.map((figures) => show(figures).padStart(14)).join('')}`;
  const ratio = (of: (figures: ScaleFigures) => number) => (figures: ScaleFigures) =>
    `${(of(figures) / of(first)).toFixed(2)} ×`;
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
  return [
    row('passages', ({ ask }) => String(ask.chunks)),
    row('stories', ({ build }) => String(build.articles)),
    row('build, s', ({ build }) => build.seconds.toFixed(1)),
    row('  computing, without embedding processes, s', ({ build }) => build.cpuSeconds.toFixed(1)),
    row('  of which embedding, s', ({ build }) => (build.stages.embed ?? 0).toFixed(1)),
    row('  passages embedded in this build', ({ build }) => String(build.embedded)),
    row('  its graph, s', ({ build }) => (build.stages.graph ?? 0).toFixed(1)),
    row(`  most memory, all processes, MB (< ${targets.memoryGb * 1000})`, ({ build }) => mb(build.memory)),
    row('index, MB', ({ build }) => mb(build.bytes)),
    row('  bytes a passage', ({ build, ask }) => (build.bytes / ask.chunks).toFixed(0)),
    row(`load, s (≤ ${targets.loadSeconds})`, ({ ask }) => (ask.loadSeconds + ask.readySeconds).toFixed(2)),
    row('  computing, s', ({ ask }) => ask.loadCpuSeconds.toFixed(2)),
    row('memory while asking, MB', ({ ask }) => mb(ask.memory)),
    row('a question embedded, ms, median', ({ ask }) => ask.embedMs.toFixed(2)),
    row('an answer, ms, median', ({ ask }) => ask.askMs.toFixed(2)),
    row(
      `  of the first (≤ ${targets.askRatio})`,
      ratio(({ ask }) => ask.askMs),
    ),
    row('an answer, ms of computing, mean', ({ ask }) => ask.askCpuMs.toFixed(2)),
    row(
      '  of the first',
      ratio(({ ask }) => ask.askCpuMs),
    ),
    row('an answer, ms, 95 %', ({ ask }) => ask.ask95Ms.toFixed(2)),
    row('ten nearest by the graph, ms', ({ ask }) => ask.graphMs.toFixed(2)),
    row('ten nearest by the scan, ms', ({ ask }) => ask.scanMs.toFixed(2)),
    row(`recall@10 of the graph (≥ ${targets.recall})`, ({ ask }) => ask.recall.toFixed(4)),
    row(`one story added, s (≤ ${targets.addSeconds})`, ({ add }) => add.seconds.toFixed(2)),
    row('  computing, s', ({ add }) => add.cpuSeconds.toFixed(2)),
    row('  most memory, MB', ({ add }) => mb(add.memory)),
  ].join('\n');
}
