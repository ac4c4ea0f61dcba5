import type { GapReport, ShownGap } from '../../core/gaps/describe-gaps.js';
import { makeSafe } from '../corpus/make-safe.js';

/** What a cluster is about, in words that may be shown. */
export function nameGap({ questions: [question], words }: ShownGap): string {
  return question ?? (words.length > 0 ? words.join(', ') : 'no word that enough people used');
}

/** Clusters as text, the largest first, each with the story that would answer it. */
export function renderGaps({ questions, clusters, hidden }: GapReport, fewest: number): string {
  const parts = clusters.map((gap, at) => {
    const { count, words } = gap;
    const lines = [
      `${at + 1}. ${nameGap(gap)}`,
      `   asked ${count} ${count === 1 ? 'time' : 'times'}; words in common: ${words.join(', ') || 'none'}`,
      ...gap.questions.slice(1).map((question) => `   also: ${question}`),
      `   ${describeStory(gap)}`,
    ];
    return makeLines(lines);
  });
  const total = `${questions} ${questions === 1 ? 'question' : 'questions'} that the stories do not answer.`;
  const rest = hidden === 0 ? [] : [`Not shown: ${hidden}, as fewer than ${fewest} asked about the same thing.`];
  const next = clusters[0] ? [`Commission this story first: ${nameGap(clusters[0])}`] : [];
  return `${makeLines([[total, ...rest].join(' ')])}\n\n${[...parts, ...next.map(makeSafe)].join('\n\n')}\n`.replace(
    /\n{3,}/gu,
    '\n\n',
  );
}

/** The story that is missing, as far as the words of the questions tell. */
function describeStory({ words, council, roles }: ShownGap): string {
  const parts = [
    words.length > 0 ? `about ${words.join(', ')}` : null,
    council ? `from ${council.name}` : 'from any council (none is named)',
    roles.length > 0 ? `told by: ${roles.join(', ')}` : 'told by any social worker (no role is named)',
  ];
  return `Story that would answer it: ${parts.filter((part) => part !== null).join('; ')}.`;
}

function makeLines(lines: readonly string[]): string {
  return lines.map(makeSafe).join('\n');
}
