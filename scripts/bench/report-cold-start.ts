import { measureColdStart } from './measure-cold-start.js';
import { findMedian } from './measure-times.js';

/** Most that a process may take, as a multiple of what it is compared with. */
const targets = { question: 0.8, help: 2.5 } as const;

const question = 'Why did Jess leave her finance job?';

/** Starts `ask` from cold beside what it is compared with, and says how long each took. */
export function reportColdStart(pairs: number): string {
  const times = measureColdStart(question, pairs);
  const row = (name: string, values: readonly number[], target?: string) =>
    `${name.padEnd(28)} ${findMedian(values).toFixed(0)}${target ?? ''}`;
  const ratio = (of: readonly number[], to: readonly number[], most: number) =>
    `; ${(findMedian(of) / findMedian(to)).toFixed(2)} of it (target: ${most} at most)`;
  return [
    `From cold, ${pairs} times each by turns. Milliseconds, medians.`,
    row('`node -e 0`', times.nothing),
    row('  ask --help', times.help, ratio(times.help, times.nothing, targets.help)),
    row('transformers, embedding once', times.bareEmbedding),
    row('  ask, one question', times.question, ratio(times.question, times.bareEmbedding, targets.question)),
  ].join('\n');
}
