import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunkArticle } from '../../../src/core/corpus/chunk-article.js';
import { chunkEmbedPieces } from '../../../src/core/retrieval/chunk-embed-pieces.js';
import { arbitraryArticle, countPieces } from '../../fixtures/arbitrary-article.js';
import { parseBody } from '../../fixtures/hold-index.js';

const chunk = (article: ReturnType<typeof parseBody>, maxTokens = 200, width = 100) =>
  chunkArticle(article, { articleNumber: 0, maxTokens, countTokens: countPieces(width) });

it('puts heading, lead-in and speakers first, then a piece for each sentence', () => {
  const article = parseBody(
    '## Why stay?\n\nWhat has kept her?\n\n[“It is tea,”](speaker:ann) says Ann. [“And you.”](speaker:ann)\n\nRain fell.',
  );
  expect(chunk(article).map((made) => chunkEmbedPieces(article, made))).toEqual([
    ['Why stay?', 'What has kept her?'],
    ['Why stay? What has kept her? Ann Lee:', '“It is tea,”', 'says Ann.', '“And you.”'],
    ['Why stay?', 'Rain fell.'],
  ]);
});

it('has an empty first piece where there is no context', () => {
  const article = parseBody('Rain fell all day.');
  expect(chunk(article).map((made) => chunkEmbedPieces(article, made))).toEqual([['', 'Rain fell all day.']]);
});

it('holds just the chunk’s text, a piece a sentence, cut at white space', () => {
  const withoutSpace = (text: string) => text.replace(/\s+/gu, '');
  fc.assert(
    fc.property(arbitraryArticle, fc.integer({ min: 2, max: 90 }), fc.constantFrom(1, 100), (article, most, width) => {
      for (const made of chunk(article, most, width)) {
        const [, ...pieces] = chunkEmbedPieces(article, made);
        const text = article.text.slice(made.start, made.end);
        expect(pieces).toHaveLength(made.sentences.length);
        expect(withoutSpace(pieces.join(' '))).toBe(withoutSpace(text));
        // As many runs of characters as the text has: no token crosses a piece.
        expect(countPieces(1000)(pieces.join(' '))).toBe(countPieces(1000)(text));
      }
    }),
  );
});
