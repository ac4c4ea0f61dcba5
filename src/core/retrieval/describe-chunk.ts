import type { Article, Corpus } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import { findAsked } from '../corpus/find-asked.js';
import type { LexicalDocument } from './lexical-table.js';

/** Text of a chunk and of what stands with it, by field. `chunk.article` is the article's place among `articles`. */
export function describeChunk(
  { articles, councils }: Pick<Corpus, 'articles' | 'councils'>,
  chunk: Chunk,
): LexicalDocument {
  const article = articles[chunk.article];
  if (!article) return { body: '', context: '', heading: '', names: '', title: '', asked: '' };
  const council = councils.find(({ id }) => id === article.councilId);
  const voices = new Set(chunk.sentences.map((sentence) => sentence.personId));
  const speakers = article.people.filter((person) => voices.has(person.id));
  return {
    body: article.text.slice(chunk.start, chunk.end),
    context: restOfBlock(article, chunk),
    heading: [chunk.heading, chunk.leadIn].filter((part) => part !== null).join(' '),
    names: [
      council?.name ?? '',
      ...speakers.flatMap(({ name, role, employer }) => [name, role ?? '', employer ?? '']),
    ].join(' '),
    title: article.title ?? '',
    asked: findAsked(article, chunk).join(' '),
  };
}

function restOfBlock(article: Article, chunk: Chunk): string {
  const block = article.blocks.find(({ start, end }) => start <= chunk.start && chunk.end <= end);
  return block
    ? `${article.text.slice(block.start, chunk.start)} ${article.text.slice(chunk.end, block.end)}`.trim()
    : '';
}
