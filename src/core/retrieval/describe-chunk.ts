import type { Article, Corpus } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { LexicalDocument } from './lexical-table.js';

/** What a chunk is found by: its own words and what stands with it. */
export function describeChunk(corpus: Pick<Corpus, 'articles' | 'councils'>, chunk: Chunk): LexicalDocument {
  const article = corpus.articles[chunk.article];
  if (!article) return { body: '', context: '', heading: '', names: '', title: '' };
  const council = corpus.councils.find(({ id }) => id === article.councilId);
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
  };
}

function restOfBlock(article: Article, chunk: Chunk): string {
  const block = article.blocks.find(({ start, end }) => start <= chunk.start && chunk.end <= end);
  return block
    ? `${article.text.slice(block.start, chunk.start)} ${article.text.slice(chunk.end, block.end)}`.trim()
    : '';
}
