import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openOwnEmbedder } from '../../eval/build-sets.js';
import { measurePeers } from './measure-peers.js';
import { openPeerSets } from './peer-sets.js';
import { plotPeers, type PlottedSet } from './plot-peers.js';
import { formatPeers } from './report-peers.js';

const plots = fileURLToPath(new URL('../../../test/eval/plots/', import.meta.url));

/** Measures all peers on all sets, prints the tables and draws them into `test/eval/plots/peers.svg`. */
export async function benchPeers(repetitions: number): Promise<void> {
  const embedder = await openOwnEmbedder();
  const sets: PlottedSet[] = [];
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  console.log(`Measured at commit ${commit}. Times are medians over ${repetitions} rounds, by turns, in one run.\n`);
  for (const set of await openPeerSets(embedder, console.error)) {
    const rows = await measurePeers(set, embedder, repetitions, console.error);
    sets.push({ name: set.name, rows });
    const counts = `${set.collection.passages.length} passages, ${set.questions.length} questions`;
    console.log(`${formatPeers(`${set.name}, ${counts}`, rows)}\n`);
  }
  await mkdir(plots, { recursive: true });
  await writeFile(`${plots}peers.svg`, plotPeers(sets));
}
