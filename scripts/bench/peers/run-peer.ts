/** Builds or opens one peer in a process of its own and prints what that took: `run-peer.ts NAME build|open FOLDER QUESTION`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openOwnEmbedder } from '../../eval/build-sets.js';
import { peers } from './list-peers.js';
import type { PeerCollection } from './peer.js';

const [name, job, folder = '', question = ''] = process.argv.slice(2);
const peer = peers.find((candidate) => candidate.name === name);
if (!peer) throw new RangeError(`There is no peer '${name ?? ''}'.`);

const collection = JSON.parse(await readFile(join(folder, 'collection.json'), 'utf8')) as PeerCollection;
const embedder = await openOwnEmbedder();
const begun = performance.now();
if (job === 'build') await peer.build(collection, embedder, join(folder, 'built'));
else await (await peer.open(collection, embedder, join(folder, 'built')))(question);
const durationMs = performance.now() - begun;
console.log(JSON.stringify({ durationMs, peakBytes: process.resourceUsage().maxRSS * 1024 }));
