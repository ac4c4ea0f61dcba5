import { describe, expect, it } from 'vitest';
import { chunkArticle } from '../../../src/core/corpus/chunk-article.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { holdsWord, speaksOf } from '../../../src/core/retrieval/speaks-of.js';
import { countPieces } from '../../fixtures/arbitrary-article.js';
import { parseBody, readFixture } from '../../fixtures/hold-index.js';

function measure(article: Article, words: string, kind: 'person' | 'council', id: string, name = id): number {
  const chunks = chunkArticle(article, { articleNumber: 0, maxTokens: 200, countTokens: countPieces(100) });
  const chunk = chunks.find(({ start, end }) => article.text.slice(start, end).includes(words));
  if (!chunk) throw new Error(words);
  return speaksOf(article, chunk, { kind, id, name, first: 0, end: 1, articles: new Set([0]) });
}

describe('speaksOf', () => {
  const article = {
    ...parseBody(
      '[“It is tea.”](speaker:ann)\n\nRain fell on Bob and on Newham.\n\n## In Kent County\n\nThe sun shone.',
    ),
    councilId: 'essex',
  };

  it.each([
    ['who speaks there', 'tea', 'person', 'Ann Lee', 1],
    ['who is named there by a part of the name', 'Rain', 'person', 'Bob Day', 1],
    ['who speaks elsewhere in the article', 'sun', 'person', 'Ann Lee', 0.5],
    ['who is unknown to the article', 'sun', 'person', 'Eve Poe', 0],
    ['the article’s council', 'sun', 'council', 'essex', 1],
    ['a council in the words', 'Rain', 'council', 'newham', 1],
    ['a council in the heading', 'sun', 'council', 'kent', 1],
    ['a council that is not named', 'Rain', 'council', 'kent', 0],
  ] as const)('%s', (_what, words, kind, id, expected) => {
    expect(measure(article, words, kind, id)).toBe(expected);
  });

  it('wants a council’s whole name', () => {
    expect(measure(article, 'sun', 'council', 'x', 'Kent Downs')).toBe(0);
  });

  it('does not take one person for another of the same first name', () => {
    const sams = readFixture('two-sams');
    expect(measure(sams, 'I hold twelve', 'person', 'Sam Okafor')).toBe(1);
    expect(measure(sams, 'I hold twelve', 'person', 'Sam Reyes')).toBe(0.5);
    expect(measure(sams, 'As a manager I hold none', 'person', 'Sam Okafor')).toBe(0.5);
    expect(measure(sams, 'They share a first name', 'person', 'Sam Reyes')).toBe(1);
  });
});

describe('holdsWord', () => {
  it('is sure of a chunk’s own words, half sure of its article’s, and of nothing else', () => {
    const article = parseBody('Rain fell on Dunmore.\n\nThe sun shone.');
    const chunks = chunkArticle(article, { articleNumber: 0, maxTokens: 200, countTokens: countPieces(100) });
    expect(chunks.map((chunk) => holdsWord(article, chunk, 'dunmore'))).toEqual([1, 0.5]);
    expect(chunks.map((chunk) => holdsWord(article, chunk, 'hackney'))).toEqual([0, 0]);
  });
});
