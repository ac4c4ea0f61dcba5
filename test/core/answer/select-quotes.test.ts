import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectQuotes, type SelectedQuote } from '../../../src/core/answer/select-quotes.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { quotes as options, retrieval } from '../../../src/core/options.js';
import { askedComparer } from '../../../src/core/retrieval/compare-asked.js';
import { weighStems } from '../../../src/core/retrieval/compare-questions.js';
import { openLibrary } from '../../../src/core/retrieval/library.js';
import { readQuestion } from '../../../src/core/retrieval/read-question.js';
import { arbitraryArticle } from '../../fixtures/arbitrary-article.js';
import { holdIndex, parseBody, readFixture } from '../../fixtures/hold-index.js';
import { makeCorpus } from '../../fixtures/make-corpus.js';
import { createStubEmbedder } from '../../fixtures/stub-embedder.js';

const embedder = createStubEmbedder({ maxTokens: 400 });

/** Every quote that the passages of one article give for a question. */
async function select(article: Article, text: string, more: Partial<typeof options> = {}): Promise<SelectedQuote[]> {
  const library = openLibrary(await holdIndex({ ...makeCorpus({}), articles: [article] }, embedder), retrieval);
  const question = readQuestion(text, library, retrieval);
  const embedding = await embedder.embedQuestion(text);
  const input = {
    question,
    inverseFrequency: (stem: string) => library.lexical.inverseFrequency(stem),
    compareSentence: (chunk: number, at: number) => library.compareSentence(embedding.sentence, chunk, at),
    compareAsked: askedComparer(weighStems(question.words, library.lexical), library.lexical),
  };
  return selectQuotes(library.retriever.retrieve(question, embedding), input, { ...options, ...more });
}
const textsOf = async (...asked: Parameters<typeof select>) => (await select(...asked)).map(({ quote }) => quote.text);
const exact = { shortChars: 0, comfortableChars: 0 };

describe('selectQuotes', () => {
  it('quotes the sentence that answers, best passage first', async () => {
    const article = parseBody(
      'Rain fell on the town. Tea helps tired people. The end came.\n\nNothing else was said here.',
    );
    expect((await textsOf(article, 'does tea help tired people', exact))[0]).toBe('Tea helps tired people.');
  });

  it('prefers what people ask that very thing of, and takes a story that tells nothing of that for neither', async () => {
    const article = parseBody('Tea is served at noon. Rain fell on the town all day.');
    const scoreOf = async (asked: Article['asked']) => {
      const [quote] = await select({ ...article, ...(asked && { asked }) }, 'was it wet outside', exact);
      return { text: quote?.quote.text, score: quote?.score ?? 0 };
    };
    const rain = { start: article.text.indexOf('Rain'), end: article.text.length };
    const told = await scoreOf([{ ...rain, questions: ['Wet outside?'] }]);
    const unlike = await scoreOf([{ ...rain, questions: ['Is there a bus?'] }]);
    const unknown = await scoreOf(undefined);
    expect(told.text).toBe('Rain fell on the town all day.');
    expect(told.score).toBeGreaterThan(unknown.score);
    expect(unknown.score).toBeGreaterThan(unlike.score);
  });

  it('brings what “it” refers to', async () => {
    const article = parseBody('The kettle stands in the hall. It helps tired people a lot.');
    expect((await textsOf(article, 'helps tired people a lot', exact))[0]).toBe(
      'The kettle stands in the hall. It helps tired people a lot.',
    );
  });

  it('brings no question of the writer’s, even where “it” refers to that', async () => {
    const article = parseBody('What is the kettle in the hall for? It helps tired people a lot.');
    expect(await textsOf(article, 'helps tired people a lot')).toEqual(['It helps tired people a lot.']);
  });

  it('lets a short quote grow, up to three sentences', async () => {
    const article = parseBody('Tea helps people here. We also like cake. We also like rain. We also like sun.');
    const [quote] = await textsOf(article, 'tea helps people here', { shortChars: 9999 });
    expect(quote).toBe('Tea helps people here. We also like cake. We also like rain.');
  });

  it('never mixes two voices, nor a voice and the writer', async () => {
    const article = parseBody(
      'The tea is hot here. [“Tea is what helps people.”](speaker:ann) [“Tea never helps people.”](speaker:bob)',
    );
    const [quote] = await select(article, 'tea helps people', { shortChars: 9999 });
    expect(quote?.quote.speaker).not.toBe(null);
    expect(quote?.quote.text).toMatch(/^Tea (?:is what helps|never helps) people\.$/u);
  });

  it('names the speaker where one person’s words were marked sentence by sentence', async () => {
    const article = parseBody('[“Tea helps people here.](speaker:ann) [Tea is what we like here.”](speaker:ann)');
    for (const { quote } of await select(article, 'tea helps people here', { shortChars: 9999 }))
      expect(quote.speaker?.name).toBe('Ann Lee');
  });

  it('never quotes a question of the writer’s, a heading or a byline', async () => {
    const article = parseBody(
      '## What about supervision here?\n\nDo you get supervision every week here?\n\n[“Yes, I do,”](speaker:ann) says Ann Lee of supervision.',
    );
    expect(await textsOf(article, 'do you get supervision every week here')).toEqual(['Yes, I do']);
  });

  it('keeps to the longest quote that the rights allow, and to the house’s', async () => {
    const article = parseBody('Tea helps tired people every day. Tea helps us all. Tea and people go well together.');
    const allowed = { ...article, maxQuoteChars: 20 };
    expect(await textsOf(article, 'tea helps tired people')).toEqual([article.text]);
    expect(await textsOf(allowed, 'tea helps tired people')).not.toContain(article.text);
    for (const text of await textsOf(allowed, 'tea helps tired people')) expect(text.length).toBeLessThanOrEqual(20);
    for (const text of await textsOf(article, 'tea helps tired people', { maxChars: 40 }))
      expect(text.length).toBeLessThanOrEqual(40);
    expect(await textsOf(allowed, 'tea helps tired people')).toEqual(['Tea helps us all.']);
    const long = parseBody(`Tea helps ${'very '.repeat(150)}tired people.`);
    expect(await textsOf(long, 'tea helps tired people')).toEqual([]);
  });

  it('prefers the words of the person asked about', async () => {
    const article = readFixture('two-sams');
    for (const name of ['Sam Okafor', 'Sam Reyes']) {
      const [first] = await select(article, `What does ${name} say about supervision?`);
      expect(first?.quote.speaker?.name).toBe(name);
    }
  });
});

