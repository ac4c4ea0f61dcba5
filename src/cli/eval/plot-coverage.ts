import type { CurvePoint } from './coverage-curve.js';

/** One line of the plot. */
export interface CoverageLine {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** Where the product works: with its own limit of confidence. */
  readonly working: CurvePoint | null;
}

const size = { width: 720, height: 440 };
const frame = { left: 64, right: 696, top: 56, bottom: 336 };
/** Okabe and Ito's blue, vermilion and green, which colour-blind people tell apart; dashes tell them apart in print. */
const looks = [
  { colour: '#0072b2', dash: 'none' },
  { colour: '#d55e00', dash: '8 4' },
  { colour: '#009e73', dash: '2 4' },
] as const;

/** Below this the error is that of a handful of answers and says nothing; it is not drawn. */
const leastCoverage = 0.1;

/**
 * Error against coverage as an SVG line chart, the same bytes for the same curves. Text and axes take the colour of the
 * reader's scheme, light or dark.
 */
export function plotCoverage(measured: readonly CoverageLine[]): string {
  const lines = measured.map((line) => ({
    ...line,
    points: line.points.filter(({ coverage }) => coverage >= leastCoverage),
  }));
  const top = chooseTop(Math.max(0.1, ...lines.flatMap(({ points }) => points.map(({ error }) => error))));
  const x = (coverage: number) => round(frame.left + coverage * (frame.right - frame.left));
  const y = (error: number) => round(frame.bottom - (error / top) * (frame.bottom - frame.top));
  const drawn = lines.map(({ points, working }, at) => {
    const { colour, dash } = looks[at % looks.length] ?? looks[0];
    const path = points.map(({ coverage, error }, step) => `${step === 0 ? 'M' : 'L'}${x(coverage)} ${y(error)}`);
    const line = `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    const dot = working && `<circle cx="${x(working.coverage)}" cy="${y(working.error)}" r="5" fill="${colour}"/>`;
    return `${line}${dot ?? ''}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title">`,
    '<title id="title">Share of answers that are wrong, by the share of questions that is answered</title>',
    style,
    `<rect class="ground" width="${size.width}" height="${size.height}"/>`,
    `<text class="head" x="${frame.left}" y="32">How often an answer is wrong, by how many questions are answered</text>`,
    ...drawGrid(top, x, y),
    ...drawn,
    ...lines.map(({ name }, at) => drawLegend(name, at)),
    '</svg>',
    '',
  ].join('\n');
}

const style =
  '<style>text{font:13px system-ui,sans-serif;fill:#1a1a1a}.head{font-weight:600;font-size:15px}.ground{fill:#fff}' +
  '.grid{stroke:#d0d0d0;stroke-width:1}.axis{stroke:#1a1a1a;stroke-width:1}' +
  '@media (prefers-color-scheme:dark){text{fill:#ececec}.ground{fill:#16181b}.grid{stroke:#3a3d42}.axis{stroke:#ececec}}</style>';

type Scale = (share: number) => number;

function drawGrid(top: number, x: Scale, y: Scale): string[] {
  const across = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (share) => `<text x="${x(share)}" y="${frame.bottom + 20}" text-anchor="middle">${percent(share)}</text>`,
  );
  const up = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const share = part * top;
    return (
      `<line class="${part === 0 ? 'axis' : 'grid'}" x1="${frame.left}" x2="${frame.right}" y1="${y(share)}" y2="${y(share)}"/>` +
      `<text x="${frame.left - 8}" y="${y(share) + 4}" text-anchor="end">${percent(share)}</text>`
    );
  });
  const middle = (frame.left + frame.right) / 2;
  const names = [
    `<text x="${middle}" y="${frame.bottom + 40}" text-anchor="middle">Questions answered, surest first (coverage)</text>`,
    `<text transform="translate(16 ${(frame.top + frame.bottom) / 2}) rotate(-90)" text-anchor="middle">Answers that are wrong</text>`,
  ];
  return [...up, ...across, ...names];
}

function drawLegend(name: string, at: number): string {
  const { colour, dash } = looks[at % looks.length] ?? looks[0];
  const y = frame.bottom + 58 + at * 18;
  return (
    `<line x1="${frame.left}" x2="${frame.left + 36}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>` +
    `<text x="${frame.left + 46}" y="${y + 4}">${escapeText(name)}</text>`
  );
}

/** Smallest of a few round shares that is no lower than `most`. */
function chooseTop(most: number): number {
  return [0.2, 0.4, 0.6, 0.8].find((top) => top >= most) ?? 1;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
