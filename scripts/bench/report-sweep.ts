import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { efSearch } from '../../src/adapters/node/hnsw-dense-index.js';
import { openOwnEmbedder } from '../eval/build-sets.js';
import { plotSweep } from './plot-sweep.js';
import { targets } from './report-scale.js';
import { openScaleCorpus } from './scale-corpus.js';
import { sweepHnsw, type SweepPoint } from './sweep-hnsw.js';

const plot = 'test/eval/plots/hnsw-recall.svg';

/** Sweeps the graphs of the indexes that `--scale` left in `scaleDir`, writes the plot and gives a table of all points. */
export async function reportSweep(
  sizes: readonly number[],
  scaleDir: string,
  folders: readonly string[],
): Promise<string> {
  const embedder = await openOwnEmbedder();
  const points: SweepPoint[] = [];
  for (const size of sizes) {
    const { questions } = openScaleCorpus(size, folders, embedder, scaleDir);
    const asked = questions.map(({ question }) => question);
    points.push(...(await sweepHnsw(join(scaleDir, String(size)), embedder, asked)));
  }
  writeFileSync(plot, plotSweep(points, efSearch, targets.recall));
  const head = ['passages', 'M', 'efConstruction', 'efSearch', 'recall@10', 'ms', 'built in s'];
  const rows = points.map(({ chunks, m, efConstruction, recall, searchMs, buildSeconds, ...point }) =>
    [chunks, m, efConstruction, point.efSearch, recall.toFixed(4), searchMs.toFixed(3), buildSeconds.toFixed(1)].map(
      String,
    ),
  );
  return (
    [head, ...rows].map((row) => row.map((cell) => cell.padStart(14)).join('')).join('\n') + `\n\nPlotted: ${plot}`
  );
}