describe('selectQuotes of any article', () => {
  it('takes for somebody’s view what they say and what is reported of them, not what is said about them', async () => {
    const fits = async (body: string, question = 'What does Ann Lee think of tea?') =>
      (await select(parseBody(body), question)).map(({ fitsKind }) => fitsKind);
    expect(await fits('[“Tea helps tired people.”](speaker:ann)')).toEqual([true]);
    expect(await fits('Ann Lee says that tea helps tired people.')).toEqual([true]);
    expect(await fits('Ann Lee has won a prize for her tea.')).toEqual([false]);
    expect(await fits('[“Tea helps tired people.”](speaker:bob)')).toEqual([false]);
    expect(await fits('[“Tea helps tired people.”](speaker:bob)', 'What do people say about tea?')).toEqual([true]);
    expect(await fits('[“Ann Lee helps tired people.”](speaker:bob)', 'What do people say about Ann Lee?')).toEqual([
      true,
    ]);
  });

  it('gives one to three whole quotable sentences of one voice, at most one quote a passage, best first', async () => {
    const words = fc.array(fc.constantFrom('team', 'visit', 'tea', 'why', 'how', 'many', '🏡', 'Ann', 'Lee'), {
      minLength: 1,
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryArticle, words, async (article, asked) => {
        const selected = await select(article, asked.join(' '));
        expect(new Set(selected.map(({ passage }) => passage.number)).size).toBe(selected.length);
        for (const [at, { quote, passage, score }] of selected.entries()) {
          seen += 1;
          const inside = passage.chunk.sentences.filter(({ start, end }) => quote.start <= start && end <= quote.end);
          expect([inside.at(0)?.start, inside.at(-1)?.end]).toEqual([quote.start, quote.end]);
          expect(inside.length).toBeLessThanOrEqual(options.maxSentences);
          expect(inside.filter(({ quotable }) => !quotable)).toEqual([]);
          expect(new Set(inside.map(({ personId }) => personId))).toEqual(new Set([quote.speaker?.id ?? null]));
          expect(quote.text).toBe(article.text.slice(quote.start, quote.end));
          expect(quote.text.length).toBeLessThanOrEqual(options.maxChars);
          expect(score).toBeLessThanOrEqual(selected[at - 1]?.score ?? Infinity);
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(30);
  });
});
