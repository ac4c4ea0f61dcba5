import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer/answer.js';
import { createAsk, type Ask } from '../../src/core/ask.js';
import type { AskRequest } from '../../src/core/ask-request.js';
import type { Corpus } from '../../src/core/corpus/article.js';
import type { AnswerOptions } from '../../src/core/options.js';
import type { StoreFilter, StoriesStore } from '../../src/core/ports.js';
import { makeCatalogue } from '../../src/core/retrieval/catalogue.js';
import { rankChunks } from '../../src/core/retrieval/exact-dense-index.js';
import { openLibrary, type Library } from '../../src/core/retrieval/library.js';
import { openCollection } from '../../src/core/retrieval/open-collection.js';
import { readQuestion } from '../../src/core/retrieval/read-question.js';
import { listStoredChunks, takeText } from '../../src/core/retrieval/stored-chunk.js';
import type { StoriesIndex } from '../../src/core/retrieval/stories-index.js';
import { WordFilter } from '../../src/core/retrieval/word-filter.js';
import { splitWords } from '../../src/core/retrieval/words.js';
import { createSearch, type SearchResult } from '../../src/core/search.js';
import { holdIndex } from '../fixtures/hold-index.js';
import { lenient } from '../fixtures/lenient-options.js';
import { makeArticle } from '../fixtures/make-corpus.js';
import { createStubEmbedder } from '../fixtures/stub-embedder.js';

export interface StoriesStoreCase {
  /** A store that holds `index` and nothing else. */
  readonly open: (index: StoriesIndex) => Promise<StoriesStore>;
  /** Whether its word search ranks as ours does; another order may bring other chunks to the same question. */
  readonly ranksExactly: boolean;
}

const embedder = createStubEmbedder();
/** Has every word; in bytes of a plain array, so that it equals what is read back. */
export const everyWord = new WordFilter(new Uint8Array(8).fill(255));
const all: StoreFilter = { council: null, articles: null };
const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Nothing that is looked for is among the first few by chance: 30 articles of four paragraphs, of three councils and none. */
export function makeStoredCorpus(): Corpus {
  const subjects = [
    'tea',
    'roads',
    'children',
    'pay',
    'training',
    'weather',
    'caseload',
    'supervision',
    'courts',
    'homes',
  ];
  const words = (at: number) =>
    [0, 1, 2].map((step) => subjects[(at * 7 + step * 3) % subjects.length] ?? '').join(' and ');
  const councils = ['north', 'south', 'east'].map((id) => ({
    id,
    name: `${id} council`,
    aliases: [],
    careersUrl: null,
  }));
  const articles = Array.from({ length: 30 }, (_, at) => {
    const paragraphs = Array.from(
      { length: 4 },
      (__, part) =>
        `The ${words(at + part)} came on day ${at * 4 + part}. It’s “n° ${part}” of the café’s week; nothing else.`,
    );
    const article = makeArticle(`story-${at}`, [`# What about ${words(at)}?`, ...paragraphs]);
    const first = article.blocks[1] ?? { start: 0, end: 0 };
    return {
      ...article,
      ...(at % 5 === 0 && {
        asked: [{ start: first.start, end: first.end, questions: [`Is ${words(at + 1)} any fun?`, 'a lark?'] }],
      }),
      title: at % 2 === 0 ? `Story ${at}` : null,
      councilId: ['north', 'south', 'east', null][at % 4] ?? null,
      published: `20${10 + (at % 10)}`,
    };
  });
  const synonyms = [
    ['pay', 'what you earn'],
    ['caseload', 'number of children'],
  ];
  return { articles, councils, signposts: [], replies: {}, synonyms, suggestions: ['What is the pay?'] };
}

const questions: readonly AskRequest[] = [
  { question: 'What about the tea and the pay?' },
  { question: 'How many children are in a caseload?' },
  { question: 'what do you earn', council: 'north' },
  { question: 'Is there supervision?', council: 'east' },
  { question: 'Tell me about roads and training', filter: { articleIds: ['story-3', 'story-5', 'story-8'] } },
  { question: 'Tell me about homes', filter: { since: '2017' }, council: 'south' },
  { question: 'and the training?', turns: [{ question: 'What about the weather in north council?' }] },
  { question: 'What is a lark?' },
  { question: 'tell me about quantum chromodynamics' },
  { question: 'hello' },
  { question: 'wether and rodes' },
];

