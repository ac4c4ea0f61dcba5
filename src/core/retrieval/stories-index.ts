import type { Corpus } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import type { Suggestion } from '../answer/suggestions.js';
import type { FittedOptions } from '../fitted-options.js';
import type { DenseIndex } from '../ports.js';
import type { ChatterDirection } from './chatter.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import type { IndexPart } from './index-parts.js';
import type { LexicalTable } from './lexical-table.js';
import type { WordFilter } from './word-filter.js';
import type { WordForms } from './word-forms.js';

/** What was built, from what, by what. Written beside the index and checked wherever it is opened. */
export interface Manifest {
  readonly formatVersion: number;
  /** Hex digest over the index's content; the same corpus, model and options give the same one. */
  readonly indexVersion: string;
  readonly embedder: {
    readonly id: string;
    readonly sha256: string;
    readonly dimensions: number;
    readonly tokenDimensions: number;
  };
  readonly chunking: {
    readonly maxTokens: number;
    /** `CHUNKING_RULES` by which the articles were cut. */
    readonly rules: number;
  };
  /** Hex SHA-256 over the parsed corpus. */
  readonly corpusSha256: string;
  readonly counts: {
    readonly articles: number;
    readonly chunks: number;
    readonly sentences: number;
    readonly tokens: number;
  };
  /** Where chatter lies for the embedder, which has a number for each of its dimensions. */
  readonly chatter: ChatterDirection;
  /** Numbers that were fitted for the embedder; those of `options.ts` count where absent. */
  readonly fitted?: FittedOptions;
  /** Whether an HNSW file was written; an exact scan serves where it was not. */
  readonly hnsw: boolean;
  /** The chunks' numbers, in the order of the chunks. */
  readonly parts: readonly IndexPart[];
  /** Hex SHA-256 of every file of the index but this one and its parts', by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** An index in memory, ready to be asked. Immutable. */
export interface StoriesIndex {
  readonly manifest: Manifest;
  readonly corpus: Corpus;
  readonly chunks: readonly Chunk[];
  readonly embeddings: ChunkEmbeddings;
  readonly dense: DenseIndex;
  /** Which chunks hold which words. */
  readonly lexical: LexicalTable;
  /** How the articles write their words. */
  readonly wordForms: WordForms;
  /** Words of the language: a word that neither it nor the corpus knows is taken for a slip. */
  readonly language: WordFilter;
  readonly suggestions: readonly Suggestion[];
}
