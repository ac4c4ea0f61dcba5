import { readFile } from 'node:fs/promises';
import { hashCorpus } from '../../src/adapters/node/pack-index.js';
import { chooseOptions } from '../../src/core/fitted-options.js';
import { openOwnIndex, type EvalEmbedder, type Progress } from './build-sets.js';
import type { Baseline } from './compare-baseline.js';
import { drawCurve, findWorkingPoint, type JudgedCase } from '../../src/cli/eval/coverage-curve.js';
import type { SetReport } from './figure.js';
import { measureAttacks, measureClapNq, measureOffTopic, measureRewrite, measureTypos } from './measure-outside.js';
import { measureInterviews } from './measure-interviews.js';
import { measureOwn, measureRoutes } from './measure-own.js';
import { measureSquad } from './measure-squad.js';
import { measureStoriesAlone } from './measure-stories-alone.js';
import { openPipeline } from './open-pipeline.js';
import type { CoverageLine } from '../../src/cli/eval/plot-coverage.js';
import { hasOutsideSets, isKept, keptSets, noOutsideSets, openSets, type OwnSet } from './read-sets.js';

/** Sets by name, in the order of the table. */
export const setNames = [
  ...openSets,
  ...keptSets,
  'stories-alone',
  'routes',
  'interviews',
  'squad2-dev',
  'clapnq-dev',
  'rewrite',
  'offtopic',
  'attacks',
  'typos',
] as const;
export type SetName = (typeof setNames)[number];

/** Every how many questions of an outside set one is asked, so that the whole takes about two minutes on two cores. */
const strides = { interviews: 5, 'squad2-dev': 10, 'clapnq-dev': 3, offtopic: 16, attacks: 4 } as const;

export interface MeasureInput {
  readonly embedder: EvalEmbedder;
  readonly sets: readonly SetName[];
  /** Asks every question of every set. */
  readonly full: boolean;
  readonly progress: Progress;
}

export interface Measurement {
  readonly reports: readonly SetReport[];
  readonly subject: Omit<Baseline, 'figures'>;
  /** Lines of the coverage plot; only where all its sets were measured. */
  readonly lines: readonly CoverageLine[];
  /** Questions of ours that were not answered as they should be, by set; the kept ones are not told. */
  readonly misses: ReadonlyMap<SetName, readonly string[]>;
}

/** Measures sets one after the other. */
export async function measureSets({ embedder, sets, full, progress }: MeasureInput): Promise<Measurement> {
  const index = await openOwnIndex(embedder, progress);
  const own = openPipeline(index, embedder);
  const curves = new Map<string, readonly JudgedCase[]>();
  const misses = new Map<SetName, readonly string[]>();
  const strideOf = (set: keyof typeof strides) => (full ? 1 : strides[set]);

  const measureOwnSet = async (set: OwnSet): Promise<SetReport> => {
    const result = await measureOwn(set, own);
    if (!isKept(set)) misses.set(set, result.misses);
    if (set === 'questions-open') curves.set('Our questions (open half)', result.cases);
    return result.report;
  };
  const measureSet = async (set: SetName): Promise<SetReport> => {
    if (isOwn(set)) return measureOwnSet(set);
    if (set === 'stories-alone') return measureStoriesAlone(embedder, progress);
    if (set === 'routes') return measureRoutes();
    if (set === 'interviews') return measureInterviews({ embedder, progress, stride: strideOf(set) });
    if (!hasOutsideSets()) return { group: set, about: '', figures: [], skipped: noOutsideSets };
    if (set === 'rewrite') return measureRewrite();
    if (set === 'offtopic') return measureOffTopic(own, strideOf(set));
    if (set === 'attacks') return measureAttacks(own, strideOf(set));
    if (set === 'typos') return measureTypos({ embedder, progress, stride: 1 });
    const input = { embedder, progress, stride: strideOf(set) };
    if (set === 'clapnq-dev') return measureClapNq(input);
    const { report, near, heldOut } = await measureSquad(input);
    curves.set('SQuAD 2.0 with near-miss questions', near);
    curves.set('SQuAD 2.0 with half of the articles left out', heldOut);
    return report;
  };

  const reports: SetReport[] = [];
  for (const set of sets) {
    progress(`${set} …`);
    reports.push(await measureSet(set));
  }
  const lines = [...curves].map(([name, cases]): CoverageLine => {
    const points = drawCurve(cases);
    return { name, points, working: findWorkingPoint(points, chooseOptions(index.manifest).calibration.answerFrom) };
  });
  const { id, sha256 } = embedder;
  const subject = { corpusSha256: hashCorpus(index.corpus), embedder: { id, sha256 } };
  return { reports, subject, lines: lines.length === 3 ? lines : [], misses };
}

function isOwn(set: SetName): set is OwnSet {
  return [...openSets, ...keptSets].some((own) => own === set);
}

/** The README of the sets. */
export const readmeFile = new URL('../../test/eval/README.md', import.meta.url);
export const plotFile = new URL('../../test/eval/plots/coverage-error.svg', import.meta.url);

export async function readReadme(): Promise<string> {
  return readFile(readmeFile, 'utf8');
}
