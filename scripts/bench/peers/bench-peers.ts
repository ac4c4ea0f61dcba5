import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../../src/core/ports.js';
import { openOwnEmbedder } from '../../eval/build-sets.js';
import { measurePeers } from './measure-peers.js';
import { openPeerSets, type PeerSet } from './peer-sets.js';
import { plotPeers, type PlottedSet } from './plot-peers.js';
import { formatPeers } from './report-peers.js';
import { openScaleSet } from './scale-sets.js';

const plots = fileURLToPath(new URL('../../../test/eval/plots/', import.meta.url));

/** Collections of so many passages, as `--scale` left them. */
export interface PeerScale {
  readonly sizes: readonly number[];
  readonly scaleDir: string;
  readonly folders: readonly string[];
}

/**
 * Measures all peers on our questions and `squad2-dev`, or on the sizes of `scale`; prints the tables and draws them into
 * `test/eval/plots/peers.svg` or `peers-by-size.svg`.
 */
export async function benchPeers(repetitions: number, scale: PeerScale | null): Promise<void> {
  const embedder = await openOwnEmbedder();
  const plotted: PlottedSet[] = [];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  console.log(`Measured at commit ${commit}. Times are medians over all rounds, by turns, in one run.\n`);
  const sets = scale ? openScaleSets(scale, embedder) : await openPeerSets(embedder, console.error);
  for await (const set of sets) {
    const { rows, rounds } = await measurePeers(set, embedder, repetitions, console.error);
    const counts = `${set.collection.passages.length} passages, ${set.questions.length} questions, rounds: ${rounds}`;
    const title = `${set.name}, ${counts}`;
    plotted.push({ name: title, rows });
    console.log(`${formatPeers(title, rows, set.prepared !== undefined)}\n`);
  }
  await mkdir(plots, { recursive: true });
  await writeFile(`${plots}${scale ? 'peers-by-size' : 'peers'}.svg`, plotPeers(plotted));
}

async function* openScaleSets({ sizes, scaleDir, folders }: PeerScale, embedder: Embedder): AsyncGenerator<PeerSet> {
  for (const size of sizes) yield await openScaleSet(size, scaleDir, folders, embedder, console.error);
}
