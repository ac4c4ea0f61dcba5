import type { AnswerBody } from '../../http/contract/ask.js';
import { ShareTally } from './share-tally.js';

/** A question, or a conversation, with what a right answer holds. */
export interface ScoredQuestion {
  readonly id: string;
  readonly kind: 'answerable' | 'followup' | 'unanswerable' | 'smalltalk' | 'signpost';
  /** The last is the one that is scored. */
  readonly turns: readonly string[];
  /** A right quote holds one of these, after folding; empty where nothing should be quoted. */
  readonly any: readonly string[];
  /** How the name of the right quote's speaker begins; null where it may be anybody's. */
  readonly speaker: string | null;
  readonly tags: readonly string[];
  /** Council to ask about; all of them where left out. */
  readonly council?: string;
}

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
  readonly council?: string;
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
): Promise<{ readonly tally: ShareTally; readonly reports: readonly ScoredCaseReport[] }> {
  const tally = new ShareTally();
  const reports: ScoredCaseReport[] = [];
  const folded = foldText(source);
  for (const row of rows) {
    const result = await converse(row, ask).catch(() => null);
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
async function converse({ turns, council }: ScoredQuestion, ask: AskForBody) {
  const filter = council === undefined ? {} : { council };
  const earlier: WireRequest['turns'][number][] = [];
  let answer: ScoredAnswer | null = null;
  for (const question of turns) {
    answer = await ask({ question, turns: [...earlier], ...filter });
    earlier.push({ question, articleIds: [...new Set(answer.citations.map(({ articleId }) => articleId))] });
  }
  if (!answer) throw new RangeError('A conversation needs a question.');
  const again = await ask({ question: turns.at(-1) ?? '', turns: earlier.slice(0, -1), ...filter });
  return { answer, repeatable: JSON.stringify(answer) === JSON.stringify(again) };
}

function scoreAnswer(row: ScoredQuestion, answer: ScoredAnswer, tally: ShareTally): boolean {
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

function scoreQuotes(row: ScoredQuestion, answer: ScoredAnswer, tally: ShareTally): boolean {
  const holds = ({ quote }: { readonly quote: string }) => quote.length <= maxQuoteChars && holdsExpected(row, quote);
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

/** Whether a text holds what a right answer holds. */
export function holdsExpected({ any }: Pick<ScoredQuestion, 'any'>, text: string): boolean {
  const folded = foldText(text);
  return any.some((span) => folded.includes(foldText(span)));
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
