import type { Corpus } from '../../core/corpus/article.js';
import type { Embedder } from '../../core/ports.js';
import { askedShares } from '../../core/options.js';
import { commonQuestions, mixAsked } from '../../core/retrieval/mix-asked.js';
import { TOKEN_SCALE, type ChunkEmbeddings } from '../../core/retrieval/chunk-embeddings.js';
import { embedMean } from './embed-mean.js';
import { embedTextsOf, type EmbedTexts, type PreparedChunk } from './prepare-chunks.js';

/** All chunks of a corpus with what the embedder made of them. */
export interface EmbeddedChunks {
  readonly chunks: readonly PreparedChunk[];
  readonly embeddings: ChunkEmbeddings;
  /** How many texts were embedded and not taken over. */
  readonly embedded: number;
}

/** Embedding as the index keeps it. */
export interface StoredEmbedding {
  readonly chunk: Float32Array;
  /** One vector for each sentence alone, scaled so that its largest number is ±127, and rounded. */
  readonly sentences: Int8Array;
  /** Components times `TOKEN_SCALE`, rounded. */
  readonly tokens: Int8Array;
}

/** What is known already, by `PreparedChunk.textHash`. */
export interface EmbeddingSource {
  get(textHash: string): StoredEmbedding | undefined;
}

export interface EmbedProgress {
  readonly done: number;
  /** Chunks to embed in this run; those taken over from the old index are not counted. */
  readonly total: number;
}

/** What turns texts into vectors; several of one model give the same numbers. */
export type TextEmbedder = Pick<Embedder, 'embedPassage'>;

export interface EmbedOptions {
  /** Puts what is known into its place before anything is embedded. */
  readonly takeOver?: ((place: EmbeddingPlace) => Promise<void>) | undefined;
  /** Where embeddings of single texts are looked for that are in no place yet. */
  readonly reusable?: EmbeddingSource;
  /** Called with the number of chunks to embed; gives who embeds them side by side. The embedder alone where left out. */
  readonly findEmbedders?: ((chunks: number) => Promise<readonly TextEmbedder[]>) | undefined;
  /** Told every embedding that was made, for another build to take over should this one be cut off. */
  readonly keep?: ((textHash: string, embedding: StoredEmbedding) => void) | undefined;
  readonly onProgress?: ((progress: EmbedProgress) => void) | undefined;
}

/**
 * Embeds the chunks whose texts neither `takeOver` nor `reusable` has, each text once. The numbers go into place as they come,
 * so that no more than one copy of them is held; they hang neither on the order nor on how many embed side by side.
 */
export async function embedChunks(
  corpus: Corpus,
  chunks: readonly PreparedChunk[],
  embedder: Embedder,
  options: EmbedOptions = {},
): Promise<EmbeddedChunks> {
  const place = new EmbeddingPlace(chunks, embedder);
  await options.takeOver?.(place);
  for (const textHash of place.listMissing().keys()) {
    const known = options.reusable?.get(textHash);
    if (known) place.putText(textHash, known);
  }
  const missing = [...place.listMissing().values()];
  const embedders = (await options.findEmbedders?.(missing.length)) ?? [embedder];
  let common: Promise<Float32Array> | null = null;
  const embedCommon = () => (common ??= embedMean(embedder, commonQuestions));
  let next = 0;
  let done = 0;
  const work = async (lane: TextEmbedder): Promise<void> => {
    for (let at = missing[next++]; at !== undefined; at = missing[next++]) {
      const prepared = chunks[at];
      const article = corpus.articles[prepared?.chunk.article ?? -1];
      if (!prepared || !article) continue;
      const embedding = await embedTexts(lane, embedder, embedCommon, embedTextsOf(article, prepared.chunk));
      place.check(at, embedding);
      place.putText(prepared.textHash, embedding);
      options.keep?.(prepared.textHash, embedding);
      done += 1;
      options.onProgress?.({ done, total: missing.length });
    }
  };
  const stop = (cause: unknown): never => {
    next = missing.length;
    throw cause;
  };
  const ended = await Promise.allSettled(embedders.map((lane) => work(lane).catch(stop)));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  place.fillRepeated();
  return { chunks, embeddings: place.embeddings, embedded: missing.length };
}

async function embedTexts(
  lane: TextEmbedder,
  embedder: Embedder,
  embedCommon: () => Promise<Float32Array>,
  { text, sentences, asked }: EmbedTexts,
): Promise<StoredEmbedding> {
  const { sentence, tokens } = await lane.embedPassage(text);
  const questions = new Map<string, Float32Array>();
  for (const question of asked.flat())
    if (!questions.has(question)) questions.set(question, (await embedder.embedQuestion(question)).sentence);
  const common = questions.size > 0 ? await embedCommon() : new Float32Array();
  const mix = (own: Float32Array, of: readonly string[], share: number) =>
    mixAsked(
      own,
      of.flatMap((question) => questions.get(question) ?? []),
      common,
      share,
    );
  const { dimensions } = embedder;
  const vectors = new Int8Array(sentences.length * dimensions);
  for (const [at, words] of sentences.entries()) {
    // A chunk of one sentence without context is that sentence.
    const own = words === text ? sentence : (await lane.embedPassage(words)).sentence;
    const vector = mix(own, asked[at] ?? [], askedShares.sentence);
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    vectors.set(
      vector.map((value) => Math.round((value / largest) * 127)),
      at * dimensions,
    );
  }
  return {
    chunk: mix(sentence, [...questions.keys()], askedShares.chunk),
    sentences: vectors,
    tokens: Int8Array.from(tokens, (value) => Math.round(value * TOKEN_SCALE)),
  };
}

