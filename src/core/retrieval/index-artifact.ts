import type { Suggestion } from '../answer/suggestions.js';
import type { Article, Corpus } from '../corpus/article.js';
import type { Chunk } from '../corpus/chunk.js';
import { IndexCorruptError, IndexMismatchError } from '../errors.js';
import { listNumbers } from '../fitted-options.js';
import { isRecord } from '../is-record.js';
import type { HashText } from '../ports.js';
import type { ChunkEmbeddings } from './chunk-embeddings.js';
import type { PartNumbers } from './index-parts.js';
import { isChunk, isCorpus, isSuggestion } from './index-shapes.js';
import { isManifest } from './is-manifest.js';
import type { Manifest, StoriesIndex } from './stories-index.js';
import { LexicalTable } from './lexical-table.js';
import { WordFilter } from './word-filter.js';
import { WordForms } from './word-forms.js';

/**
 * Raised whenever the files' meaning changes, so that an old index is refused by name and not misread; also whenever words are
 * split, stemmed or counted otherwise, as a build takes the words of unchanged articles over from the index before.
 */
export const FORMAT_VERSION = 7;

/** Files that make up an index besides its manifest, its parts and its HNSW folder. Numbers are little-endian. */
export const artifactFiles = [
  'corpus.json',
  'chunks.json',
  'token-offsets.u32',
  'sentence-ends.u32',
  'lexical.bin',
  'word-forms.bin',
  'language.bits',
  'suggestions.json',
] as const;

/** The files' content, as read by the caller, who has checked every file's digest. */
export interface ArtifactContent {
  readonly corpus: string;
  readonly chunks: string;
  readonly tokenOffsets: Uint8Array;
  readonly sentenceEnds: Uint8Array;
  readonly lexical: Uint8Array;
  readonly wordForms: Uint8Array;
  readonly language: Uint8Array;
  readonly suggestions: string;
}

/** An index as stored: everything but the means to search its vectors. */
export type StoredIndex = Omit<StoriesIndex, 'dense'>;

/** An index without the numbers that its parts hold. A stored index is one too. */
export type IndexTables = Omit<StoredIndex, 'embeddings'> & {
  readonly embeddings: Omit<ChunkEmbeddings, keyof PartNumbers>;
};

/** What whoever opens an index needs it to have been made by. */
export interface ExpectedIndex {
  readonly embedder: Pick<Manifest['embedder'], 'id' | 'sha256' | 'dimensions' | 'tokenDimensions'>;
  /** Where given, the index must hold this very corpus. */
  readonly corpusSha256?: string;
}

const mend = 'Run `npm run build:index`.';

/**
 * Digest that names an index: over its content, embedder and options, never over time or machine. The HNSW graph is
 * left out, as it is derived from the vectors: an index has one version with and without it.
 */
export function computeIndexVersion(manifest: Omit<Manifest, 'indexVersion'>, hashText: HashText): string {
  const { formatVersion, embedder, chunking, corpusSha256, parts, chatter } = manifest;
  const files = artifactFiles.map((name) => manifest.files[name] ?? '');
  const { id, sha256, dimensions, tokenDimensions } = embedder;
  const built = [formatVersion, id, sha256, dimensions, tokenDimensions, chunking.maxTokens, chunking.rules];
  const counted = parts.map((part) => [part.sha256, part.chunks, part.sentences, part.tokens]);
  const content: unknown[] = [...built, corpusSha256, ...files, counted, chatter];
  // Added where it is there alone: an index without it keeps the version it has.
  if (manifest.fitted) content.push(listNumbers(manifest.fitted));
  return hashText(JSON.stringify(content)).slice(0, 16);
}

/**
 * Reads a manifest.
 * @throws IndexMismatchError where it is of another format; IndexCorruptError where it is no manifest or was edited.
 */
export function parseManifest(json: string, hashText: HashText): Manifest {
  const value = parseJson(json, 'manifest.json');
  const format = isRecord(value) ? value.formatVersion : undefined;
  if (typeof format !== 'number') throw corrupt('manifest.json has no format version');
  if (format !== FORMAT_VERSION)
    throw new IndexMismatchError(
      `The index has format ${format}; this version reads format ${FORMAT_VERSION}. ${mend}`,
    );
  if (!isManifest(value)) throw corrupt('manifest.json lacks a field');
  if (computeIndexVersion(value, hashText) !== value.indexVersion) throw corrupt('manifest.json was changed by hand');
  return value;
}

/**
 * Makes sure that an index fits the embedder, and the corpus where one is named.
 * @throws IndexMismatchError that says which of them differs.
 */
export function checkManifest(manifest: Manifest, expected: ExpectedIndex): void {
  const built = manifest.embedder;
  const { embedder, corpusSha256 } = expected;
  if (built.id !== embedder.id)
    throw new IndexMismatchError(`The index was built with the embedder ${built.id}, not ${embedder.id}. ${mend}`);
  if (built.sha256 !== embedder.sha256)
    throw new IndexMismatchError(`The index was built with another version of the embedder ${built.id}. ${mend}`);
  if (built.dimensions !== embedder.dimensions || built.tokenDimensions !== embedder.tokenDimensions)
    throw new IndexMismatchError(
      `The index holds vectors of ${built.dimensions} and ${built.tokenDimensions} numbers; the embedder ` +
        `${embedder.id} gives ${embedder.dimensions} and ${embedder.tokenDimensions}. ${mend}`,
    );
  if (corpusSha256 !== undefined && corpusSha256 !== manifest.corpusSha256)
    throw new IndexMismatchError(`The stories have changed since the index was built. ${mend}`);
}

