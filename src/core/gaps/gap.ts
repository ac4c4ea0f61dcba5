import type { Answer } from '../answer/answer.js';

/** A question that the stories did not answer, or not in full. There is nothing in it that tells who asked or when in the day. */
export interface Gap {
  /** As it was understood, with personal data masked. */
  readonly question: string;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** How long and how many are kept. */
export interface GapLimits {
  /** A gap of this many days ago is removed: 1 keeps today's alone. */
  readonly days: number;
  readonly most: number;
}

/** What the server keeps of an answer; null where the stories answered, or the question was not one for them. */
export function readGap(answer: Pick<Answer, 'status' | 'standaloneQuestion'>, day: string): Gap | null {
  if (answer.status !== 'unanswerable' && answer.status !== 'partly-answered') return null;
  const question = answer.standaloneQuestion.replace(/\s+/gu, ' ').trim();
  return question === '' ? null : { question, day };
}

/**
 * Gaps without those that are too old or above the number, the oldest going first. They come sorted by day and words: the
 * order in which they were asked would tell which ones were one person's.
 */
export function ageGaps(gaps: readonly Gap[], today: string, { days, most }: GapLimits): readonly Gap[] {
  const first = addDays(today, 1 - days);
  const kept = gaps.filter(({ day }) => day >= first && day <= today);
  return kept.sort((a, b) => compare(a.day, b.day) || compare(a.question, b.question)).slice(-most);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
