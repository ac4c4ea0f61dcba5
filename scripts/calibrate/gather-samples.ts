import type { Evidence } from '../../src/core/answer/gather-evidence.js';
import { openOwnIndex, storiesAlone, type Progress } from '../eval/build-sets.js';
import { openPart, toDocuments } from '../eval/measure-squad.js';
import { openInterviews } from '../eval/open-interviews.js';
import { openPipeline, type Look, type Pipeline } from '../eval/open-pipeline.js';
import {
  openSets,
  readCollection,
  readOffTopic,
  readScoredQuestions,
  readSquadParts,
  takeStride,
} from '../eval/read-sets.js';
import type { AnswerOptions } from '../../src/core/options.js';
import type { Embedder } from '../../src/core/ports.js';

/**
 * Sets that the calibration is fitted on (`own-alone`: our questions of the stories without what stands beside them), with what all
 * questions of one together count. `held-out` counts what keeps its area on all of `squad2-dev` at 0.97; with less, ours are told a
 * little better.
 */
export const masses = {
  own: 170,
  'own-alone': 130,
  offtopic: 300,
  'held-out': 140,
  'clapnq-dev': 10,
  interviews: 10,
} as const;
/** Share of a set with both kinds of question that the answerable ones count for: they are four in five of them. */
export const answerableShare = 0.55;
/** Sets with both kinds of question. */
export const mixedSets: ReadonlySet<SampleSet> = new Set<SampleSet>(['own', 'own-alone', 'interviews']);
export type SampleSet = keyof typeof masses;

/** Evidence for the best quote of one question, and whether the indexed texts answer the question. */
export interface Sample {
  readonly set: SampleSet;
  readonly evidence: Evidence;
  readonly positive: boolean;
  /** Number of our question; the same in `own` and in `own-alone`. */
  readonly row?: number;
}

const strides = { offtopic: 12, 'held-out': 8, 'clapnq-dev': 1, interviews: 3 } as const;

/** Gathers samples from every set but the kept questions. Questions that get no quote at all teach nothing and are left out. */
export async function gatherSamples(
  embedder: Embedder,
  progress: Progress,
  options?: AnswerOptions,
  outsideToo = true,
): Promise<readonly Sample[]> {
  const own = openPipeline(await openOwnIndex(embedder, progress), embedder, options);
  const alone = openPipeline(await openOwnIndex(embedder, progress, storiesAlone), embedder, options);
  const samples: Sample[] = [];
  const add = (set: SampleSet, positive: boolean, { judged }: Look, row?: number) => {
    const [best] = judged;
    if (best) samples.push({ set, evidence: best.evidence, positive, ...(row !== undefined && { row }) });
  };
  progress('own …');
  for (const [set, pipeline] of [
    ['own', own],
    ['own-alone', alone],
  ] as const)
    for (const [at, { row, look }] of (await askOwn(pipeline)).entries()) add(set, row.any.length > 0, look, at);
  if (!outsideToo) return samples;
  progress('offtopic …');
  for (const question of takeStride(readOffTopic(), strides.offtopic))
    add('offtopic', false, await own.look({ question }));

  progress('held-out …');
  const squad = readCollection('squad2-dev');
  const { indexed } = readSquadParts();
  const input = { embedder, progress, stride: 1, ...(options && { options }) };
  const part = squad.passages.filter(({ doc }) => indexed.has(doc));
  const half = await openPart('squad2-indexed', part, input);
  const answerable = squad.questions.filter((row) => row.answerable);
  for (const { question, doc } of takeStride(answerable, strides['held-out']))
    add('held-out', indexed.has(doc), await half.look({ question }));

  progress('clapnq-dev …');
  const clap = readCollection('clapnq-dev');
  const pipeline = await openPart('clapnq-dev', toDocuments(clap), input);
  for (const row of takeStride(clap.questions, strides['clapnq-dev']))
    add('clapnq-dev', row.answerable, await pipeline.look({ question: row.question }));

  progress('interviews …');
  const { questions, ask } = await openInterviews({ embedder, progress, ...(options && { options }) });
  for (const row of takeStride(questions, strides.interviews)) add('interviews', row.gold !== null, await ask(row));
  return samples;
}

/** Our open and shared questions that stories are searched for, each asked after its earlier turns. */
export async function askOwn(pipeline: Pipeline) {
  const rows = openSets
    .flatMap((set) => readScoredQuestions(set))
    .filter(({ kind }) => kind !== 'smalltalk' && kind !== 'signpost');
  const asked = [];
  for (const row of rows) {
    const turns = row.turns.slice(0, -1).map((question) => ({ question }));
    asked.push({ row, look: await pipeline.look({ question: row.turns.at(-1) ?? '', turns }) });
  }
  return asked;
}
