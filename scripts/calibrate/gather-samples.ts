import type { Evidence } from '../../src/core/answer/gather-evidence.js';
import { openOwnIndex, type Progress } from '../eval/build-sets.js';
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

/** Sets that the calibration is fitted on, with what all questions of one together count. */
export const masses = { own: 250, offtopic: 300, 'held-out': 80, 'clapnq-dev': 25, interviews: 15 } as const;
/** Share of a set with both kinds of question that the answerable ones count for: they are four in five of them. */
export const answerableShare = 0.55;
/** Sets with both kinds of question. */
export const mixedSets: ReadonlySet<SampleSet> = new Set<SampleSet>(['own', 'interviews']);
export type SampleSet = keyof typeof masses;

/** Evidence for the best quote of one question, and whether the indexed texts answer the question. */
export interface Sample {
  readonly set: SampleSet;
  readonly evidence: Evidence;
  readonly positive: boolean;
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
  const samples: Sample[] = [];
  const add = (set: SampleSet, positive: boolean, { judged }: Look) => {
    const [best] = judged;
    if (best) samples.push({ set, evidence: best.evidence, positive });
  };
  progress('own …');
  for (const { row, look } of await askOwn(own)) add('own', row.any.length > 0, look);
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
