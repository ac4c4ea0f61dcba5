import { exactKey, LexicalTable, lexicalFields, type LexicalDocument } from './lexical-table.js';
import { LexicalScores } from './lexical-scores.js';
import type { LexicalStatistics } from './lexical-statistics.js';
import { LexicalTableWriter } from './lexical-table-writer.js';

export type { LexicalDocument };

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

/**
 * BM25F over stemmed words of the chunks' fields: each field's frequencies are normalised by that field's length,
 * weighted and summed before saturation. @see Robertson, Zaragoza & Taylor, CIKM 2004.
 */
export class LexicalIndex {
  /** Number of chunks of the collection. */
  readonly size: number;
  private readonly table: LexicalTable;
  /** What a word of each field of each chunk counts, chunk after chunk: field weight over normalised length. */
  private readonly wordWeights: Float64Array;
  /** Gains of one key by chunk, empty between two keys. */
  private readonly scratch: Float64Array;

  /**
   * @param source Packed postings, or the documents themselves, which are then counted here.
   * @param statistics Of the whole collection, where `source` is a part of it: words then weigh what they weigh there.
   */
  constructor(
    source: LexicalTable | readonly LexicalDocument[],
    private readonly options: LexicalOptions,
    private readonly statistics?: LexicalStatistics,
  ) {
    this.table = source instanceof LexicalTable ? source : countDocuments(source);
    this.size = statistics?.size ?? this.table.size;
    this.wordWeights = weighFields(this.table, options, statistics?.meanLengths);
    this.scratch = new Float64Array(this.table.size);
  }

  /** Whether any chunk of the collection holds the stem, in any field. */
  has(stem: string): boolean {
    return this.documentFrequency(stem) > 0;
  }

  /** Every word's own form with the number of chunks that hold it. A list of all: for questions there is `countWord`. */
  countWords(): ReadonlyMap<string, number> {
    if (this.statistics) return this.statistics.forms;
    return new Map(this.listWords().map((word) => [word, this.countWord(word)]));
  }

  /** Number of chunks that hold the word in this very form. */
  countWord(word: string): number {
    return this.documentFrequency(exactKey(word));
  }

  /** Words' own forms in the order of their letters; those that begin with `beginning` and have no other length, where given. */
  listWords(beginning = '', { least = 0, most = Infinity } = {}): readonly string[] {
    if (this.statistics) return listForms(this.statistics, beginning, least, most);
    const { keys } = this.table;
    const { from, to } = this.table.findForms(beginning);
    const words: string[] = [];
    for (let at = from; at < to; at += 1) {
      const length = keys.lengthAt(at) - exactKey('').length;
      if (length >= least && length <= most) words.push(keys.at(at).slice(exactKey('').length));
    }
    return words;
  }

  /** Number of chunks of the collection that hold the stem. */
  documentFrequency(stem: string): number {
    return this.statistics ? countIn(this.statistics, stem) : this.table.count(stem);
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
    return this.scoreAll(terms).toMap();
  }

  /** As `score`, in a form that ranks many chunks quickly. */
  scoreAll(terms: readonly QueryTerm[]): LexicalScores {
    const scores = new LexicalScores(this.table.size);
    for (const term of terms)
      this.scoreTerm(term).visit((chunk, gain) => {
        scores.add(chunk, term.weight * gain);
      });
    return scores;
  }

  private scoreTerm(term: QueryTerm): LexicalScores {
    const { exactWeight } = this.options;
    const best = new LexicalScores(this.table.size);
    this.visitGains(exactKey(term.word), Infinity, (chunk, gain) => {
      this.scratch[chunk] = gain;
    });
    this.visitGains(term.stem, Infinity, (chunk, gain) => {
      best.add(chunk, gain * (1 - exactWeight) + (this.scratch[chunk] ?? 0) * exactWeight);
    });
    this.scratch.fill(0);
    for (const synonym of term.synonyms)
      this.scoreSynonym(synonym, term, (chunk, gain) => {
        best.raise(chunk, gain);
      });
    return best;
  }

  /** Mean over the synonym's words, for the chunks that hold all of them; none counts for more than the term it stands for. */
  private scoreSynonym(
    synonym: readonly string[],
    { stem }: QueryTerm,
    visit: (chunk: number, gain: number) => void,
  ): void {
    if (!synonym.every((part) => this.has(part))) return;
    const most = this.has(stem) ? this.inverseFrequency(stem) : Infinity;
    const { synonymWeight } = this.options;
    const held = new Map<number, { total: number; parts: number }>();
    synonym.forEach((part, at) => {
      this.visitGains(part, most, (chunk, gain) => {
        const before = held.get(chunk);
        if (synonym.length === 1) visit(chunk, gain * synonymWeight);
        else if (at === 0) held.set(chunk, { total: gain, parts: 1 });
        else if (before?.parts === at) held.set(chunk, { total: before.total + gain, parts: at + 1 });
      });
    });
    for (const [chunk, { total, parts }] of held)
      if (parts === synonym.length) visit(chunk, (total / parts) * synonymWeight);
  }

  /** Saturated gain of a key for each chunk that holds it. */
  private visitGains(key: string, mostIdf: number, visit: (chunk: number, gain: number) => void): void {
    const at = this.table.keys.find(key);
    if (at < 0) return;
    const { k1 } = this.options;
    const idf = Math.min(mostIdf, this.inverseFrequency(key));
    this.table.visitPostings(at, (chunk, counts) => {
      let frequency = 0;
      // Added up word by word, so that the sum is the same to the last digit whoever counted.
      for (let field = 0; field < counts.length; field += 1)
        for (let left = counts[field] ?? 0; left > 0; left -= 1)
          frequency += this.wordWeights[chunk * counts.length + field] ?? 0;
      visit(chunk, (idf * frequency * (k1 + 1)) / (frequency + k1));
    });
  }
}

function countDocuments(documents: readonly LexicalDocument[]): LexicalTable {
  const writer = new LexicalTableWriter(documents.length);
  documents.forEach((document, row) => {
    writer.addDocument(document, row);
  });
  const table = LexicalTable.read(writer.pack(), documents.length);
  if (!table) throw new RangeError('What was packed can not be read.');
  return table;
}

function countIn({ stems, forms }: LexicalStatistics, key: string): number {
  const form = exactKey('');
  return (key.startsWith(form) ? forms.get(key.slice(form.length)) : stems.get(key)) ?? 0;
}

function listForms({ forms }: LexicalStatistics, beginning: string, least: number, most: number): readonly string[] {
  const words = [...forms.keys()].filter((word) => word.startsWith(beginning));
  return words.filter(({ length }) => least <= length && length <= most).sort();
}

function weighFields(
  { fieldLengths, size }: LexicalTable,
  { b, fieldWeights }: LexicalOptions,
  means?: LexicalStatistics['meanLengths'],
): Float64Array {
  const width = lexicalFields.length;
  const weights = new Float64Array(fieldLengths.length);
  lexicalFields.forEach((field, f) => {
    let words = 0;
    for (let at = f; at < fieldLengths.length; at += width) words += fieldLengths[at] ?? 0;
    const mean = means?.[field] ?? Math.max(1, words / Math.max(1, size));
    for (let at = f; at < fieldLengths.length; at += width)
      weights[at] = fieldWeights[field] / (1 - b + (b * (fieldLengths[at] ?? 0)) / mean);
  });
  return weights;
}
