import { expect, test } from 'vitest';
import { chunkArticle } from '../../../src/core/corpus/chunk-article.js';
import { describeChunk } from '../../../src/core/retrieval/describe-chunk.js';
import { makeArticle } from '../../fixtures/make-corpus.js';

test('a chunk is described by its words, its heading and what people ask of it', () => {
  const story = makeArticle('a', ['# The team', 'We have tea.', 'We have cake.']);
  const start = story.text.indexOf('have tea');
  const article = { ...story, asked: [{ start, end: start + 8, questions: ['a hot drink?', 'Any breaks?'] }] };
  const chunks = chunkArticle(article, { articleNumber: 0, maxTokens: 50, countTokens: (text) => text.length / 4 });
  const described = chunks.map((chunk) => describeChunk({ articles: [article], councils: [] }, chunk));
  expect(described.map(({ body, heading, asked }) => [body, heading, asked])).toEqual([
    ['We have tea.', 'The team', 'a hot drink? Any breaks?'],
    ['We have cake.', 'The team', ''],
  ]);
});
