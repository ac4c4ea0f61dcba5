import type { PeerRow } from './measure-peers.js';

/** A Markdown table; `isPrepared` where embedding is no part of the builds. Times beside ours are ratios within the run; only ours are told in milliseconds. */
export function formatPeers(title: string, rows: readonly PeerRow[], isPrepared = false): string {
  const [ours] = rows;
  if (!ours) return '';
  const times = (value: number, own: number) => `${(value / own).toFixed(2)}×`;
  const share = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const size = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  const lines = rows.map((row) =>
    [
      row.name,
      share(row.first),
      share(row.withinTen),
      share(row.quote),
      times(row.latencyMs.median, ours.latencyMs.median),
      times(row.latencyMs.p95, ours.latencyMs.p95),
      times(row.throughput, ours.throughput),
      times(row.buildMs, ours.buildMs),
      size(row.indexBytes),
      size(row.peakBytes),
      times(row.startMs, ours.startMs),
      listAhead(row, ours).join(', ') || '–',
    ].join(' | '),
  );
  const head =
    'first right | in ten | quote right | median | 95 % | a second | build | index | memory | start | ahead in';
  return [
    `**${title}**. Ours: ${ours.latencyMs.median.toFixed(1)} ms a question, ${ours.throughput.toFixed(0)} a second, built ${isPrepared ? 'after embedding ' : ''}in ` +
      `${(ours.buildMs / 1000).toFixed(1)} s, first answer after ${ours.startMs.toFixed(0)} ms.`,
    '',
    `| | ${head} |`,
    `| --- |${' ---: |'.repeat(10)} --- |`,
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

/** What a peer is better in than we are. */
function listAhead(row: PeerRow, ours: PeerRow): readonly string[] {
  const comparisons: readonly (readonly [string, boolean])[] = [
    ['first right', row.first > ours.first],
    ['in ten', row.withinTen > ours.withinTen],
    ['quote right', (row.quote ?? 0) > (ours.quote ?? 0)],
    ['speed', row.latencyMs.median < ours.latencyMs.median],
    ['build', row.buildMs < ours.buildMs],
    ['index', row.indexBytes < ours.indexBytes],
    ['memory', row.peakBytes < ours.peakBytes],
    ['start', row.startMs < ours.startMs],
  ];
  return comparisons.flatMap(([name, isAhead]) => (isAhead ? [name] : []));
}
