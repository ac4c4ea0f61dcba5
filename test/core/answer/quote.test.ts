import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Quote } from '../../../src/core/answer/quote.js';
import { arbitraryArticle, cutsPair } from '../../fixtures/arbitrary-article.js';
import { parseBody, readFixture } from '../../fixtures/hold-index.js';

describe('Quote.locate', () => {
  it('is the very words of the article, or refuses', () => {
    fc.assert(
      fc.property(arbitraryArticle, fc.nat(400), fc.nat(400), (article, start, length) => {
        const { text } = article;
        const end = start + length;
        if (length === 0 || end > text.length || cutsPair(text, start) || cutsPair(text, end))
          expect(() => Quote.locate(article, start, end)).toThrow(RangeError);
        else {
          const quote = Quote.locate(article, start, end);
          expect(quote.text).toBe(text.slice(start, end));
          expect(text.slice(quote.start, quote.end)).toBe(quote.text);
          expect(/\p{Surrogate}/u.test(quote.text)).toBe(false);
        }
      }),
    );
  });

  it.each([
    [-1, 3],
    [0, 0],
    [3, 2],
    [0, 6],
    [0.5, 3],
    [0, Number.NaN],
    [0, Infinity],
    [1, 2],
    [2, 5],
  ])('refuses %d–%d of a text of five code units with a pair in it', (start, end) => {
    expect(() => Quote.locate({ ...parseBody('A.'), text: 'a🏡b.' }, start, end)).toThrow(RangeError);
  });

  it('names who speaks, only where the whole of the words are theirs', () => {
    const article = parseBody('[“I do,”](speaker:ann) says Ann. [“So do I.”](speaker:bob)');
    const speaker = (words: string) => {
      const start = article.text.indexOf(words);
      return Quote.locate(article, start, start + words.length).speaker?.name ?? null;
    };
    expect(speaker('I do')).toBe('Ann Lee');
    expect(speaker('“So do I.”')).toBe('Bob Day');
    expect(speaker('says Ann')).toBe(null);
    expect(speaker('I do,” says')).toBe(null);
    expect(speaker('I do,” says Ann. “So do I')).toBe(null);
  });

  it('gives role and employer as printed in that article', () => {
    const article = readFixture('two-sams');
    const start = article.text.indexOf('I hold twelve');
    expect(Quote.locate(article, start, start + 13).speaker).toEqual({
      id: 'sam-okafor',
      name: 'Sam Okafor',
      role: 'newly qualified social worker',
      employer: 'Northmere Council',
    });
  });
});

describe('there is no other way to a quote', () => {
  // The directives below fail `npm run check:types` where the compiler has nothing to complain of.
  it('for the compiler', () => {
    const article = parseBody('A.');
    // @ts-expect-error the constructor is private
    const made = (): unknown => new Quote(article, 0, 9, null);
    // @ts-expect-error an object with the same members is no quote
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the lint rule sees it as well
    const forged: Quote = { article, start: 0, end: 9, speaker: null, text: 'not there' };
    expect([typeof made, forged instanceof Quote]).toEqual(['function', false]);
  });

  it('in the source', () => {
    const root = new URL('../../../src/', import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const made =
      /\bnew Quote\(|\bas (?:unknown as )?Quote\b|<Quote>\s*[\w({]|Object\.(?:create|setPrototypeOf)\(|Reflect\.construct/gu;
    const found = files.flatMap((path) =>
      [...readFileSync(new URL(path, root), 'utf8').matchAll(made)].map(([code]) => `${path}: ${code}`),
    );
    expect(found).toEqual(['core/answer/quote.ts: new Quote(']);
  });
});
