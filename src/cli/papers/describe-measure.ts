import { baseline } from './baseline-figures.js';
import { describeMeasured, findFigure } from './find-figure.js';
import { markGap, writeList, writePlain, writeShare } from './mark-gaps.js';
import type { PaperFacts } from './paper-facts.js';

/** Says what the figures were measured on, and what a person has to measure where this index is another. */
export function describeMeasure(manifest: PaperFacts['index']['manifest']): string {
  const { isSameModel, isSameStories } = describeMeasured(manifest);
  const on = `These figures are of the project’s last measurement, with the model ${writePlain(baseline.embedder.id)}.`;
  if (isSameModel && isSameStories) return `${on} Model and stories were those of this index.`;
  const other = [...(isSameModel ? [] : ['the model']), ...(isSameStories ? [] : ['the stories'])].join(' and ');
  const gap = markGap('the service owner', 'the figures for these stories, from `ask eval` with questions of your own');
  return `${on} This index has other contents: ${other} differ${isSameStories ? 's' : ''}. ${gap}`;
}

/** The few figures that a reader needs first, of questions that nobody looked at while the tool was made. */
export function showHeadlines(): string {
  const lines = headlines.flatMap(([row, say]) => {
    const figure = findFigure('questions-kept', row);
    return figure === null ? [] : [say(writeShare(figure))];
  });
  return writeList(lines);
}

const headlines: readonly (readonly [row: string, say: (share: string) => string])[] = [
  ['quotes verbatim in the source', (share) => `${share} of quotes stood in the story word for word.`],
  ['speaker named rightly', (share) => `${share} of quotes named the right speaker.`],
  [
    'answerable: first citation right',
    (share) => `In ${share} of questions that the stories answer, the first quote was right.`,
  ],
  ['answerable: right within three', (share) => `In ${share} of them one of the first three quotes was right.`],
  ['answerable but refused', (share) => `In ${share} of them it said, wrongly, that the stories do not answer.`],
  [
    'unanswerable: says so, quotes nothing',
    (share) => `In ${share} of questions that the stories do not answer, it said so.`,
  ],
  ['person in need signposted', (share) => `${share} of people in need were shown help lines.`],
];
