import { IndexCorruptError } from '../errors.js';
import type { HashText } from '../ports.js';
import { uploadAgain, type Catalogue, type SuggestedChunk } from './catalogue.js';
import { parseManifest } from './index-artifact.js';
import type { LexicalStatistics } from './lexical-statistics.js';
import { WordFilter } from './word-filter.js';

/** A catalogue as it is stored: what reads as text, and numbers. Whoever stores it keeps a digest of both. */
export interface CatalogueFile {
  readonly json: string;
  /** Bits of the language's words, then the suggested chunks' vectors as little-endian float32. */
  readonly numbers: Uint8Array;
}

/** The parts of a catalogue that are JSON. */
type Written = Omit<Catalogue, 'manifest' | 'language' | 'properWords' | 'words' | 'suggestedChunks'> & {
  readonly manifest: string;
  readonly languageBytes: number;
  readonly properWords: readonly string[];
  readonly suggestedChunks: readonly Omit<SuggestedChunk, 'vector'>[];
  readonly words: Omit<LexicalStatistics, 'stems' | 'forms'> & {
    readonly stems: readonly (readonly [string, number])[];
    readonly forms: readonly (readonly [string, number])[];
  };
};

/** A catalogue as it is stored. The same catalogue gives the same bytes. */
export function packCatalogue(catalogue: Catalogue): CatalogueFile {
  const { manifest, corpus, articleCounts, suggestions, suggestedChunks, language, properWords, words } = catalogue;
  const written: Written = {
    corpus,
    articleCounts,
    suggestions,
    manifest: JSON.stringify(manifest),
    languageBytes: language.bits.length,
    properWords: [...properWords.values()],
    suggestedChunks: suggestedChunks.map(({ number, chunk }) => ({ number, chunk })),
    words: { ...words, stems: [...words.stems], forms: [...words.forms] },
  };
  const vectors = suggestedChunks.map(
    ({ vector }) => new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
  );
  const numbers = new Uint8Array(vectors.reduce((sum, { length }) => sum + length, language.bits.length));
  numbers.set(language.bits);
  let at = language.bits.length;
  for (const vector of vectors) {
    numbers.set(vector, at);
    at += vector.length;
  }
  return { json: JSON.stringify(written), numbers };
}

/**
 * Reads a stored catalogue. The digest vouches for its content; the shape is checked as far as code relies on it.
 * @throws IndexMismatchError where it is of another format; IndexCorruptError where it is no catalogue.
 */
export function parseCatalogue({ json, numbers }: CatalogueFile, hashText: HashText): Catalogue {
  const written = parseJson(json);
  const { languageBytes, manifest: manifestJson, properWords, words, suggestedChunks, ...rest } = written;
  const manifest = parseManifest(manifestJson, hashText);
  const { dimensions } = manifest.embedder;
  const vectors = new Uint8Array(numbers.subarray(languageBytes));
  if (languageBytes < 1 || vectors.length !== suggestedChunks.length * dimensions * 4)
    throw corrupt('its numbers have another length');
  if (rest.corpus.articles.length !== manifest.counts.articles || words.size !== manifest.counts.chunks)
    throw corrupt('it has another number of articles or passages');
  return {
    ...rest,
    manifest,
    language: new WordFilter(new Uint8Array(numbers.subarray(0, languageBytes))),
    properWords: new Map(properWords.map((word) => [word.toLowerCase(), word])),
    words: { ...words, stems: new Map(words.stems), forms: new Map(words.forms) },
    suggestedChunks: suggestedChunks.map((held, at) => ({
      ...held,
      vector: new Float32Array(vectors.buffer, at * dimensions * 4, dimensions),
    })),
  };
}

function parseJson(json: string): Written {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw corrupt('it is not JSON', cause);
  }
  if (isWritten(value)) return value;
  throw corrupt('it lacks a part');
}

function isWritten(value: unknown): value is Written {
  if (!isRecord(value) || !isRecord(value.corpus) || !isRecord(value.words)) return false;
  const { manifest, languageBytes, articleCounts, suggestions, suggestedChunks, properWords, corpus, words } = value;
  return (
    typeof manifest === 'string' &&
    typeof languageBytes === 'number' &&
    typeof words.size === 'number' &&
    isRecord(words.meanLengths) &&
    isRecord(corpus.replies) &&
    [articleCounts, suggestions, suggestedChunks, properWords, words.stems, words.forms].every(Array.isArray) &&
    [corpus.articles, corpus.councils, corpus.signposts, corpus.synonyms, corpus.untold ?? []].every(Array.isArray)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function corrupt(what: string, cause?: unknown): IndexCorruptError {
  return new IndexCorruptError(`The catalogue of the stories is damaged: ${what}. ${uploadAgain}`, { cause });
}
