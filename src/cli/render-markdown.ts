import type { AnswerBody, CitationBody } from '../http/contract/ask.js';

/**
 * An answer as Markdown to paste: each quote as a block quote with its source, and what `ask verify` checks it by. Where
 * there is no quote, the words and help lines of the answer.
 */
export function renderMarkdown(answer: AnswerBody): string {
  const parts =
    answer.citations.length > 0
      ? answer.citations.map(renderCitation)
      : [
          ...answer.text.split('\n\n').map((paragraph) => escapeMarkdown(paragraph)),
          ...answer.signposts.map(({ name, phone, url, text }) => {
            const lines = [text, phone].filter((line) => line !== null).map((line) => escapeMarkdown(line));
            return `- **${escapeMarkdown(name)}**: ${[...lines, ...(url === null ? [] : [writeLink(url)])].join(' ')}`;
          }),
        ];
  return `${parts.join('\n\n')}\n`;
}

function renderCitation(citation: CitationBody): string {
  const { speaker, articleTitle, publisher, published, url, articleId, start, end, sha256 } = citation;
  const who = [speaker?.name ?? 'The article', speaker?.role, speaker?.employer].filter((part) => part != null);
  const where = [
    articleTitle === null ? null : `*${escapeMarkdown(articleTitle)}*`,
    publisher === null ? null : escapeMarkdown(publisher),
    published === null ? null : writeDate(published),
    url === null ? null : writeLink(url),
  ].filter((part) => part !== null);
  const source = `— ${who.map((part) => escapeMarkdown(part)).join(', ')}${where.length > 0 ? `: ${where.join(', ')}` : ''}`;
  const place = `Article ${articleId}, characters ${start}–${end}, SHA-256 ${sha256}`;
  const paragraphs = [...citation.quote.split(/\n+/u).map((line) => escapeMarkdown(line)), source, place];
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n');
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** "2 March 2018", "March 2018" or "2018", as far as the date is known. */
function writeDate(published: string): string {
  const [year = '', month, day] = published.split('-');
  const name = months[Number(month) - 1];
  return [day === undefined ? null : String(Number(day)), name, year].filter((part) => part != null).join(' ');
}

// Only the web's own addresses may become links.
function writeLink(url: string): string {
  return /^https?:\/\/[^\s<>]+$/u.test(url) ? `<${url}>` : escapeMarkdown(url);
}

/** `text` so that Markdown shows it to the letter. Line ends become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<~$]|&(?=#?\w+;)/gu, '\\$&')
    .replace(/^[-+=#>|]/u, '\\$&')
    .replace(/^(\d+)([.)])/u, '$1\\$2');
}