/**
 * Puts an index together from its files and the numbers of its parts, which are kept, not copied.
 * @throws IndexCorruptError that names what doesn't fit the rest.
 */
export function parseArtifact(manifest: Manifest, content: ArtifactContent, numbers: PartNumbers): StoredIndex {
  const tables = parseTables(manifest, content);
  const embeddings: ChunkEmbeddings = {
    ...tables.embeddings,
    chunkVectors: viewNumbers(Float32Array, numbers.chunkVectors, 'a part'),
    sentenceVectors: viewNumbers(Int8Array, numbers.sentenceVectors, 'a part'),
    tokens: viewNumbers(Int8Array, numbers.tokens, 'a part'),
  };
  checkNumbers(embeddings, tables);
  return { ...tables, embeddings };
}

/**
 * Puts together what of an index is not in its parts.
 * @throws IndexCorruptError that names the file whose content doesn't fit the rest.
 */
export function parseTables(manifest: Manifest, content: ArtifactContent): IndexTables {
  const corpus = parseCorpus(content.corpus);
  const chunks = parseChunks(content.chunks, corpus.articles);
  const embeddings = {
    dimensions: manifest.embedder.dimensions,
    tokenDimensions: manifest.embedder.tokenDimensions,
    tokenOffsets: viewNumbers(Uint32Array, content.tokenOffsets, 'token-offsets.u32'),
    sentenceEnds: viewNumbers(Uint32Array, content.sentenceEnds, 'sentence-ends.u32'),
  };
  const { counts } = manifest;
  if (counts.articles !== corpus.articles.length) throw corrupt('corpus.json has another number of articles');
  if (counts.chunks !== chunks.length) throw corrupt('chunks.json has another number of chunks');
  checkOffsets(embeddings, chunks, counts.tokens);
  const language = new WordFilter(content.language);
  const lexical = LexicalTable.read(content.lexical, chunks.length);
  if (!lexical) throw corrupt('lexical.bin does not fit the chunks');
  const wordForms = WordForms.read(content.wordForms);
  if (!wordForms) throw corrupt('word-forms.bin holds no words');
  const suggestions = parseSuggestions(content.suggestions);
  return { manifest, corpus, chunks, embeddings, lexical, wordForms, language, suggestions };
}

function checkNumbers(embeddings: ChunkEmbeddings, { manifest, chunks }: IndexTables): void {
  const { dimensions, tokenDimensions, chunkVectors, sentenceVectors, tokens } = embeddings;
  if (chunkVectors.length !== chunks.length * dimensions) throw corrupt('its parts hold the vectors of other chunks');
  const sentences = chunks.reduce((sum, chunk) => sum + chunk.sentences.length, 0);
  if (sentenceVectors.length !== sentences * dimensions) throw corrupt('its parts hold other sentences');
  if (tokens.length !== manifest.counts.tokens * tokenDimensions) throw corrupt('its parts hold other tokens');
}

function checkOffsets(
  { tokenOffsets, sentenceEnds }: IndexTables['embeddings'],
  chunks: readonly Chunk[],
  tokens: number,
): void {
  if (tokenOffsets.length !== chunks.length + 1 || tokenOffsets[0] !== 0)
    throw corrupt('token-offsets.u32 has another length');
  let read = 0;
  chunks.forEach((chunk, at) => {
    const rows = (tokenOffsets[at + 1] ?? 0) - (tokenOffsets[at] ?? 0);
    const last = read + chunk.sentences.length;
    let grows = last < sentenceEnds.length;
    for (let end = read + 1; end <= last; end += 1) grows &&= (sentenceEnds[end] ?? 0) >= (sentenceEnds[end - 1] ?? 0);
    if (!grows || sentenceEnds[last] !== rows) throw corrupt(`sentence-ends.u32 doesn't fit chunk ${chunk.id}`);
    read = last + 1;
  });
  if (read !== sentenceEnds.length) throw corrupt('sentence-ends.u32 has another length');
  if (tokenOffsets.at(-1) !== tokens) throw corrupt('token-offsets.u32 ends elsewhere');
}

/** The digest of the file is what vouches for its content; the shape is checked as far as code relies on it. */
function parseCorpus(json: string): Corpus {
  const value = parseJson(json, 'corpus.json');
  if (isCorpus(value)) return value;
  throw corrupt('corpus.json is no corpus');
}

function parseChunks(json: string, articles: readonly Article[]): readonly Chunk[] {
  const value = parseJson(json, 'chunks.json');
  if (!Array.isArray(value)) throw corrupt('chunks.json is no list');
  return value.map((chunk: unknown) => {
    if (isChunk(chunk, articles)) return chunk;
    throw corrupt('chunks.json has a chunk that is in no article');
  });
}

function parseSuggestions(json: string): readonly Suggestion[] {
  const value = parseJson(json, 'suggestions.json');
  if (Array.isArray(value) && value.every(isSuggestion)) return value;
  throw corrupt('suggestions.json is no list of questions');
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw corrupt(`${file} is not JSON`, cause);
  }
}

interface NumberArray<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

function viewNumbers<T>(type: NumberArray<T>, bytes: Uint8Array, file: string): T {
  const size = type.BYTES_PER_ELEMENT;
  if (bytes.length % size !== 0) throw corrupt(`${file} ends inside a number`);
  const aligned = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes);
  return new type(aligned.buffer, aligned.byteOffset, aligned.length / size);
}

function corrupt(what: string, cause?: unknown): IndexCorruptError {
  return new IndexCorruptError(`The index is damaged: ${what}. ${mend}`, { cause });
}
