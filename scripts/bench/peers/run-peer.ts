/** Builds or opens one peer in a process of its own and prints what that took: `run-peer.ts NAME build|open COLLECTION BUILT QUESTION VECTORS`. */
import { readFile } from 'node:fs/promises';
import { openOwnEmbedder } from '../../eval/build-sets.js';
import { KeptVectors, withKeptVectors } from './kept-vectors.js';
import { peers } from './list-peers.js';
import type { PeerCollection } from './peer.js';

const [name, job, collectionPath = '', builtDir = '', question = '', vectorsDir] = process.argv.slice(2);
const peer = peers.find((candidate) => candidate.name === name);
if (!peer) throw new RangeError(`There is no peer '${name ?? ''}'.`);

const collection = JSON.parse(await readFile(collectionPath, 'utf8')) as PeerCollection;
const own = await openOwnEmbedder();
const embedder =
  job === 'build' && vectorsDir !== undefined
    ? withKeptVectors(own, KeptVectors.open(vectorsDir, own.dimensions))
    : own;
const begun = performance.now();
if (job === 'build') await peer.build(collection, embedder, builtDir);
else await (await peer.open(collection, embedder, builtDir))(question);
const durationMs = performance.now() - begun;
console.log(JSON.stringify({ durationMs, peakBytes: process.resourceUsage().maxRSS * 1024 }));