/** The packed arrays with where each chunk's numbers go, and which are there. */
export class EmbeddingPlace {
  readonly embeddings: ChunkEmbeddings;
  /** Number of the first sentence of each chunk, and of all sentences. */
  readonly #sentenceOffsets: Uint32Array;
  /** First row of each text. */
  readonly #first = new Map<string, number>();
  readonly #filled: Uint8Array;

  constructor(
    private readonly chunks: readonly PreparedChunk[],
    private readonly embedder: Embedder,
  ) {
    chunks.forEach(({ textHash }, at) => !this.#first.has(textHash) && this.#first.set(textHash, at));
    this.#filled = new Uint8Array(chunks.length);
    const { dimensions, tokenDimensions } = embedder;
    const tokenOffsets = new Uint32Array(chunks.length + 1);
    this.#sentenceOffsets = new Uint32Array(chunks.length + 1);
    chunks.forEach(({ chunk, sentenceEnds }, at) => {
      tokenOffsets[at + 1] = (tokenOffsets[at] ?? 0) + (sentenceEnds.at(-1) ?? 0);
      this.#sentenceOffsets[at + 1] = (this.#sentenceOffsets[at] ?? 0) + chunk.sentences.length;
    });
    this.embeddings = {
      dimensions,
      tokenDimensions,
      chunkVectors: new Float32Array(chunks.length * dimensions),
      sentenceVectors: new Int8Array((this.#sentenceOffsets.at(-1) ?? 0) * dimensions),
      tokens: new Int8Array((tokenOffsets.at(-1) ?? 0) * tokenDimensions),
      tokenOffsets,
      sentenceEnds: joinEnds(chunks),
    };
  }

  /** Says that the numbers of a chunk were put into `embeddings`. */
  markFilled(at: number): void {
    this.#filled[at] = 1;
    const textHash = this.chunks[at]?.textHash ?? '';
    if (this.#filled[this.#first.get(textHash) ?? at] === 0) this.#first.set(textHash, at);
  }

  isFilled(at: number): boolean {
    return this.#filled[at] === 1;
  }

  /** Whether a text is among the chunks and has no numbers yet. */
  isMissing(textHash: string): boolean {
    const at = this.#first.get(textHash);
    return at !== undefined && this.#filled[at] === 0;
  }

  /** Texts without numbers, each with the row that they go to. */
  listMissing(): ReadonlyMap<string, number> {
    return new Map([...this.#first].filter(([textHash]) => this.isMissing(textHash)));
  }

  /** Puts the numbers of a text into place where they are not there yet. */
  putText(textHash: string, embedding: StoredEmbedding): void {
    const at = this.#first.get(textHash);
    if (at === undefined || this.#filled[at] !== 0) return;
    this.#put(at, embedding);
    this.#filled[at] = 1;
  }

  /** Gives chunks whose text another one has too the numbers of that one. */
  fillRepeated(): void {
    this.chunks.forEach(({ textHash }, at) => {
      if (this.#filled[at] === 0) this.#put(at, this.#read(this.#first.get(textHash) ?? at));
    });
  }

  #put(at: number, { chunk, sentences, tokens }: StoredEmbedding): void {
    const { dimensions, tokenDimensions, ...packed } = this.embeddings;
    packed.chunkVectors.set(chunk, at * dimensions);
    packed.sentenceVectors.set(sentences, (this.#sentenceOffsets[at] ?? 0) * dimensions);
    packed.tokens.set(tokens, (packed.tokenOffsets[at] ?? 0) * tokenDimensions);
  }

  /** @throws Error where the embedder gave other numbers of numbers than the chunk has sentences and tokens. */
  check(at: number, { chunk, tokens }: StoredEmbedding): void {
    const { dimensions, tokenDimensions, id } = this.embedder;
    const rows = this.chunks[at]?.sentenceEnds.at(-1) ?? 0;
    if (chunk.length === dimensions && tokens.length === rows * tokenDimensions) return;
    throw new Error(
      `${id} gave chunk ${this.chunks[at]?.chunk.id ?? ''} ${chunk.length} and ${tokens.length} numbers.`,
    );
  }

  #read(at: number): StoredEmbedding {
    const { dimensions, tokenDimensions, tokenOffsets, ...packed } = this.embeddings;
    const sentences = [this.#sentenceOffsets[at] ?? 0, this.#sentenceOffsets[at + 1] ?? 0].map((n) => n * dimensions);
    const tokens = [tokenOffsets[at] ?? 0, tokenOffsets[at + 1] ?? 0].map((n) => n * tokenDimensions);
    return {
      chunk: packed.chunkVectors.subarray(at * dimensions, (at + 1) * dimensions),
      sentences: packed.sentenceVectors.subarray(...sentences),
      tokens: packed.tokens.subarray(...tokens),
    };
  }
}

function joinEnds(chunks: readonly PreparedChunk[]): Uint32Array {
  const joined = new Uint32Array(chunks.reduce((sum, { sentenceEnds }) => sum + sentenceEnds.length, 0));
  let at = 0;
  for (const { sentenceEnds } of chunks) {
    joined.set(sentenceEnds, at);
    at += sentenceEnds.length;
  }
  return joined;
}
