import type { GapReport } from '../../core/gaps/describe-gaps.js';
import { nameGap } from './render-gaps.js';

const row = 28;
const frame = { width: 720, left: 300, right: 660, top: 56 };
const mostBars = 20;

/** Clusters as an SVG bar chart, the largest first, the same bytes for the same clusters. It has what the table has and no more. */
export function plotGaps({ clusters }: GapReport): string {
  const bars = clusters.slice(0, mostBars);
  const top = Math.max(1, ...bars.map(({ count }) => count));
  const height = frame.top + Math.max(1, bars.length) * row + 24;
  const drawn = bars.map((gap, at) => {
    const y = frame.top + at * row;
    const width = Math.round((gap.count / top) * (frame.right - frame.left));
    return (
      `<text x="${frame.left - 8}" y="${y + 15}" text-anchor="end">${escapeText(shorten(nameGap(gap)))}</text>` +
      `<rect class="bar" x="${frame.left}" y="${y}" width="${width}" height="20"/>` +
      `<text x="${frame.left + width + 6}" y="${y + 15}">${gap.count}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Questions that the stories do not answer, by what they are about</title>',
    style,
    `<rect class="ground" width="${frame.width}" height="${height}"/>`,
    '<text class="head" x="24" y="32">What people ask and the stories do not answer</text>',
    ...(bars.length === 0
      ? [`<text x="24" y="${frame.top + 15}">Nothing was asked often enough to be shown.</text>`]
      : drawn),
    '</svg>',
    '',
  ].join('\n');
}

const style =
  '<style>text{font:13px system-ui,sans-serif;fill:#1a1a1a}.head{font-weight:600;font-size:15px}.ground{fill:#fff}.bar{fill:#0072b2}' +
  '@media (prefers-color-scheme:dark){text{fill:#ececec}.ground{fill:#16181b}.bar{fill:#56b4e9}}</style>';

function shorten(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function escapeText(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
