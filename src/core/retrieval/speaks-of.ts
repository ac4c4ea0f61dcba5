import type { Article } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { NameMention } from './corpus-names.js';
import { wordsIn } from './words.js';

/**
 * How surely a chunk speaks of a council or a person: 1 where its article is the council's, the person speaks in it, or
 * its own words or heading hold the name (of a person's, a part that nobody else in the article bears will do); 0.5 where
 * the person speaks elsewhere in the article; else 0.
 */
export function speaksOf(article: Article, chunk: Chunk, { kind, id, name }: NameMention): number {
  if (kind === 'council' && article.councilId === id) return 1;
  const people = kind === 'person' ? article.people.filter((person) => person.name === id) : [];
  if (people.some((person) => chunk.sentences.some(({ personId }) => personId === person.id))) return 1;
  const words = wordsWith(article, chunk);
  const parts = [...wordsIn(name)].filter((word) => word.length > 2);
  if (parts.length > 0 && parts.every((part) => words.has(part))) return 1;
  if (kind === 'council') return 0;
  const others = article.people.filter((person) => person.name !== id).map((person) => person.name);
  const shared = wordsIn(others.join(' '));
  if (parts.some((part) => words.has(part) && !shared.has(part))) return 1;
  return people.length > 0 ? 0.5 : 0;
}

/** 1 where a chunk, its heading or its lead-in holds the word; 0.5 where another part of its article does; else 0. */
export function holdsWord(article: Article, chunk: Chunk, word: string): number {
  if (wordsWith(article, chunk).has(word)) return 1;
  return wordsIn(article.text).has(word) ? 0.5 : 0;
}

function wordsWith(article: Article, chunk: Chunk): ReadonlySet<string> {
  return wordsIn(`${chunk.heading ?? ''} ${chunk.leadIn ?? ''} ${article.text.slice(chunk.start, chunk.end)}`);
}
