import type { RetrievalOptions } from '../options.js';
import type { Collection } from './collection.js';
import { CorpusNames } from './corpus-names.js';
import { Synonyms } from './read-question.js';
import { openShelf, type Shelf } from './shelf.js';
import type { Manifest, StoriesIndex } from './stories-index.js';
import { QuestionSet } from './question-set.js';

/** A collection that is all in memory: one shelf, from which every question is answered. */
export interface Library extends Collection, Shelf {
  readonly index: StoriesIndex;
}

/** Where answers come from: an index in memory, with its library where that is open already; or any collection. */
export type StoriesSource =
  | { readonly index: StoriesIndex; readonly library?: Collection }
  | { readonly index?: undefined; readonly library: Collection };

/** The collection of a source. One that is given was opened with the same options. */
export function openSource(source: StoriesSource, options: RetrievalOptions): Collection {
  return source.index === undefined ? source.library : (source.library ?? openLibrary(source.index, options));
}

/** What the index or the collection of a source was made of. */
export function manifestOf(source: StoriesSource): Manifest {
  return source.index === undefined ? source.library.manifest : source.index.manifest;
}

/** Opens an index for questions: its postings under `options`, its names, its synonyms. No text is read for it. */
export function openLibrary(index: StoriesIndex, options: RetrievalOptions): Library {
  const { manifest, corpus, chunks, embeddings, language, lexical, suggestions, wordForms } = index;
  const { chunkVectors, dimensions } = embeddings;
  const shelf = openShelf(index, lexical, options);
  const library: Library = {
    ...shelf,
    manifest,
    corpus,
    language,
    suggestions,
    suggestedChunks: chunks,
    names: new CorpusNames(corpus),
    untold: new QuestionSet(corpus.untold ?? [], shelf.lexical),
    synonyms: new Synonyms(corpus.synonyms),
    properWords: wordForms.findNames(language),
    compareSuggested: (vector, chunk) =>
      multiply(vector, chunkVectors.subarray(chunk * dimensions, (chunk + 1) * dimensions)),
    gather: () => Promise.resolve(library),
  };
  return library;
}

/** Dot product: the cosine of two unit vectors. A number that the second lacks counts as nought. */
export function multiply(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
