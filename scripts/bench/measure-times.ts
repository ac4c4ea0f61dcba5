import { createHash } from 'node:crypto';
import { createAsk } from '../../src/core/ask.js';
import type { Embedder } from '../../src/core/ports.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';

/** Parts of one answer in the order in which they come. */
export const stages = ['read', 'embed', 'retrieve', 'select', 'compose'] as const;
export type Stage = (typeof stages)[number];

/** Times in milliseconds. */
export interface Times {
  readonly embedAlone: readonly number[];
  readonly ask: readonly number[];
  readonly stages: Readonly<Record<Stage, readonly number[]>>;
}

/**
 * Asks every question `repetitions` times, each time once embedded alone and once asked, by turns, so that what slows the
 * machine down slows both. One round before is not counted.
 */
export async function measureTimes(
  index: StoriesIndex,
  embedder: Embedder,
  questions: readonly string[],
  repetitions: number,
): Promise<Times> {
  const marks: number[] = [];
  const mark = () => {
    marks.push(performance.now());
  };
  const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');
  const observer = { onRead: mark, onEmbedded: mark, onRetrieved: mark, onJudged: mark };
  const ask = createAsk({ index, embedder, hashText, observer });
  const times = {
    embedAlone: [] as number[],
    ask: [] as number[],
    stages: {
      read: [] as number[],
      embed: [] as number[],
      retrieve: [] as number[],
      select: [] as number[],
      compose: [] as number[],
    },
  };
  for (let round = 0; round <= repetitions; round += 1) {
    for (const question of questions) {
      const begun = performance.now();
      await embedder.embedQuestion(question);
      const embedAlone = performance.now() - begun;
      marks.length = 0;
      mark();
      await ask({ question });
      mark();
      if (round === 0) continue;
      times.embedAlone.push(embedAlone);
      times.ask.push((marks.at(-1) ?? 0) - (marks[0] ?? 0));
      // A question that is answered before it is searched for has no stages.
      if (marks.length !== stages.length + 1) continue;
      stages.forEach((stage, at) => times.stages[stage].push((marks[at + 1] ?? 0) - (marks[at] ?? 0)));
    }
  }
  return times;
}

/** Middle value; the mean of the middle two where there is an even number. NaN for none. */
export function findMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Smallest value that is no lower than the share `quantile` of them. NaN for none. */
export function findQuantile(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? NaN;
}
