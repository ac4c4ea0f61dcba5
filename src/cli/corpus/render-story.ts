import type { Article } from '../../core/corpus/article.js';
import { wrapText } from '../wrap-text.js';
import { makeSafe } from './make-safe.js';

/** What is known of a story, one line each. */
export function renderFacts(article: Article): readonly string[] {
  const { title, councilId, publisher, published, url, sponsor, rights, people } = article;
  const facts = {
    title,
    council: councilId,
    publisher,
    published,
    url,
    sponsor,
    rights: rights === '' ? null : rights,
  };
  const persons = people.map(({ id, name, role, employer, pseudonym }) => {
    const about = [name, role, employer].filter((part) => part !== null).join(', ');
    return `${'speaker'.padEnd(10)} ${id}: ${about}${pseudonym ? ' (pseudonym)' : ''}`;
  });
  return [...Object.entries(facts).map(([key, value]) => `${key.padEnd(10)} ${value ?? '–'}`), ...persons];
}

/** A story as text: what is known of it, then its words, with the speaker's id before what was spoken. */
export function renderStory(article: Article, columns: number): string {
  const { id, text, blocks, speech } = article;
  const width = Math.min(columns, 100);
  const told = blocks.map(({ kind, start, end }) => {
    const spoken = speech.filter((span) => span.start >= start && span.end <= end);
    const marked = spoken.reduceRight(
      (line, span) => `${line.slice(0, span.start - start)}[${span.personId}] ${line.slice(span.start - start)}`,
      text.slice(start, end),
    );
    return wrapText(makeSafe(kind === 'heading' ? `# ${marked}` : marked), width);
  });
  return `${[[id, ...renderFacts(article).map((fact) => `  ${makeSafe(fact)}`)].join('\n'), ...told].join('\n\n')}\n`;
}