/** As the wire has it: of an article the id alone, as its fields stand in another order. */
export function present(result: Answer | SearchResult): string {
  return JSON.stringify(result, (key, value: unknown) =>
    key === 'article' ? (value as { readonly id: string }).id : value,
  );
}

/** What every store of stories must keep to. */
export function describeStoriesStore(name: string, { open, ranksExactly }: StoriesStoreCase): void {
  describe(`${name} keeps to the StoriesStore port`, () => {
    let index: StoriesIndex;
    let store: StoriesStore;
    let library: Library;
    beforeAll(async () => {
      const held = await holdIndex(makeStoredCorpus(), embedder);
      const suggestions = [
        { question: 'What is the pay?', articleIds: ['story-2'], chunk: 9, councilIds: ['east'] },
        { question: 'Is there tea?', articleIds: ['story-0'], chunk: 0, councilIds: [] },
      ];
      index = { ...held, language: everyWord, suggestions };
      library = openLibrary(index, lenient.retrieval);
      store = await open(index);
    });
    const councilOf = (number: number) => index.corpus.articles[index.chunks[number]?.article ?? -1]?.councilId ?? null;
    const embed = async (text: string) => (await embedder.embedQuestion(text)).sentence;
    const termsOf = (text: string) => readQuestion(text, library, lenient.retrieval).terms;

    it('gives back the catalogue', async () => {
      expect(await store.readCatalogue()).toEqual(makeCatalogue(index));
    });

    it('gives back every chunk and article as they were', async () => {
      const { chunks, articles } = await store.fetchChunks([...index.chunks.keys()]);
      expect([...chunks].sort((a, b) => a.number - b.number)).toEqual([...listStoredChunks(index)]);
      const texts = index.corpus.articles.map((article, number) => ({ number, text: takeText(article) }));
      expect([...articles].sort((a, b) => a.number - b.number)).toEqual(texts);
    });

    it('leaves out numbers that it does not have, and gives none for none', async () => {
      const { chunks, articles } = await store.fetchChunks([5, 5, 100_000]);
      expect(chunks.map(({ number }) => number)).toEqual([5]);
      expect(articles).toHaveLength(1);
      expect(await store.fetchChunks([])).toEqual({ chunks: [], articles: [] });
    });

    it('gives an article’s words by its place', async () => {
      const [, second] = index.corpus.articles;
      expect(await store.fetchArticle(1)).toEqual(second && takeText(second));
      expect(await store.fetchArticle(100_000)).toBeNull();
    });

    it.each([1, 10, 48])('finds the %i nearest by vector, each once', async (k) => {
      for (const text of ['tea and roads', 'The courts came on day 17.']) {
        const vector = await embed(text);
        const found = await store.findNearest(vector, k, all);
        expect(new Set(found).size).toBe(found.length);
        const nearest = rankChunks(index.embeddings.chunkVectors, vector, [...index.chunks.keys()], k);
        expect(found).toEqual(expect.arrayContaining(nearest.map(({ chunk }) => chunk)));
      }
    });

    it('gives all where there are fewer', async () => {
      const everything = await store.findNearest(await embed('tea'), 1000, { council: null, articles: [3, 4] });
      const own = [...index.chunks.keys()].filter((number) => [3, 4].includes(index.chunks[number]?.article ?? -1));
      expect([...everything].sort((a, b) => a - b)).toEqual(own);
    });

    it('looks among the chunks of a council, of articles, or of both', async () => {
      const vector = await embed('tea and roads');
      const terms = termsOf('tea and roads');
      for (const filter of [
        { council: 'north', articles: null },
        { council: null, articles: [1, 2] },
        { council: 'south', articles: [1, 2, 4] },
      ]) {
        const found = [
          ...(await store.findNearest(vector, 20, filter)),
          ...(await store.findByWords(terms, 20, filter)),
        ];
        expect(found.length).toBeGreaterThan(0);
        for (const number of found) {
          if (filter.council !== null) expect(councilOf(number)).toBe(filter.council);
          if (filter.articles !== null) expect(filter.articles).toContain(index.chunks[number]?.article);
        }
      }
      expect(await store.findNearest(vector, 5, { council: 'south', articles: [] })).toEqual([]);
      expect(await store.findByWords(terms, 5, { council: 'nowhere', articles: null })).toEqual([]);
    });

    it.each([1, 10, 48])('finds %i by words, by stems, synonyms and all fields', async (k) => {
      for (const text of [
        'What about supervision?',
        'roads or weather',
        'how many children',
        'story 4 north',
        'earning',
      ]) {
        const terms = termsOf(text);
        const found = await store.findByWords(terms, k, all);
        expect(new Set(found).size).toBe(found.length);
        const scores = library.lexical.score(terms);
        expect(found.filter((number) => !scores.has(number))).toEqual([]);
        expect(found.length).toBeGreaterThanOrEqual(Math.min(k, scores.size));
        const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
        if (ranksExactly) expect(found).toEqual(expect.arrayContaining(ranked.slice(0, k)));
      }
    });

    it('finds nothing by no words and by words that nothing holds', async () => {
      expect(await store.findByWords([], 10, all)).toEqual([]);
      expect(await store.findByWords(termsOf('quantum "chromodynamics" OR * NEAR('), 10, all)).toEqual([]);
    });

    it('stands odd words', async () => {
      const odd = ['“', 'd’état', "o'clock' OR 1=1 --", 'ÀÉ', '日本語', '"', 'and', 'NOT', 'n°'];
      const terms = odd.map((word) => ({ stem: word.toLowerCase(), word, weight: 1, synonyms: [[word, 'tea'], []] }));
      expect(Array.isArray(await store.findByWords(terms, 10, all))).toBe(true);
      expect(splitWords('café’s').map(({ stem }) => stem)).toEqual(['café']);
      expect((await store.findByWords(termsOf('café'), 1000, all)).length).toBe(120);
      expect(await store.findByWords(termsOf('cafe'), 1000, all)).toEqual([]);
    });

    describe('through it', () => {
      const narrow: AnswerOptions = { ...lenient, retrieval: { ...lenient.retrieval, firstStage: 9, candidates: 6 } };
      const openBoth = async (options: AnswerOptions): Promise<readonly [Ask, Ask]> => {
        const collection = openCollection(store, await store.readCatalogue(), options.retrieval);
        return [
          createAsk({ index, embedder, hashText, options }),
          createAsk({ library: collection, embedder, hashText, options }),
        ];
      };

      it.each(questions)('answers %j to the byte as from memory', async (request) => {
        // Where words rank otherwise, nearly everything has to be found for the answers to be equal.
        const wide = { ...lenient, retrieval: { ...lenient.retrieval, firstStage: 96 } };
        for (const options of ranksExactly ? [lenient, narrow] : [wide]) {
          const [fromMemory, fromStore] = await openBoth(options);
          const answer = await fromStore(request);
          expect(present(answer)).toBe(present(await fromMemory(request)));
          if (request.question !== 'hello') expect(answer.citations.length).toBeGreaterThan(0);
        }
      });

      it('searches as in memory', async () => {
        const options = ranksExactly ? narrow : { ...lenient, retrieval: { ...lenient.retrieval, firstStage: 96 } };
        const collection = openCollection(store, await store.readCatalogue(), options.retrieval);
        const fromStore = createSearch({ library: collection, embedder, options });
        const fromMemory = createSearch({ index, embedder, options });
        for (const request of [{ query: 'tea and roads' }, { query: 'supervision', council: 'east', limit: 50 }]) {
          const found = await fromStore(request);
          expect(found.passages.length).toBeGreaterThan(5);
          expect(present(found)).toBe(present(await fromMemory(request)));
        }
      });
    });
  });
}
