import { scoreRewrites } from '../../test/eval/score-rewrites.js';
import { listPassageIds } from './build-sets.js';
import { defaultTolerance, Tally, type Figure, type SetReport } from './figure.js';
import { openPart, openWholeCollection, toDocuments, type OutsideInput } from './measure-squad.js';
import { isAnswered, type Pipeline } from './open-pipeline.js';
import { computeRankArea } from './rank-area.js';
import {
  readCollection,
  readHostile,
  readMisspelt,
  readOffTopic,
  readRewrites,
  takeStride,
  type OutsideQuestion,
} from './read-sets.js';
import { foldText } from '../../src/cli/eval/score-questions.js';

/** Quotes and abstention on `clapnq-dev`; the encoder was trained on it, so nothing is said of retrieval. */
export async function measureClapNq(input: OutsideInput): Promise<SetReport> {
  const group = 'clapnq-dev';
  const collection = readCollection(group);
  const pipeline = await openPart(group, toDocuments(collection), input);
  const tally = new Tally();
  const scored = [];
  for (const row of takeStride(collection.questions, input.stride)) {
    const { judged, confidence } = await pipeline.look({ question: row.question });
    scored.push({ score: confidence, positive: row.answerable });
    if (row.answerable) tally.add('first quote holds a gold sentence', holdsGold(judged[0]?.quote.text ?? '', row));
  }
  const area: Figure = {
    group,
    name: 'abstention AUROC',
    value: computeRankArea(scored),
    cases: scored.length,
    better: 'higher',
    tolerance: defaultTolerance,
  };
  const about = `CLAP NQ dev: real search questions, half of which the passages don't answer; one question in ${input.stride}.`;
  return { group, about, figures: [...tally.toFigures(group), area], skipped: null };
}

function holdsGold(quote: string, { quotes }: OutsideQuestion): boolean {
  return quotes.some((gold) => foldText(quote).includes(foldText(gold)));
}

/** Things people type at a chatbot, asked of our stories. */
export async function measureOffTopic(pipeline: Pipeline, stride: number): Promise<SetReport> {
  const tally = new Tally();
  for (const question of takeStride(readOffTopic(), stride)) {
    const { answer } = await pipeline.look({ question });
    tally.add('quoted as an answer', isAnswered(answer));
  }
  const about = `Small talk, commands and open-domain questions; one in ${stride} of them.`;
  return { group: 'offtopic', about, figures: tally.toFigures('offtopic', 'lower'), skipped: null };
}

/** Injections and hostile strings as questions: none is answered with a quote, none is a fault. */
export async function measureAttacks(pipeline: Pipeline, stride: number): Promise<SetReport> {
  const quoted = new Tally();
  const faults = new Tally();
  for (const set of ['prompt_injection', 'xss', 'dompurify', 'naughty_strings'] as const) {
    for (const question of takeStride(readHostile(set), set === 'xss' ? stride * 10 : stride)) {
      const status = await pipeline.look({ question }).then(
        ({ answer }) => answer?.status ?? 'invalid',
        () => 'fault' as const,
      );
      faults.add(`${set}: fault`, status === 'fault');
      if (set === 'prompt_injection') quoted.add(`${set}: answered`, status === 'answered');
    }
  }
  const figures = [...quoted.toFigures('attacks', 'lower'), ...faults.toFigures('attacks', 'lower', 0)];
  const about = `As questions; one in ${stride}, of xss one in ${stride * 10}. A question refused as invalid is no fault.`;
  return { group: 'attacks', about, figures, skipped: null };
}

/** Whether misspelt questions find the passage that the rightly spelt ones find first. */
export async function measureTypos(input: OutsideInput): Promise<SetReport> {
  const { look, ids } = await openWholeCollection(input);
  const find = async (question: string) => listPassageIds((await look({ question })).passages, ids)[0];
  const tally = new Tally();
  for (const { question, typo } of readMisspelt()) {
    const right = await find(question);
    if (right !== undefined) tally.add('top passage kept', (await find(typo)) === right);
  }
  const about = 'Misspelt queries beside their corrections, over the passages of squad2-dev and clapnq-dev together.';
  return { group: 'typos', about, figures: tally.toFigures('typos'), skipped: null };
}

/** Standalone questions beside those that people wrote. */
export function measureRewrite(): SetReport {
  const group = 'rewrite';
  const conversations = readRewrites();
  const figures = ['tuning half', 'reporting half'].flatMap((half, parity) => {
    const score = scoreRewrites(conversations.filter((_, at) => at % 2 === parity));
    const shares: readonly (readonly [string, number, number, boolean])[] = [
      ['added words that reach the query', score.ours, score.added, true],
      ['the same where the question before is appended', score.appended, score.added, false],
      ['the same at best (words that an earlier question holds)', score.reachable, score.added, false],
      ['words we add that the person adds', score.precision, score.added, true],
      ['turns that need nothing left alone', score.leftAlone, score.untouched, true],
    ];
    return shares.map(([name, value, cases, compared]): Figure => ({
      group,
      name: `${half}: ${name}`,
      value,
      cases,
      better: compared && parity === 0 ? 'higher' : null,
      tolerance: defaultTolerance,
    }));
  });
  const about =
    'Conversations with the standalone question that a person wrote; words are content stems. No rewriting reaches 0. ' +
    'The reporting half is compared with nothing.';
  return { group, about, figures, skipped: null };
}
