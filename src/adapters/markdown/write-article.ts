import { stringify } from 'yaml';
import type { ArticleProposal, ProposedBlock } from '../../core/corpus/import-article.js';

/** What a page tells about itself besides its words; absent where it doesn't. */
export interface PageFacts {
  readonly url?: string;
  readonly publisher?: string;
  readonly published?: string;
  /** Known from whoever adds the story; empty rights keep it out of the corpus. */
  readonly council?: string;
  readonly rights?: string;
}

/**
 * Markdown file of a proposed article: reading it back gives the same words. `rights` is left empty where they are not given,
 * so the corpus check fails until a person has filled it in; notes for that person are `<!-- CHECK: … -->` before the block they are about.
 */
export function writeArticle(proposal: ArticleProposal, id: string, facts: PageFacts = {}): string {
  const people = Object.fromEntries(
    proposal.people.map(({ id: personId, name, role, employer }) => [
      personId,
      { name, ...(role !== null && { role }), ...(employer !== null && { employer }) },
    ]),
  );
  const frontMatter = {
    id,
    ...(proposal.title !== null && { title: proposal.title }),
    ...facts,
    rights: facts.rights ?? '',
    ...(proposal.people.length > 0 && { people }),
  };
  const parts = [`---\n${stringify(frontMatter, { lineWidth: 0 })}---`, ...proposal.blocks.map(writeBlock)];
  return `${parts.join('\n\n')}\n`;
}

/** Text in which no character means anything to Markdown. `text` begins a line where `lineStart`. */
export function escapeMarkdown(text: string, lineStart: boolean): string {
  const inline = text
    .replace(/\n/gu, ' ')
    .replace(/[\\`*_[\]<]/gu, '\\$&')
    .replace(/&(?=[#\p{L}])/gu, '\\&')
    // Before a link, at the end, it would make an image of it.
    .replace(/!(?=\\\[|$)/gu, '\\!');
  return lineStart ? inline.replace(/^([#>+=~-])/u, '\\$1').replace(/^(\d{1,9})([.)])/u, '$1\\$2') : inline;
}

function writeBlock({ kind, text, speech, checks }: ProposedBlock): string {
  let line = kind === 'heading' ? '## ' : '';
  let done = 0;
  for (const { start, end, personId } of speech) {
    line += escapeMarkdown(text.slice(done, start), line === '');
    line += `[${escapeMarkdown(text.slice(start, end), false)}](speaker:${personId})`;
    done = end;
  }
  line += escapeMarkdown(text.slice(done), line === '');
  // Markdown takes the number signs at a heading's end away.
  if (kind === 'heading') line = `## ${line.slice(3).replace(/#/gu, '\\#')}`;
  return [
    ...checks.map((check) => `<!-- CHECK: ${check.replace(/--+/gu, '–').replace(/[<>\n]/gu, ' ')} -->`),
    line,
  ].join('\n\n');
}
