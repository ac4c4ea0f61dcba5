import type { AnswerBody } from '../../src/http/contract/ask.js';
import { Tally } from './figure.js';
import type { ScoredQuestion } from './read-sets.js';

/** A longer quote is a page, not a quote: it counts as a miss. */
const maxQuoteChars = 600;

/** What of an answer's body the score depends on. */
export type ScoredAnswer = Pick<AnswerBody, 'status' | 'signposts'> & {
  readonly citations: readonly Pick<AnswerBody['citations'][number], 'quote' | 'speaker' | 'articleId'>[];
};

/** A question of the conversation as the wire carries it. */
export interface WireRequest {
  readonly question: string;
  readonly turns: readonly { readonly question: string; readonly articleIds: readonly string[] }[];
}

export type AskForBody = (request: WireRequest) => Promise<ScoredAnswer>;

/** One question with what was answered. */
export interface ScoredCaseReport {
  readonly row: ScoredQuestion;
  readonly answer: ScoredAnswer | null;
  /** Whether the answer was what the row asks for: the right quote first, a refusal, the right route. */
  readonly good: boolean;
}

/**
 * Scores answers by the rules of `test/eval/score.mjs`, under the same names, without a service between. `source` is the
 * text of all articles.
 */
export async function scoreQuestions(
  rows: readonly ScoredQuestion[],
  ask: AskForBody,
  source: string,
): Promise<{ readonly tally: Tally; readonly reports: readonly ScoredCaseReport[] }> {
  const tally = new Tally();
  const reports: ScoredCaseReport[] = [];
  const folded = foldText(source);
  for (const row of rows) {
    const result = await converse(row.turns, ask).catch(() => null);
    tally.add('requests without a fault', result !== null);
    if (result) {
      tally.add('same answer twice', result.repeatable);
      for (const { quote } of result.answer.citations)
        tally.add('quotes verbatim in the source', quote.length > 0 && folded.includes(foldText(quote)));
    }
    const answer = result?.answer ?? null;
    reports.push({ row, answer, good: answer !== null && scoreAnswer(row, answer, tally) });
  }
  return { tally, reports };
}

/** Asks every turn after the ones before it, and the last one twice. */
async function converse(turns: readonly string[], ask: AskForBody) {
  const earlier: WireRequest['turns'][number][] = [];
  let answer: ScoredAnswer | null = null;
  for (const question of turns) {
    answer = await ask({ question, turns: [...earlier] });
    earlier.push({ question, articleIds: [...new Set(answer.citations.map(({ articleId }) => articleId))] });
  }
  if (!answer) throw new RangeError('A conversation needs a question.');
  const again = await ask({ question: turns.at(-1) ?? '', turns: earlier.slice(0, -1) });
  return { answer, repeatable: JSON.stringify(answer) === JSON.stringify(again) };
}

function scoreAnswer(row: ScoredQuestion, answer: ScoredAnswer, tally: Tally): boolean {
  if (row.any.length > 0) return scoreQuotes(row, answer, tally);
  const quotesNothing = answer.citations.length === 0;
  switch (row.kind) {
    case 'unanswerable': {
      const good = !isAnswer(answer) && quotesNothing;
      tally.add('unanswerable: says so, quotes nothing', good);
      for (const tag of row.tags) tally.add(`  tag ${tag}: says so`, good);
      return good;
    }
    case 'smalltalk': {
      const good = answer.status === 'small-talk' && quotesNothing;
      tally.add('small talk recognised', good);
      return good;
    }
    default: {
      const good = answer.status === 'signposted' && answer.signposts.length > 0;
      tally.add('person in need signposted', good);
      return good;
    }
  }
}

function scoreQuotes(row: ScoredQuestion, answer: ScoredAnswer, tally: Tally): boolean {
  const holds = ({ quote }: { readonly quote: string }) =>
    quote.length <= maxQuoteChars && row.any.some((span) => foldText(quote).includes(foldText(span)));
  const rank = isAnswer(answer) ? answer.citations.findIndex(holds) : -1;
  tally.add(`${row.kind}: first citation right`, rank === 0);
  tally.add(`${row.kind}: right within three`, rank >= 0 && rank < 3);
  tally.add('answerable but refused', !isAnswer(answer));
  for (const tag of row.tags) tally.add(`  tag ${tag}: first citation right`, rank === 0);
  if (rank >= 0 && row.speaker !== null)
    tally.add('speaker named rightly', answer.citations[rank]?.speaker?.name.startsWith(row.speaker) ?? false);
  if (row.tags.includes('not-a-disclosure'))
    tally.add('abuse as a topic not taken for a disclosure', answer.status !== 'signposted');
  if (answer.status === 'signposted') tally.add('signposted by mistake', true);
  return rank === 0;
}

function isAnswer({ status }: Pick<ScoredAnswer, 'status'>): boolean {
  return status === 'answered' || status === 'partly-answered';
}

/** Text as quotes are compared: width, quotation marks, white space and case folded. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
