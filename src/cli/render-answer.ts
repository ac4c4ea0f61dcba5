import pc from 'picocolors';
import type { AnswerBody, CitationBody } from '../http/contract/ask.js';
import { wrapText } from './wrap-text.js';

export interface RenderStyle {
  readonly columns: number;
  readonly colour: boolean;
}

// Longer lines are hard to read however wide the terminal is.
const maxColumns = 100;

/** Gives an answer as text for a terminal: our words with the quotes, help lines, numbered sources, what to ask next. */
export function renderAnswer(answer: AnswerBody, style: RenderStyle): string {
  const colours = pc.createColors(style.colour);
  const columns = Math.min(style.columns, maxColumns);
  const wrap = (text: string, indent = ''): string => wrapText(makeSafe(text), columns, indent);
  const heading = (text: string): string => colours.bold(text);
  const parts = [
    markNumbers(wrap(answer.text), colours.cyan),
    ...answer.signposts.map((signpost) => renderSignpost(signpost, wrap, colours.bold)),
    ...renderSources(answer, wrap, heading, colours.cyan),
    ...renderList('You could ask', answer.suggestions, wrap, heading),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Wrap = (text: string, indent?: string) => string;
type Paint = (text: string) => string;

// The colour goes on after wrapping: its codes would count as columns.
function markNumbers(text: string, paint: Paint): string {
  return text.replace(/\[\d\]/gu, (number) => paint(number));
}

function renderSignpost(signpost: AnswerBody['signposts'][number], wrap: Wrap, bold: Paint): string {
  const lines = [signpost.text, signpost.phone, signpost.url].filter((line) => line !== null);
  return [bold(wrap(signpost.name)), ...lines.map((line) => wrap(line, '  '))].join('\n');
}

function renderSources(answer: AnswerBody, wrap: Wrap, heading: Paint, paint: Paint): string[] {
  if (answer.citations.length === 0) return [];
  const entries = answer.citations.map((citation) => {
    const lines = [describeSource(citation)];
    if (!answer.text.includes(citation.quote)) lines.unshift(`“${citation.quote}”`);
    if (citation.url !== null) lines.push(citation.url);
    const [first = '', ...rest] = lines.map((line) => wrap(line, '    '));
    return [`${paint(`[${citation.number}]`)} ${first.trimStart()}`, ...rest].join('\n');
  });
  return [[heading('Sources'), ...entries].join('\n')];
}

function describeSource(citation: CitationBody): string {
  const { speaker } = citation;
  const who = [speaker?.name ?? 'The article', speaker?.role, speaker?.employer];
  const where = [citation.articleTitle ?? citation.articleId, citation.publisher, citation.published?.slice(0, 4)];
  const known = (parts: readonly (string | null | undefined)[]): string =>
    parts.filter((part) => part != null).join(', ');
  return `${known(who)}: ${known(where)}`;
}

function renderList(title: string, items: readonly string[], wrap: Wrap, heading: Paint): string[] {
  return items.length === 0 ? [] : [[heading(title), ...items.map((item) => wrap(item, '  '))].join('\n')];
}

/** `text` without control characters, which could steer the terminal. */
export function makeSafe(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, ' ');
}
