import type { LexicalStatistics } from './lexical-statistics.js';
import { splitWords, type Word } from './words.js';

/** Text of a chunk by field, as the lexical index reads it. */
export interface LexicalDocument {
  readonly body: string;
  /** Rest of the paragraph, where the chunk is a part of one that was too long. */
  readonly context: string;
  /** Heading above: an interview's question says what its answer is about. */
  readonly heading: string;
  /** Names, roles and employers of those who speak in the chunk; the article's council. */
  readonly names: string;
  readonly title: string;
}

export interface LexicalOptions {
  /** Saturation of repeated words and strength of length normalisation, as in BM25. */
  readonly k1: number;
  readonly b: number;
  readonly fieldWeights: Readonly<Record<keyof LexicalDocument, number>>;
  /** What a synonym counts beside the word itself. */
  readonly synonymWeight: number;
  /** Share of a term's weight that only the very form of the word earns: stems run words together ("locality", "local"). */
  readonly exactWeight: number;
}

/** Something that is looked for: a stem of the question, and what else would do in its place. */
export interface QueryTerm {
  readonly stem: string;
  /** The word as it was asked: a chunk that holds that very form counts for more than one with the stem alone. */
  readonly word: string;
  /** What it counts beside another term; 1 for an ordinary word. */
  readonly weight: number;
  /** Synonyms, each as the stems of its words; they count for less than the word itself. */
  readonly synonyms: readonly (readonly string[])[];
}

interface Postings {
  readonly chunks: number[];
  /** Field-weighted, length-normalised term frequency, one for each chunk of `chunks`. */
  readonly frequencies: number[];
}

export const lexicalFields = ['body', 'context', 'heading', 'names', 'title'] as const;

/**
 * BM25F over stemmed words of the chunks' fields: each field's frequencies are normalised by that field's length,
 * weighted and summed before saturation. @see Robertson, Zaragoza & Taylor, CIKM 2004.
 */
export class LexicalIndex {
  private readonly postings = new Map<string, Postings>();

  constructor(
    documents: readonly LexicalDocument[],
    private readonly options: LexicalOptions,
    /** Of the whole collection, where `documents` are a part of it: words then weigh what they weigh there. */
    private readonly statistics?: LexicalStatistics,
  ) {
    this.size = statistics?.size ?? documents.length;
    const words = documents.map((document) => lexicalFields.map((field) => splitWords(document[field])));
    const means = lexicalFields.map(
      (field, f) =>
        statistics?.meanLengths[field] ??
        Math.max(1, sum(words.map((document) => document[f]?.length ?? 0)) / Math.max(1, this.size)),
    );
    words.forEach((document, chunk) => {
      this.add(chunk, document, means);
    });
  }

  /** Number of chunks of the collection. */
  readonly size: number;

  /** Whether any chunk of the collection holds the stem, in any field. */
  has(stem: string): boolean {
    return this.documentFrequency(stem) > 0;
  }

  /** Every word's own form with the number of chunks that hold it. */
  countWords(): ReadonlyMap<string, number> {
    if (this.statistics) return this.statistics.forms;
    const words = [...this.postings].filter(([key]) => key.startsWith('='));
    return new Map(words.map(([key, { chunks }]) => [key.slice(1), chunks.length]));
  }

  /** Number of chunks of the collection that hold the stem. */
  documentFrequency(stem: string): number {
    if (this.statistics) return countIn(this.statistics, stem);
    return this.postings.get(stem)?.chunks.length ?? 0;
  }

  /** Weight of a term: its stem's, mixed with its own form's. */
  termWeight({ stem, word }: QueryTerm): number {
    const { exactWeight } = this.options;
    return this.inverseFrequency(stem) * (1 - exactWeight) + this.inverseFrequency(exactKey(word)) * exactWeight;
  }

  /** Weight of a stem: high where few chunks hold it; that of a stem in half a chunk where none does. Above 0. */
  inverseFrequency(stem: string): number {
    const n = this.documentFrequency(stem) || 0.5;
    return Math.log(1 + (this.size - n + 0.5) / (n + 0.5));
  }

