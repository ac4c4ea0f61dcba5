import { isRecord } from '../is-record.js';
import type { Suggestion } from '../answer/suggestions.js';
import type { Article, Corpus } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';

/** Shapes of what an index's JSON files hold, checked as far as code relies on them. */
export function isSuggestion(value: unknown): value is Suggestion {
  return (
    isRecord(value) &&
    typeof value.question === 'string' &&
    typeof value.chunk === 'number' &&
    [value.articleIds, value.councilIds].every(Array.isArray)
  );
}

export function isCorpus(value: unknown): value is Corpus {
  if (!isRecord(value)) return false;
  const { articles, councils, signposts, replies, synonyms, suggestions, untold = [] } = value;
  const lists = [councils, signposts, synonyms, suggestions, untold].every(Array.isArray);
  return lists && isRecord(replies) && Array.isArray(articles) && articles.every(isArticle);
}

function isArticle(value: unknown): value is Article {
  if (!isRecord(value)) return false;
  const { id, text, people, blocks, speech, asked = [] } = value;
  const lists = [people, blocks, speech, asked];
  return typeof id === 'string' && typeof text === 'string' && lists.every(Array.isArray);
}

export function isChunk(value: unknown, articles: readonly Article[]): value is Chunk {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.article !== 'number') return false;
  const article = articles[value.article];
  const { heading, leadIn, sentences } = value;
  if (article === undefined || !isSpanInside(value, 0, article.text.length)) return false;
  if (![heading, leadIn].every((text) => text === null || typeof text === 'string')) return false;
  const { start, end } = value;
  return Array.isArray(sentences) && sentences.every((sentence) => isSpanInside(sentence, Number(start), Number(end)));
}

function isSpanInside(value: unknown, from: number, to: number): boolean {
  if (!isRecord(value)) return false;
  const { start, end } = value;
  return typeof start === 'number' && typeof end === 'number' && from <= start && start <= end && end <= to;
}
