import type { Corpus } from '../../core/corpus/article.js';
import { CHUNKING_RULES } from '../../core/corpus/chunk-article.js';
import type { FittedOptions } from '../../core/fitted-options.js';
import type { Embedder } from '../../core/ports.js';
import { computeIndexVersion, FORMAT_VERSION } from '../../core/retrieval/index-artifact.js';
import type { Suggestion } from '../../core/answer/suggestions.js';
import type { WordFilter } from '../../core/retrieval/word-filter.js';
import type { Manifest } from '../../core/retrieval/stories-index.js';
import type { PackedWords } from './pack-words.js';
import type { EmbeddedChunks, StoredEmbedding } from './embed-chunks.js';
import { hashBytes, textHashesFile, type LoadedIndex } from './index-store.js';

/** An index as bytes, before its HNSW graph is made. */
export interface PackedIndex {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of the index without a graph. */
  readonly manifest: Manifest;
}

export interface IndexContent {
  readonly corpus: Corpus;
  readonly corpusSha256: string;
  readonly embedder: Embedder;
  readonly embedded: EmbeddedChunks;
  readonly words: PackedWords;
  readonly language: WordFilter;
  readonly suggestions: readonly Suggestion[];
  /** Numbers that were fitted for the embedder, where there are any. */
  readonly fitted?: FittedOptions;
}

/** Turns the content of an index into its files. The same input gives the same bytes. */
export function packIndex(content: IndexContent): PackedIndex {
  const { corpus, corpusSha256, embedder, embedded, language, suggestions, fitted } = content;
  const { chunks, embeddings } = embedded;
  const files = new Map<string, Uint8Array>([
    ['corpus.json', encodeJson(corpus)],
    ['chunks.json', encodeJson(chunks.map(({ chunk }) => chunk))],
    ['chunk-vectors.f32', viewBytes(embeddings.chunkVectors)],
    ['sentence-vectors.i8', viewBytes(embeddings.sentenceVectors)],
    ['tokens.i8', viewBytes(embeddings.tokens)],
    ['token-offsets.u32', viewBytes(embeddings.tokenOffsets)],
    ['sentence-ends.u32', viewBytes(embeddings.sentenceEnds)],
    ['lexical.bin', content.words.lexical],
    ['word-forms.bin', content.words.wordForms],
    ['language.bits', language.bits],
    ['suggestions.json', encodeJson(suggestions)],
    [textHashesFile, encodeJson(chunks.map(({ textHash }) => textHash))],
  ]);
  const { id, sha256, dimensions, tokenDimensions, maxTokens } = embedder;
  const unnamed = {
    formatVersion: FORMAT_VERSION,
    embedder: { id, sha256, dimensions, tokenDimensions },
    chunking: { maxTokens, rules: CHUNKING_RULES },
    corpusSha256,
    counts: {
      articles: corpus.articles.length,
      chunks: chunks.length,
      sentences: chunks.reduce((sum, { chunk }) => sum + chunk.sentences.length, 0),
      tokens: embeddings.tokenOffsets.at(-1) ?? 0,
    },
    ...(fitted && { fitted }),
    hnsw: false,
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, hashBytes(bytes)])),
  };
  return { files, manifest: { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashBytes) } };
}

/** The same index with other suggestions; nothing else is packed or hashed again. */
export function packSuggestions({ files, manifest }: PackedIndex, suggestions: readonly Suggestion[]): PackedIndex {
  const bytes = encodeJson(suggestions);
  const digests = { ...manifest.files, 'suggestions.json': hashBytes(bytes) };
  const unnamed = { ...manifest, files: digests };
  return {
    files: new Map([...files, ['suggestions.json', bytes]]),
    manifest: { ...unnamed, indexVersion: computeIndexVersion(unnamed, hashBytes) },
  };
}

/** Hex SHA-256 over a parsed corpus, as the manifest holds it. */
export function hashCorpus(corpus: Corpus): string {
  return hashBytes(encodeJson(corpus));
}

/** Digest of what was embedded for each chunk; empty where the file holds something else. */
export function readTextHashes({ files }: LoadedIndex): readonly string[] {
  const hashes: unknown = JSON.parse(Buffer.from(files.get(textHashesFile) ?? '[]').toString('utf8'));
  return Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string') ? hashes : [];
}

/** Embeddings of an index by the digest of their text, for those chunks whose text comes again. */
export function readEmbeddings(old: LoadedIndex): ReadonlyMap<string, StoredEmbedding> {
  const { chunks, embeddings } = old.stored;
  const { chunkVectors, sentenceVectors, tokens, tokenOffsets, dimensions, tokenDimensions } = embeddings;
  let sentence = 0;
  return new Map(
    readTextHashes(old).map((hash, at) => {
      const [from, to] = [tokenOffsets[at] ?? 0, tokenOffsets[at + 1] ?? 0];
      const firstSentence = sentence;
      sentence += chunks[at]?.sentences.length ?? 0;
      const embedding = {
        chunk: chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
        sentences: sentenceVectors.subarray(firstSentence * dimensions, sentence * dimensions),
        tokens: tokens.subarray(from * tokenDimensions, to * tokenDimensions),
      };
      return [hash, embedding];
    }),
  );
}

function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function viewBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
