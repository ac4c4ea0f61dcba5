import type { Article } from '../corpus/article.js';
import { IndexMismatchError } from '../errors.js';
import type { RetrievalOptions } from '../options.js';
import type { StoreFilter, StoriesStore } from '../ports.js';
import { fits, narrows, type CheckedFilter } from '../story-filter.js';
import { uploadAgain, type Catalogue } from './catalogue.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import type { Collection, GatherRequest } from './collection.js';
import { CorpusNames } from './corpus-names.js';
import { describeChunk } from './describe-chunk.js';
import { ExactDenseIndex } from './exact-dense-index.js';
import { LexicalIndex } from './lexical-index.js';
import { multiply } from './library.js';
import { Synonyms } from './read-question.js';
import { openShelf, type ShelfIndex } from './shelf.js';
import type { FetchedChunks, StoredChunk } from './stored-chunk.js';
import { QuestionSet } from './question-set.js';

/** A speaker is looked for among this many times the chunks: a store filters by article, and others speak there too. */
const speakerShare = 4;

/**
 * Opens a collection whose chunks live in a store: for each question it fetches those that could answer, and everything
 * after that goes as it does over an index in memory, with the words, names and counts of the whole collection.
 */
export function openCollection(store: StoriesStore, catalogue: Catalogue, options: RetrievalOptions): Collection {
  const { manifest, corpus, language, suggestions, properWords, words } = catalogue;
  const suggested = new Map(catalogue.suggestedChunks.map((held) => [held.number, held]));
  const gather = async ({ question, embedding, filter, firstStage }: GatherRequest) => {
    const wanted = toStoreFilter(filter, catalogue);
    const k = filter.speaker === null ? firstStage : firstStage * speakerShare;
    const [near, worded] = await Promise.all([
      store.findNearest(embedding.sentence, k, wanted),
      store.findByWords(question.terms, k, wanted),
    ]);
    // In the order of the collection, by which ties are broken.
    const numbers = [...new Set([...near, ...worded])].sort((a, b) => a - b);
    const fetched = await store.fetchChunks(numbers);
    const index = layOut(numbers, fetched, catalogue);
    const documents = index.chunks.map((chunk) => describeChunk(index.corpus, chunk));
    return openShelf(index, documents, options, words);
  };
  const lexical = new LexicalIndex([], options.lexical, words);
  return {
    manifest,
    corpus,
    language,
    suggestions,
    suggestedChunks: Object.fromEntries([...suggested].map(([number, { chunk }]) => [number, chunk])),
    lexical,
    names: new CorpusNames(corpus),
    untold: new QuestionSet(corpus.untold ?? [], lexical),
    synonyms: new Synonyms(corpus.synonyms),
    properWords,
    compareSuggested: (vector, chunk) => multiply(vector, suggested.get(chunk)?.vector ?? noVector),
    gather,
  };
}

const noVector = new Float32Array(0);

/** The whole article with this id; null where the store has none. @throws StoreUnavailableError */
export async function readStoredArticle(
  store: StoriesStore,
  { corpus }: Catalogue,
  id: string,
): Promise<Article | null> {
  const number = corpus.articles.findIndex((article) => article.id === id);
  const card = corpus.articles[number];
  const text = card && (await store.fetchArticle(number));
  return card && text ? { ...card, ...text } : null;
}

/** A council can have many articles and is named; whatever else narrows a search comes down to a list of articles. */
function toStoreFilter(filter: CheckedFilter, { corpus }: Catalogue): StoreFilter {
  const { council } = filter;
  if (!narrows({ ...filter, council: null })) return { council, articles: null };
  return { council, articles: corpus.articles.flatMap((article, at) => (fits(article, filter) ? [at] : [])) };
}

/** Puts fetched chunks side by side as an index has them, in the order of `numbers`; articles are numbered anew. */
function layOut(numbers: readonly number[], fetched: FetchedChunks, { corpus, manifest }: Catalogue): ShelfIndex {
  const byNumber = new Map(fetched.chunks.map((stored) => [stored.number, stored]));
  const stored = numbers.flatMap((number) => byNumber.get(number) ?? []);
  const texts = new Map(fetched.articles.map(({ number, text }) => [number, text]));
  const places = [...new Set(stored.map(({ chunk }) => chunk.article))].sort((a, b) => a - b);
  const articles = places.flatMap((place): readonly Article[] => {
    const card = corpus.articles[place];
    const text = texts.get(place);
    return card && text ? [{ ...card, ...text }] : [];
  });
  if (stored.length < numbers.length || articles.length < places.length)
    throw new IndexMismatchError(
      `The store no longer has all passages of the index ${manifest.indexVersion}. ${uploadAgain}`,
    );
  const shelved = new Map(places.map((place, at) => [place, at]));
  const embeddings = joinEmbeddings(stored, manifest.embedder);
  return {
    corpus: { articles, councils: corpus.councils },
    chunks: stored.map(({ chunk }) => ({ ...chunk, article: shelved.get(chunk.article) ?? -1 })),
    embeddings,
    dense: new ExactDenseIndex(embeddings.chunkVectors, embeddings.dimensions),
  };
}

function joinEmbeddings(
  stored: readonly StoredChunk[],
  { dimensions, tokenDimensions }: Catalogue['manifest']['embedder'],
): ChunkEmbeddings {
  const tokenOffsets = [0];
  for (const { sentenceEnds } of stored) tokenOffsets.push((tokenOffsets.at(-1) ?? 0) + (sentenceEnds.at(-1) ?? 0));
  return {
    dimensions,
    tokenDimensions,
    chunkVectors: join(
      stored.map(({ vector }) => vector),
      Float32Array,
    ),
    sentenceVectors: join(
      stored.map(({ sentenceVectors }) => sentenceVectors),
      Int8Array,
    ),
    tokens: join(
      stored.map(({ tokens }) => tokens),
      Int8Array,
    ),
    tokenOffsets: Uint32Array.from(tokenOffsets),
    sentenceEnds: join(
      stored.map(({ sentenceEnds }) => sentenceEnds),
      Uint32Array,
    ),
  };
}

interface NumberArray {
  readonly length: number;
  set(other: this, at: number): void;
}

function join<T extends NumberArray>(parts: readonly T[], type: new (length: number) => T): T {
  const whole = new type(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
