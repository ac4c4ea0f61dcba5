import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/adapters/markdown/parse-article.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { chunkArticle } from '../../../src/core/corpus/chunk-article.js';
import { chunkEmbedPieces } from '../../../src/core/retrieval/chunk-embed-pieces.js';
import {
  arbitraryArticle,
  arbitraryDraft,
  assembleArticle,
  countPieces,
  cutsPair,
  writeDraft,
} from '../../fixtures/arbitrary-article.js';
import { parseBody, readFixture } from '../../fixtures/hold-index.js';

const options = { articleNumber: 3, maxTokens: 60, countTokens: countPieces(Infinity) };
const chunk = (article: Article, more: Partial<typeof options> = {}) => chunkArticle(article, { ...options, ...more });
const textOf = (article: Article) => (span: { start: number; end: number }) => article.text.slice(span.start, span.end);

describe('chunkArticle', () => {
  it('makes a chunk of each paragraph and gives it the heading above', () => {
    const article = parseBody(
      'Before all headings.\n\n## Why tea?\n\nIt warms us.\n\nIt cheers us.\n\n## Why not?\n\nNo idea.',
    );
    expect(chunk(article).map((made) => [made.heading, textOf(article)(made)])).toEqual([
      [null, 'Before all headings.'],
      ['Why tea?', 'It warms us.'],
      ['Why tea?', 'It cheers us.'],
      ['Why not?', 'No idea.'],
    ]);
    expect(chunk(article)[0]).toMatchObject({ id: 'a:0-20', article: 3, start: 0, end: 20 });
  });

  it('gives speech the writer’s sentence that leads up to it, and nothing else', () => {
    const article = parseBody(
      'Ann came late. What has kept her here?\n\n[“The people I work with.”](speaker:ann)\n\nThe rain fell.\n\n[“And the tea.”](speaker:ann)',
    );
    expect(chunk(article).map(({ leadIn }) => leadIn)).toEqual([null, 'What has kept her here?', null, null]);
  });

  it('cuts a paragraph that is too long between sentences, and says the last one again', () => {
    const article = parseBody('One two three four. Five six seven eight. Nine ten eleven twelve.');
    expect(chunk(article, { maxTokens: 8 }).map(textOf(article))).toEqual([
      'One two three four. Five six seven eight.',
      'Five six seven eight. Nine ten eleven twelve.',
    ]);
    expect(chunk(article, { maxTokens: 7 }).map(textOf(article))).toEqual([
      'One two three four.',
      'Five six seven eight.',
      'Nine ten eleven twelve.',
    ]);
  });

  it('cuts inside a sentence that alone is too long, and never quotes its parts', () => {
    const article = parseBody('One two three four five six seven. The rest of it is short.');
    const chunks = chunk(article, { maxTokens: 5 });
    expect(chunks.length).toBeGreaterThan(2);
    for (const { sentences } of chunks)
      for (const sentence of sentences)
        if (!textOf(article)(sentence).endsWith('.') || textOf(article)(sentence).includes('seven'))
          expect(sentence.quotable).toBe(false);
  });

  it('leaves out a heading that would take more than a third of the tokens', () => {
    const article = parseBody('## One two three\n\nFour five six.');
    expect(chunk(article, { maxTokens: 9 })[0]?.heading).toBe('One two three');
    expect(chunk(article, { maxTokens: 8 })[0]?.heading).toBe(null);
  });

  it('has no heading among its words, in the fixture either', () => {
    const article = readFixture('two-sams');
    const headings = article.blocks.filter(({ kind }) => kind === 'heading');
    expect(headings.length).toBeGreaterThan(3);
    for (const made of chunk(article, { maxTokens: 200 }))
      for (const { start, end } of headings) expect(made.start < end && start < made.end).toBe(false);
  });
});

describe('chunkArticle of any article', () => {
  const property = (
    check: (article: Article, countTokens: (text: string) => number, maxTokens: number) => void,
    fewestTokens = 1,
  ) => {
    const width = fc.constantFrom(1, 3, Infinity);
    const maxTokens = fc.oneof(fc.integer({ min: fewestTokens, max: 120 }), fc.integer({ min: 60, max: 80 }));
    fc.assert(
      fc.property(arbitraryArticle, width, maxTokens, (article, pieceWidth, most) => {
        check(article, countPieces(pieceWidth), most);
      }),
    );
  };

  it('lies inside its paragraph, in order, overlaps by one sentence at most, no character cut', () => {
    property((article, countTokens, maxTokens) => {
      let [at, lastSentence] = [0, 0];
      for (const { start, end, id, sentences } of chunk(article, { countTokens, maxTokens })) {
        expect(start >= at || start === lastSentence).toBe(true);
        expect(id).toBe(`any:${start}-${end}`);
        const inside = article.blocks.find((block) => block.start <= start && end <= block.end);
        expect(inside?.kind).toBe('paragraph');
        expect([cutsPair(article.text, start), cutsPair(article.text, end)]).toEqual([false, false]);
        expect(end).toBeGreaterThan(at);
        [at, lastSentence] = [end, sentences.at(-1)?.start ?? end];
      }
    });
  });

  it('holds its sentences, in order, no overlap, no character cut; each chunk has one', () => {
    property((article, countTokens, maxTokens) => {
      for (const { start, end, sentences } of chunk(article, { countTokens, maxTokens })) {
        expect(sentences.length).toBeGreaterThan(0);
        let at = start;
        for (const sentence of sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(at);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          expect([cutsPair(article.text, sentence.start), cutsPair(article.text, sentence.end)]).toEqual([
            false,
            false,
          ]);
          at = sentence.end;
        }
        expect(at).toBeLessThanOrEqual(end);
      }
    });
  });

  it('takes no more tokens with its context than it may', () => {
    property((article, countTokens, maxTokens) => {
      for (const made of chunk(article, { countTokens, maxTokens })) {
        const text = chunkEmbedPieces(article, made).filter(Boolean).join(' ');
        expect(countTokens(text)).toBeLessThanOrEqual(maxTokens);
      }
    }, 60);
  });

  it('covers every letter and digit of the paragraphs', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
    property((article, countTokens, maxTokens) => {
      const paragraphs = article.blocks.filter(({ kind }) => kind === 'paragraph').map(textOf(article));
      let at = 0;
      const fresh = chunk(article, { countTokens, maxTokens }).map(({ start, end }) => {
        const from = Math.max(start, at);
        at = end;
        return article.text.slice(from, end);
      });
      expect(letters(fresh.join(''))).toBe(letters(paragraphs.join('')));
    });
  });

  it('is the same from Markdown, whatever its line ends, and keeps every character', () => {
    fc.assert(
      fc.property(arbitraryDraft, fc.constantFrom('\n', '\r\n', '\r'), (draft, lineEnd) => {
        const { article } = parseArticle(writeDraft(draft, lineEnd), 'any');
        const expected = assembleArticle(draft);
        expect({ ...article, people: expected.people }).toEqual(expected);
        expect(chunk(article)).toEqual(chunk(expected));
      }),
    );
  });
});
