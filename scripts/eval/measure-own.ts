import { routeQuestion } from '../../src/core/conversation/route-question.js';
import { presentAnswer } from '../../src/http/present-answer.js';
import type { JudgedCase } from '../../src/cli/eval/coverage-curve.js';
import { defaultTolerance, Tally, type Figure, type SetReport } from './figure.js';
import type { Look, Pipeline } from './open-pipeline.js';
import { isKept, readRoutedQuestions, readScoredQuestions, type OwnSet } from './read-sets.js';
import {
  holdsExpected,
  scoreQuestions,
  type ScoredAnswer,
  type ScoredQuestion,
  type WireRequest,
} from '../../src/cli/eval/score-questions.js';

const abouts: Readonly<Record<OwnSet, string>> = {
  questions: 'The shared 51 questions about the five stories.',
  'questions-open': 'Questions of our own, of every kind; rules and numbers may be tuned on them.',
  'questions-more':
    'More of our own, written without a look at the answers; those that went wrong were looked at since.',
  'questions-kept':
    'Questions of our own that nothing is tuned on. Kept for reporting only: no figure of theirs is compared with the baseline.',
  'questions-talk':
    'Chats, nearly half of them follow-ups, written by someone who saw neither our other questions nor an answer; open.',
  'questions-talk-kept': 'The same by the same hand, kept for reporting only.',
};

/** Figures whose every miss is a fault, whatever else got better. */
const strict: ReadonlySet<string> = new Set([
  'requests without a fault',
  'quotes verbatim in the source',
  'same answer twice',
]);
const routed: ReadonlySet<string> = new Set(['small talk recognised', 'person in need signposted']);
export const lowerIsBetter: ReadonlySet<string> = new Set(['answerable but refused', 'signposted by mistake']);

/** Our questions, asked in process; also how sure each was and whether its first quote was right. */
export async function measureOwn(
  set: OwnSet,
  pipeline: Pipeline,
): Promise<{ readonly report: SetReport; readonly cases: readonly JudgedCase[]; readonly misses: readonly string[] }> {
  const rows = readScoredQuestions(set);
  const looks = new Map<ScoredAnswer, Look>();
  const ask = async ({ question, turns }: WireRequest) => {
    const look = await pipeline.look({ question, turns });
    const body = presentLook(look);
    looks.set(body, look);
    return body;
  };
  const source = pipeline.index.corpus.articles.map(({ text }) => text).join('\n');
  const { tally, reports } = await scoreQuestions(rows, ask, source);
  const cases = reports.flatMap(({ row, answer }) => {
    const look = answer && looks.get(answer);
    return !look || row.kind === 'smalltalk' || row.kind === 'signpost' ? [] : toCase(row, look);
  });
  const misses = reports.flatMap(({ row, answer, good }) =>
    good
      ? []
      : [`${row.id} ${row.turns.join(' / ')} -> ${answer?.status ?? 'fault'}: ${answer?.citations[0]?.quote ?? ''}`],
  );
  const counted = tally.list();
  const [tags, whole] = [counted.filter(({ name }) => isTag(name)), counted.filter(({ name }) => !isTag(name))];
  const figures = [...whole, ...tags].map(({ name, cases: n, held }): Figure => {
    const exact = strict.has(name) || (set === 'questions' && routed.has(name));
    const better = lowerIsBetter.has(name) ? 'lower' : 'higher';
    // A tag has too few questions to be compared by itself.
    const compared = !isKept(set) && !isTag(name);
    return {
      group: set,
      name,
      value: held / n,
      cases: n,
      better: compared ? better : null,
      tolerance: exact ? 0 : defaultTolerance,
    };
  });
  return { report: { group: set, about: abouts[set], figures, skipped: null }, cases, misses };
}

/** An answer as the wire has it. @throws Error where the question was refused as invalid. */
export function presentLook({ answer }: Look): ScoredAnswer {
  if (!answer) throw new Error('The question was refused as invalid.');
  return presentAnswer(answer);
}

/** A part of a kind of question, counted apart as well. */
export function isTag(name: string): boolean {
  return name.startsWith('  tag');
}

function toCase(row: ScoredQuestion, look: Look): JudgedCase {
  const quote = look.answer?.citations[0]?.quote.text ?? look.judged[0]?.quote.text ?? '';
  return {
    confidence: look.confidence,
    right: holdsExpected(row, quote),
  };
}

/** Where questions are sent before any search, the kept half apart. `coarse` takes all needs, and all small talk, for one. */
export function measureRoutes(): SetReport {
  const rows = readRoutedQuestions();
  const figures = [false, true].flatMap((kept) => {
    const tally = new Tally();
    const half = kept ? 'kept' : 'open';
    for (const row of rows.filter((other) => other.kept === kept)) {
      const found = nameRoute(row.question);
      tally.add(`${half}: coarse`, coarse(found) === coarse(row.route));
      tally.add(`${half}: exact`, found === row.route);
    }
    return tally.toFigures('routes', kept ? null : 'higher');
  });
  const about = 'Small talk, people in need, commands and near-misses of each; the kept half is for reporting only.';
  return { group: 'routes', about, figures, skipped: null };
}

function nameRoute(question: string): string {
  const route = routeQuestion(question);
  switch (route?.kind) {
    case 'small-talk':
      return `small-talk:${route.talk}`;
    case 'need':
      return `signposted:${route.need}`;
    case 'command':
      return 'command';
    default:
      return 'none';
  }
}

function coarse(route: string): string {
  return route.replace(/:.*$/u, '');
}
