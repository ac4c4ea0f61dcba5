import type { SweepPoint } from './sweep-hnsw.js';

const size = { width: 760, height: 460 };
const frame = { left: 64, right: 560, top: 56, bottom: 396 };
/** Okabe and Ito's colours, which colour-blind people tell apart; one for a size of index, a dash for a way of building. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'] as const;
const dashes = ['none', '8 4', '2 4', '12 4 2 4'] as const;
/** Recall below this is of no use and not drawn. */
const lowest = 0.9;

/** Recall of the ten nearest against `efSearch`, as an SVG; the same bytes for the same points. */
export function plotSweep(points: readonly SweepPoint[], shipped: number, target: number): string {
  const efs = points.map(({ efSearch }) => efSearch);
  const [least, most] = [Math.log(Math.min(...efs)), Math.log(Math.max(...efs))];
  const x = (ef: number) => round(frame.left + ((Math.log(ef) - least) / (most - least)) * (frame.right - frame.left));
  const y = (recall: number) => round(frame.bottom - ((recall - lowest) / (1 - lowest)) * (frame.bottom - frame.top));
  const sizes = [...new Set(points.map(({ chunks }) => chunks))];
  const ways = [...new Set(points.map(nameWay))];
  const series = [...new Set(points.map((point) => `${point.chunks} ${nameWay(point)}`))];
  const drawn = series.map((name, at) => {
    const own = points.filter((point) => `${point.chunks} ${nameWay(point)}` === name && point.recall >= lowest);
    const [first] = own;
    if (!first) return '';
    const colour = colours[sizes.indexOf(first.chunks) % colours.length];
    const dash = dashes[ways.indexOf(nameWay(first)) % dashes.length];
    const path = own.map(({ efSearch, recall }, step) => `${step === 0 ? 'M' : 'L'}${x(efSearch)} ${y(recall)}`);
    const stroke = `stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"`;
    const key = `<path d="M572 ${66 + 20 * at}h28" ${stroke}/>`;
    const label = `<text x="606" y="${70 + 20 * at}">${first.chunks}, ${nameWay(first)}</text>`;
    return `<path d="${path.join('')}" fill="none" ${stroke}/>${key}${label}`;
  });
  const ticks = [...new Set(efs)].map(
    (ef) => `<text x="${x(ef)}" y="${frame.bottom + 20}" text-anchor="middle">${ef}</text>`,
  );
  const levels = [0.9, 0.92, 0.94, 0.96, 0.98, 1].map(
    (level) =>
      `<path class="grid" d="M${frame.left} ${y(level)}H${frame.right}"/><text x="56" y="${y(level) + 4}" text-anchor="end">${level}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title">`,
    '<title id="title">Share of the ten nearest passages that the graph finds, by efSearch</title>',
    '<style>text{font:12px sans-serif;fill:#222}.grid{stroke:#ccc;fill:none}.ground{fill:#fff}.head{font-size:15px}',
    '@media(prefers-color-scheme:dark){text{fill:#eee}.grid{stroke:#555}.ground{fill:#1b1b1b}}</style>',
    `<rect class="ground" width="${size.width}" height="${size.height}"/>`,
    `<text class="head" x="${frame.left}" y="32">Ten nearest passages that the graph finds (passages, M / efConstruction)</text>`,
    ...levels,
    ...ticks,
    `<path d="M${frame.left} ${y(target)}H${frame.right}" stroke="#888" stroke-dasharray="4 4"/>`,
    `<path d="M${x(shipped)} ${frame.top}V${frame.bottom}" stroke="#888" stroke-dasharray="4 4"/>`,
    `<text x="${frame.left}" y="${frame.bottom + 44}">efSearch; the dashed lines are what is asked for and what is shipped</text>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function nameWay({ m, efConstruction }: SweepPoint): string {
  return `${m} / ${efConstruction}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
