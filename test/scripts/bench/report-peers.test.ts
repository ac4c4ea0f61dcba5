import { expect, test } from 'vitest';
import type { PeerRow } from '../../../scripts/bench/peers/measure-peers.js';
import { plotPeers } from '../../../scripts/bench/peers/plot-peers.js';
import { formatPeers } from '../../../scripts/bench/peers/report-peers.js';

const row = (name: string, quote: number | null, scale: number): PeerRow => ({
  name,
  about: '',
  first: 0.5,
  withinTen: 0.75,
  quote,
  latencyMs: { median: 2 * scale, p95: 4 * scale },
  throughput: 400 / scale,
  buildMs: 3000 * scale,
  indexBytes: 1e6 * scale,
  peakBytes: 2e8,
  startMs: 100 * scale,
});
const rows = [row('ours', 0.4, 1), row('other', null, 3)];

test('the table gives times beside ours and a dash where there are no quotes', () => {
  const lines = formatPeers('set', rows).split('\n');
  expect(lines[0]).toBe('**set**. Ours: 2.0 ms a question, 400 a second, built in 3.0 s, first answer after 100 ms.');
  expect(lines.at(-2)).toBe(
    '| ours | 0.50 | 0.75 | 0.40 | 1.00× | 1.00× | 1.00× | 1.00× | 1.0 MB | 200 MB | 1.00× | – |',
  );
  expect(lines.at(-1)).toBe(
    '| other | 0.50 | 0.75 | – | 3.00× | 3.00× | 0.33× | 3.00× | 3.0 MB | 200 MB | 3.00× | – |',
  );
});

test('the table says where embedding is no part of the builds', () => {
  expect(formatPeers('set', rows, true).split('\n')[0]).toContain(', built after embedding in 3.0 s,');
});

test('a row says what its peer is ahead in', () => {
  const lines = formatPeers('set', [...rows, { ...row('quick', 0.5, 0.5), first: 0.4 }]).split('\n');
  expect(lines.at(-1)).toMatch(/ \| quote right, speed, build, index, start \|$/u);
});

test('the plot names every peer and is the same each time', () => {
  const svg = plotPeers([{ name: 'set', rows }]);
  expect(svg).toContain('>other</text>');
  expect(svg).toContain('3.00×');
  expect(plotPeers([{ name: 'set', rows }])).toBe(svg);
});
