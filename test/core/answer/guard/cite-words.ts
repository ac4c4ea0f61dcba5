/** Citations of made-up stories, as an answer would have them. */
import type { Citation } from '../../../../src/core/answer/answer.js';
import { Quote } from '../../../../src/core/answer/quote.js';
import type { Article, Person } from '../../../../src/core/corpus/article.js';
import { makeArticle } from '../../../fixtures/make-corpus.js';

export const ann: Person = {
  id: 'ann',
  name: 'Ann Lee',
  role: 'newly qualified social worker',
  employer: 'Kent Council',
};
export const bob: Person = { id: 'bob', name: 'Bob Day', role: null, employer: null };

/** A story in which `speaker` says `words`, or the writer does. */
export function tell(id: string, words: string, speaker: Person | null, people: readonly Person[] = []): Article {
  return {
    ...makeArticle(id, [words]),
    people: [...(speaker ? [speaker] : []), ...people],
    speech: speaker ? [{ personId: speaker.id, start: 0, end: words.length }] : [],
  };
}

/** The whole text of each story as a quote, numbered from 1. */
export function citeAll(articles: readonly Article[]): Citation[] {
  return articles.map((article, at) => ({
    number: at + 1,
    quote: Quote.locate(article, 0, article.text.length),
    sha256: '0'.repeat(64),
    before: '',
    after: '',
    council: null,
    score: 1,
  }));
}
