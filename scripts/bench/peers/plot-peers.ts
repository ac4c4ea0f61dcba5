import type { PeerRow } from './measure-peers.js';

/** Rows of one set. */
export interface PlottedSet {
  readonly name: string;
  readonly rows: readonly PeerRow[];
}

const rowHeight = 26;
const bar = { left: 200, width: 300, latencyLeft: 560, latencyWidth: 200 };

/**
 * Bars for each set and peer as an SVG: how often the first passage is right, and how long a question takes beside ours.
 * The same bytes for the same figures; text takes the colour of the reader's scheme.
 */
export function plotPeers(sets: readonly PlottedSet[]): string {
  const lines: string[] = [];
  let y = 30;
  for (const { name, rows } of sets) {
    const own = rows[0]?.latencyMs.median ?? 1;
    const slowest = Math.max(...rows.map(({ latencyMs }) => latencyMs.median / own));
    lines.push(
      text(16, y, name, 'head'),
      text(bar.left, y, 'first passage right', 'note'),
      text(bar.latencyLeft, y, 'time of a question beside ours', 'note'),
    );
    for (const row of rows) {
      y += rowHeight;
      const ratio = row.latencyMs.median / own;
      lines.push(
        text(16, y + 4, row.name),
        `<rect class="share" x="${bar.left}" y="${y - 8}" width="${round(row.first * bar.width)}" height="14"/>`,
        text(bar.left + round(row.first * bar.width) + 6, y + 4, row.first.toFixed(2)),
        `<rect class="time" x="${bar.latencyLeft}" y="${y - 8}" width="${round((ratio / slowest) * bar.latencyWidth)}" height="14"/>`,
        text(bar.latencyLeft + round((ratio / slowest) * bar.latencyWidth) + 6, y + 4, `${ratio.toFixed(2)}×`),
      );
    }
    y += 44;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 ${y}" role="img" aria-labelledby="title">`,
    '<title id="title">Practice Voices beside other ways of finding passages</title>',
    '<style>text{font:13px system-ui,sans-serif;fill:#1a1a1a}.head{font-weight:600;font-size:15px}.note{fill:#505a5f}' +
      '.ground{fill:#fff}.share{fill:#0072b2}.time{fill:#d55e00}' +
      '@media (prefers-color-scheme:dark){text{fill:#ececec}.note{fill:#b1b4b6}.ground{fill:#16181b}}</style>',
    `<rect class="ground" width="860" height="${y}"/>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

function text(x: number, y: number, words: string, look?: string): string {
  return `<text x="${x}" y="${y}"${look === undefined ? '' : ` class="${look}"`}>${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
