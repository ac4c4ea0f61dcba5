import type { Embedder } from '../../src/core/ports.js';
import { listAblations, type Ablation } from './ablations.js';
import { listIdsByDocument, listPassageIds, openOwnIndex, storiesAlone, type Progress } from './build-sets.js';
import { openPart } from './measure-squad.js';
import { openPipeline, type Look, type Pipeline } from './open-pipeline.js';
import {
  hasOutsideSets,
  noOutsideSets,
  openSets,
  readCollection,
  readScoredQuestions,
  takeStride,
  type OutsideCollection,
  type ScoredQuestion,
} from './read-sets.js';
import { foldText } from '../../src/cli/eval/score-questions.js';

/** What is left of the figures with one signal off. Shares are by the order of the quotes alone, whatever the confidence. */
export interface AblationRow {
  readonly name: string;
  readonly ownFirst: number;
  readonly ownThree: number;
  /** Null without the outside sets. */
  readonly squad: { readonly hit1: number; readonly hit10: number; readonly quote: number } | null;
}

/** Every how many questions of `squad2-dev` one is asked, for each signal anew. */
const squadStride = 40;

/** Figures with each signal switched off in turn, the whole pipeline first. Never asks the kept questions. */
export async function measureAblation(embedder: Embedder, progress: Progress): Promise<readonly AblationRow[]> {
  const index = await openOwnIndex(embedder, progress);
  const rows = openSets.flatMap((set) => readScoredQuestions(set)).filter(({ any }) => any.length > 0);
  const squad = hasOutsideSets() ? readCollection('squad2-dev') : null;
  const squadIndex = squad && (await openPart('squad2-dev', squad.passages, { embedder, progress, stride: 1 })).index;
  const result: AblationRow[] = [];
  for (const ablation of listAblations()) {
    progress(ablation.name);
    const open = (of: Pipeline['index'], { options, changeIndex }: Ablation) =>
      openPipeline(changeIndex(of), embedder, options);
    const own = await askOwn(open(index, ablation), rows);
    const outside = squad && squadIndex ? await askSquad(open(squadIndex, ablation), squad) : null;
    result.push({ name: ablation.name, ...own, squad: outside });
  }
  const alone = await openOwnIndex(embedder, progress, storiesAlone);
  const { squad: outside = null } = result[0] ?? {};
  result.push({
    name: 'nothing asked beside the stories',
    ...(await askOwn(openPipeline(alone, embedder), rows)),
    squad: outside,
  });
  return result;
}

async function askOwn(pipeline: Pipeline, rows: readonly ScoredQuestion[]) {
  let [first, three] = [0, 0];
  for (const { turns, any } of rows) {
    const earlier = turns.slice(0, -1).map((question) => ({ question }));
    const { judged } = await pipeline.look({ question: turns.at(-1) ?? '', turns: earlier });
    const rank = findRank(judged, any);
    first += rank === 0 ? 1 : 0;
    three += rank >= 0 && rank < 3 ? 1 : 0;
  }
  return { ownFirst: first / rows.length, ownThree: three / rows.length };
}

async function askSquad(pipeline: Pipeline, { passages, questions }: OutsideCollection) {
  const ids = listIdsByDocument(passages);
  const rows = takeStride(
    questions.filter(({ answerable }) => answerable),
    squadStride / 2,
  );
  let [hit1, hit10, quote] = [0, 0, 0];
  for (const { question, gold, answers } of rows) {
    const look = await pipeline.look({ question });
    const found = listPassageIds(look.passages, ids);
    hit1 += gold.includes(found[0] ?? '') ? 1 : 0;
    hit10 += found.slice(0, 10).some((id) => gold.includes(id)) ? 1 : 0;
    quote += findRank(look.judged, answers) === 0 ? 1 : 0;
  }
  return { hit1: hit1 / rows.length, hit10: hit10 / rows.length, quote: quote / rows.length };
}

function findRank(judged: Look['judged'], spans: readonly string[]): number {
  const folded = spans.map(foldText);
  return judged.findIndex(({ quote }) => folded.some((span) => foldText(quote.text).includes(span)));
}

/** The table, each figure with what is lost (−) or won (+) against everything on. */
export function formatAblation(rows: readonly AblationRow[]): string {
  const [whole] = rows;
  if (!whole) return '';
  const width = Math.max(...rows.map(({ name }) => name.length));
  const head = ['ours: first', 'ours: in three', 'squad: hit@1', 'squad: hit@10', 'squad: quote'];
  const list = ({ ownFirst, ownThree, squad }: AblationRow) =>
    [ownFirst, ownThree, ...(squad ? [squad.hit1, squad.hit10, squad.quote] : [])] as const;
  const base = list(whole);
  const lines = rows.map((row) => {
    const cells = list(row).map((value, at) => {
      const change = value - (base[at] ?? 0);
      const sign = row === whole ? '' : ` ${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(3)}`;
      return `${value.toFixed(3)}${sign}`.padEnd(16);
    });
    return `${row.name.padEnd(width)}  ${cells.join('')}`.trimEnd();
  });
  const title = `${''.padEnd(width)}  ${head.map((name) => name.padEnd(16)).join('')}`.trimEnd();
  return [title, ...lines, ...(whole.squad ? [] : [`squad2-dev ${noOutsideSets}`])].join('\n');
}
