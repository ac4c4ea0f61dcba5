import type { IndexChange } from '../../core/corpus/corpus-desk.js';
import { makeSafe } from './make-safe.js';

/** What an index changes, as text; `verb` is "were" once it is built and "will be" before. */
export function renderChange(
  { articles, chunks, suggestions, indexVersion }: IndexChange,
  verb: 'were' | 'will be',
): string {
  const count = (ids: readonly string[]): string => (ids.length === 0 ? '0' : `${ids.length}: ${ids.join(', ')}`);
  const rows: [string, string][] = [
    [`Stories that ${verb} added`, count(articles.added)],
    [`Stories that ${verb} changed`, count(articles.changed)],
    [`Stories that ${verb} removed`, count(articles.removed)],
    ['Stories that stay', String(articles.kept.length)],
    [`Chunks that ${verb} embedded`, `${chunks.embedded} of ${chunks.embedded + chunks.reused}`],
    ['Suggestions', String(suggestions.proven)],
    ...suggestions.added.map((question): [string, string] => ['  new', question]),
    ...suggestions.removed.map((question): [string, string] => ['  gone', question]),
    ['Index', indexVersion],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, value]) => `${name.padEnd(width)}  ${makeSafe(value)}`).join('\n')}\n`;
}
