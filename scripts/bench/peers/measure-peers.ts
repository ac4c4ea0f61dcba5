import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../../src/core/ports.js';
import type { Progress } from '../../eval/build-sets.js';
import { findMedian, findQuantile } from '../measure-times.js';
import { peers } from './list-peers.js';
import { ours } from './ours.js';
import type { Peer, PeerAnswer } from './peer.js';
import type { PeerSet } from './peer-sets.js';

/** What one peer came to on one set. Times in milliseconds, sizes in bytes. */
export interface PeerRow {
  readonly name: string;
  readonly about: string;
  readonly first: number;
  readonly withinTen: number;
  /** Share of the questions whose quote holds a right answer; null where it has no quotes. */
  readonly quote: number | null;
  readonly latencyMs: { readonly median: number; readonly p95: number };
  /** Questions a second, one after the other. */
  readonly throughput: number;
  /** Without embedding where the set was prepared. */
  readonly buildMs: number;
  readonly indexBytes: number;
  /** Resident memory at its highest in a process that opens the index and answers once. */
  readonly peakBytes: number;
  /** From a loaded embedder to the first answer. */
  readonly startMs: number;
}

const script = fileURLToPath(new URL('run-peer.ts', import.meta.url));

/** No further round begins after so long: over a hundred thousand passages some peers take seconds for one question. */
const mostRoundsMs = 10 * 60_000;
/** Asked of every peer before anything is timed. */
const warmUpQuestions = 5;

/**
 * Builds every peer and opens it, each in a process of its own; then asks all of them every question by turns, in an order
 * that is turned round each time, so that what slows the machine down slows all. A few questions before are not counted.
 */
export async function measurePeers(
  set: PeerSet,
  embedder: Embedder,
  repetitions: number,
  progress: Progress,
): Promise<{ readonly rows: readonly PeerRow[]; readonly rounds: number }> {
  const root = mkdtempSync(join(tmpdir(), 'practice-voices-peers-'));
  try {
    const collectionPath = join(root, 'collection.json');
    writeFileSync(collectionPath, JSON.stringify(set.collection));
    const opened = [];
    for (const [at, peer] of peers.entries()) {
      progress(`${set.name}: ${peer.name}`);
      const { builtDir, buildMs, indexBytes } = buildPeer(peer, set, collectionPath, join(root, String(at)));
      const start = runAlone(peer, 'open', collectionPath, builtDir, set);
      const answer = await peer.open(set.collection, embedder, builtDir);
      opened.push({ peer, buildMs, start, answer, indexBytes });
    }
    const timesMs = opened.map((): number[] => []);
    const answers = opened.map((): PeerAnswer[] => []);
    for (const { question } of set.questions.slice(0, warmUpQuestions))
      for (const { answer } of opened) await answer(question);
    const begun = performance.now();
    let rounds = 0;
    while (rounds === 0 || (rounds < repetitions && performance.now() - begun < mostRoundsMs)) {
      rounds += 1;
      progress(`${set.name}: round ${rounds} of ${repetitions}`);
      for (const { question } of set.questions) {
        const order = [...opened.keys()];
        for (const at of rounds % 2 === 0 ? order : order.reverse()) {
          const askedAt = performance.now();
          const answer = await opened[at]?.answer(question);
          timesMs[at]?.push(performance.now() - askedAt);
          if (rounds === 1 && answer) answers[at]?.push(answer);
        }
      }
    }
    const rows = opened.map(({ peer, buildMs, start, indexBytes }, at) => {
      const times = timesMs[at] ?? [];
      return {
        name: peer.name,
        about: peer.about,
        ...judge(set, answers[at] ?? []),
        latencyMs: { median: findMedian(times), p95: findQuantile(times, 0.95) },
        throughput: (1000 * times.length) / times.reduce((sum, time) => sum + time, 0),
        buildMs,
        indexBytes,
        peakBytes: start.peakBytes,
        startMs: start.durationMs,
      };
    });
    return { rows, rounds };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function judge({ questions }: PeerSet, answers: readonly PeerAnswer[]) {
  const share = (isHit: (answer: PeerAnswer, at: number) => boolean) =>
    answers.filter(isHit).length / Math.max(1, answers.length);
  const quotes = answers.some(({ quote }) => quote !== null);
  return {
    first: share(({ found: [best] }, at) => best !== undefined && questions[at]?.isRight(best) === true),
    withinTen: share(({ found }, at) => found.some((passage) => questions[at]?.isRight(passage))),
    quote: quotes ? share(({ quote }, at) => quote !== null && questions[at]?.isRightQuote(quote) === true) : null,
  };
}

function buildPeer(peer: Peer, set: PeerSet, collectionPath: string, folder: string) {
  if (peer === ours && set.prepared) {
    const { indexDir, ...figures } = set.prepared;
    return { builtDir: indexDir, ...figures };
  }
  mkdirSync(folder);
  const { durationMs } = runAlone(peer, 'build', collectionPath, folder, set);
  return { builtDir: folder, buildMs: durationMs, indexBytes: measureFolder(folder) };
}

function runAlone(peer: Peer, job: 'build' | 'open', collectionPath: string, builtDir: string, set: PeerSet) {
  const { questions, prepared } = set;
  const args = ['--import', 'tsx', script, peer.name, job, collectionPath, builtDir, questions[0]?.question ?? ''];
  if (prepared) args.push(prepared.vectorsDir);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${peer.name} failed to ${job}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    readonly durationMs: number;
    readonly peakBytes: number;
  };
}

function measureFolder(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
