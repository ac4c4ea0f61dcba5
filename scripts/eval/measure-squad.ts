import type { AnswerOptions } from '../../src/core/options.js';
import {
  listIdsByDocument,
  listPassageIds,
  openOutsideIndex,
  toArticles,
  type EvalEmbedder,
  type PassageIds,
  type Progress,
} from './build-sets.js';
import type { JudgedCase } from '../../src/cli/eval/coverage-curve.js';
import { defaultTolerance, Tally, type SetReport } from './figure.js';
import { openPipeline, type Look, type Pipeline } from './open-pipeline.js';
import { computeRankArea, type ScoredCase } from './rank-area.js';
import {
  readCollection,
  readSquadParts,
  takeStride,
  type OutsideCollection,
  type OutsidePassage,
  type OutsideQuestion,
} from './read-sets.js';
import { foldText } from '../../src/cli/eval/score-questions.js';

export interface OutsideInput {
  readonly embedder: EvalEmbedder;
  readonly progress: Progress;
  /** Every how many questions one is asked. */
  readonly stride: number;
  readonly options?: AnswerOptions;
}

/** Set whose embeddings the indexes of its parts are made from. */
export const wholeCollection = 'outside';

/** Both outside collections in one index, which the indexes of each take their embeddings from. */
export async function openWholeCollection({
  embedder,
  progress,
  options,
}: OutsideInput): Promise<Pipeline & { readonly ids: PassageIds }> {
  const passages = [...readCollection('squad2-dev').passages, ...toDocuments(readCollection('clapnq-dev'))];
  const index = await openOutsideIndex(wholeCollection, toArticles(passages), embedder, progress);
  return { ...openPipeline(index, embedder, options), ids: listIdsByDocument(passages) };
}

/** Passages of `clapnq-dev` come from many documents and each stands by itself. */
export function toDocuments({ passages }: OutsideCollection): readonly OutsidePassage[] {
  return passages.map((passage) => ({ ...passage, doc: passage.id }));
}

/** The whole collection by its embedder, built once. */
const wholes = new Map<string, Promise<unknown>>();

/** Opens an index of outside passages whose embeddings are those of the whole collection, which is built first. */
export async function openPart(
  name: string,
  passages: readonly OutsidePassage[],
  { embedder, progress, options }: OutsideInput,
): Promise<Pipeline> {
  const whole = wholes.get(embedder.sha256) ?? openWholeCollection({ embedder, progress, stride: 1 });
  wholes.set(embedder.sha256, whole);
  await whole;
  const index = await openOutsideIndex(name, toArticles(passages), embedder, progress, wholeCollection);
  return openPipeline(index, embedder, options);
}

interface SquadResult {
  readonly report: SetReport;
  /** All questions, answerable and near-misses, asked of all articles. */
  readonly near: readonly JudgedCase[];
  /** Answerable questions about all articles, asked of the indexed ones. */
  readonly heldOut: readonly JudgedCase[];
}

/** `squad2-dev` through the product's own pipeline: each document an article, each passage a paragraph. */
export async function measureSquad(input: OutsideInput): Promise<SquadResult> {
  const collection = readCollection('squad2-dev');
  const { indexed, unseen } = readSquadParts();
  const ids = listIdsByDocument(collection.passages);
  const all = await openPart('squad2-dev', collection.passages, input);
  const tally = new Tally();
  const near: (JudgedCase & ScoredCase)[] = [];
  for (const row of takeStride(collection.questions, input.stride)) {
    const look = await all.look({ question: row.question });
    const right = row.answerable && holdsAnswer(look, row);
    near.push({ confidence: look.confidence, score: look.confidence, positive: row.answerable, right });
    if (!row.answerable) continue;
    const names = unseen.has(row.doc) ? ['all 35', 'seven unseen'] : ['all 35'];
    const found = listPassageIds(look.passages, ids);
    for (const name of names) {
      tally.add(`${name}: passage hit@1`, row.gold.includes(found[0] ?? ''));
      tally.add(
        `${name}: passage hit@10`,
        found.slice(0, 10).some((id) => row.gold.includes(id)),
      );
      tally.add(`${name}: first quote holds an accepted answer`, right);
    }
  }
  const heldOut = await askHeldOut(collection, indexed, input);
  const group = 'squad2-dev';
  const toArea = (name: string, cases: readonly ScoredCase[]) => ({
    group,
    name,
    value: computeRankArea(cases),
    cases: cases.length,
    better: 'higher' as const,
    tolerance: defaultTolerance,
  });
  const figures = [
    ...tally.toFigures(group),
    toArea('held-out articles: abstention AUROC', heldOut),
    toArea('near-miss questions: abstention AUROC', near),
  ];
  const about =
    `SQuAD 2.0 dev, 35 articles; one question in ${input.stride}. The encoder never saw seven of the articles. ` +
    'Held out: answerable questions about all articles, 18 of which are indexed.';
  return { report: { group, about, figures, skipped: null }, near, heldOut };
}

async function askHeldOut(
  { passages, questions }: OutsideCollection,
  indexed: ReadonlySet<string>,
  input: OutsideInput,
): Promise<readonly (JudgedCase & ScoredCase)[]> {
  const part = passages.filter(({ doc }) => indexed.has(doc));
  const pipeline = await openPart('squad2-indexed', part, input);
  const answerable = questions.filter((row) => row.answerable);
  const cases: (JudgedCase & ScoredCase)[] = [];
  for (const row of takeStride(answerable, input.stride)) {
    const look = await pipeline.look({ question: row.question });
    const positive = indexed.has(row.doc);
    cases.push({
      confidence: look.confidence,
      score: look.confidence,
      positive,
      right: positive && holdsAnswer(look, row),
    });
  }
  return cases;
}

/** Whether the first quote, confident or not, holds one of the accepted answers. */
function holdsAnswer({ judged }: Look, { answers }: OutsideQuestion): boolean {
  const quote = foldText(judged[0]?.quote.text ?? '');
  return answers.some((answer) => quote.includes(foldText(answer)));
}