  /**
   * BM25F score by chunk, for the chunks that hold at least one term. A term counts once for a chunk: by its own stem or
   * by the best of its synonyms (the mean over the synonym's words).
   */
  score(terms: readonly QueryTerm[]): Map<number, number> {
    const scores = new Map<number, number>();
    for (const term of terms)
      for (const [chunk, gain] of this.scoreTerm(term))
        scores.set(chunk, (scores.get(chunk) ?? 0) + term.weight * gain);
    return scores;
  }

  private scoreTerm(term: QueryTerm): Map<number, number> {
    const { exactWeight } = this.options;
    const best = this.scoreStem(term.stem);
    const exact = this.scoreStem(exactKey(term.word));
    for (const [chunk, gain] of best) best.set(chunk, gain * (1 - exactWeight) + (exact.get(chunk) ?? 0) * exactWeight);
    for (const synonym of term.synonyms)
      for (const [chunk, gain] of this.scoreSynonym(synonym, term))
        if (gain > (best.get(chunk) ?? 0)) best.set(chunk, gain);
    return best;
  }

  /** Mean over the synonym's words, for the chunks that hold all of them; none counts for more than the term it stands for. */
  private scoreSynonym(synonym: readonly string[], { stem }: QueryTerm): Map<number, number> {
    if (!synonym.every((part) => this.has(part))) return new Map();
    const most = this.has(stem) ? this.inverseFrequency(stem) : Infinity;
    const parts = synonym.map((part) => this.scoreStem(part, most));
    const [first = new Map<number, number>(), ...others] = parts;
    const scores = new Map<number, number>();
    for (const [chunk, gain] of first) {
      if (!others.every((part) => part.has(chunk))) continue;
      const total = others.reduce((sum, part) => sum + (part.get(chunk) ?? 0), gain);
      scores.set(chunk, (total / parts.length) * this.options.synonymWeight);
    }
    return scores;
  }

  private scoreStem(stem: string, mostIdf = Infinity): Map<number, number> {
    const gains = new Map<number, number>();
    const postings = this.postings.get(stem);
    const idf = Math.min(mostIdf, this.inverseFrequency(stem));
    postings?.chunks.forEach((chunk, at) => {
      const frequency = postings.frequencies[at] ?? 0;
      gains.set(chunk, (idf * frequency * (this.options.k1 + 1)) / (frequency + this.options.k1));
    });
    return gains;
  }

  private add(chunk: number, document: readonly (readonly Word[])[], means: readonly number[]): void {
    for (const [key, frequency] of weighWords(document, this.options, means)) {
      const postings = this.postings.get(key) ?? { chunks: [], frequencies: [] };
      postings.chunks.push(chunk);
      postings.frequencies.push(frequency);
      this.postings.set(key, postings);
    }
  }
}

/**
 * Field-weighted, length-normalised frequency of every stem and every exact form of a document, by key (`exactKey`): what a
 * store keeps to find chunks by words as `LexicalIndex.score` does.
 */
export function weighDocument(
  document: LexicalDocument,
  options: LexicalOptions,
  { meanLengths }: Pick<LexicalStatistics, 'meanLengths'>,
): ReadonlyMap<string, number> {
  const words = lexicalFields.map((field) => splitWords(document[field]));
  const means = lexicalFields.map((field) => meanLengths[field]);
  return weighWords(words, options, means);
}

function weighWords(
  document: readonly (readonly Word[])[],
  { b, fieldWeights }: LexicalOptions,
  means: readonly number[],
): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  lexicalFields.forEach((field, f) => {
    const words = document[f] ?? [];
    const weight = fieldWeights[field] / (1 - b + (b * words.length) / (means[f] ?? 1));
    for (const word of words)
      for (const key of [word.stem, exactKey(word.text)]) frequencies.set(key, (frequencies.get(key) ?? 0) + weight);
  });
  return frequencies;
}

/** Key of a word's own form among the postings; no stem begins so. */
export function exactKey(word: string): string {
  return `=${word}`;
}

function countIn({ stems, forms }: LexicalStatistics, key: string): number {
  return (key.startsWith('=') ? forms.get(key.slice(1)) : stems.get(key)) ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
