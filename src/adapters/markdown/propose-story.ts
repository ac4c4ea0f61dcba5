import type { StoryFacts } from '../../core/corpus/corpus-desk.js';
import { type ArticleProposal, proposeArticle } from '../../core/corpus/import-article.js';
import { type FoundBlock, splitPlainText } from '../../core/corpus/import-blocks.js';
import { readBody } from './read-body.js';
import { type HtmlPage, readHtml } from './read-html.js';
import { writeArticle } from './write-article.js';

/** Text of a story as it came. `article` is one that has the corpus's own front matter already. */
export interface StorySource {
  readonly form: 'text' | 'html' | 'docx' | 'markdown' | 'article';
  /** Of a Word document: as HTML. */
  readonly text: string;
}

export interface ProposedStory {
  /** The file as it would be written. */
  readonly markdown: string;
  /** What was left out, and what it was taken for. */
  readonly dropped: ArticleProposal['dropped'];
  readonly blocks: number;
  readonly speakers: number;
  /** Places that a person has to decide. */
  readonly checks: number;
}

/** Proposes the corpus file of a story from its text. An `article` is kept as it is. */
export function proposeStory(
  { form, text }: StorySource,
  id: string,
  facts: Omit<StoryFacts, 'id'> = {},
): ProposedStory {
  if (form === 'article') return { markdown: text, dropped: [], blocks: 0, speakers: 0, checks: 0 };
  const page = form === 'html' || form === 'docx' ? readHtml(text) : null;
  const proposal =
    form === 'markdown' ? proposeMarkdown(text) : proposeArticle(listBlocks(page, form, text), page?.title);
  const { title = proposal.title, ...rest } = facts;
  const skipped = (page?.skipped ?? []).map((words) => ({ what: 'part of the page, not of the story', text: words }));
  return {
    markdown: writeArticle({ ...proposal, title }, id, { ...page?.facts, ...rest }),
    dropped: [...skipped, ...proposal.dropped],
    blocks: proposal.blocks.length,
    speakers: proposal.people.length,
    checks: proposal.blocks.reduce((sum, { checks }) => sum + checks.length, 0),
  };
}

function listBlocks(page: HtmlPage | null, form: StorySource['form'], text: string): readonly FoundBlock[] {
  if (page === null) return splitPlainText(text);
  // People set headings in bold more often than in a heading's style.
  const isFlat = form === 'docx' && page.blocks.every(({ kind }) => kind === 'paragraph');
  return isFlat ? splitPlainText(page.blocks.map((block) => block.text).join('\n')) : page.blocks;
}

function proposeMarkdown(source: string): ArticleProposal {
  const { text, blocks } = readBody(source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'), 1);
  return proposeArticle(blocks.map(({ kind, start, end }) => ({ kind, text: text.slice(start, end) })));
}
