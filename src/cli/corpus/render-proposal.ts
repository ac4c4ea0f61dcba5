import type { StoryProposal } from '../../core/corpus/corpus-desk.js';
import { makeSafe } from './make-safe.js';
import { renderFacts } from './render-story.js';

/** A proposed story as text: its facts, the speech that was marked, what was left out, what is to be decided. */
export function renderProposal({ id, from, article, dropped, open }: StoryProposal, columns: number): string {
  const names = new Map(article.people.map((person) => [person.id, person.name]));
  const speech = article.speech.map(
    ({ start, end, personId }) => `${names.get(personId) ?? personId}: ${article.text.slice(start, end)}`,
  );
  const sections = [
    list(`${id}, from ${from}`, renderFacts(article)),
    list(`Spoken words that were marked: ${speech.length}`, speech),
    list(`Left out: ${dropped.length}`, dropped),
    open.length === 0
      ? 'Nothing is left to decide.'
      : list(
          `To decide before it is served: ${open.length}`,
          open.map(({ line, message }) => `line ${line}: ${message}`),
          false,
        ),
  ];
  return `${sections.join('\n\n')}\n\n`;

  function list(head: string, lines: readonly string[], cut = true): string {
    const most = Math.max(20, columns - 2);
    const shown = lines.map((line) => `  ${cut ? shorten(makeSafe(line), most) : makeSafe(line)}`);
    return [makeSafe(head), ...shown].join('\n');
  }
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
