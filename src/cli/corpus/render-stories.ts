import type { StoryRow } from '../../core/corpus/describe-story.js';
import { makeSafe } from './make-safe.js';
import { renderTable } from './render-table.js';

/** The stories as a table, and below it their rights, which are too long for one. */
export function renderStories(rows: readonly StoryRow[], columns: number): string {
  const head = ['story', 'council', 'speakers', 'age', 'words', 'missing'];
  const lines = rows.map(({ id, council, speakers, ageYears, words, missing }) => [
    id,
    council ?? '–',
    speakers.map(({ name, pseudonym }) => (pseudonym ? `${name} (pseudonym)` : name)).join(', ') || '–',
    ageYears === null ? '–' : `${ageYears} ${ageYears === 1 ? 'year' : 'years'}`,
    String(words),
    missing.join(', ') || '–',
  ]);
  const rights = [...new Set(rows.map((row) => row.rights))].map((text) => {
    const ids = rows.filter((row) => row.rights === text).map(({ id }) => id);
    return `${ids.length === rows.length ? 'All' : ids.join(', ')}: ${makeSafe(text)}`;
  });
  return `${renderTable([head, ...lines], columns)}\n\nRights\n${rights.map((line) => `  ${line}`).join('\n')}\n`;
}
