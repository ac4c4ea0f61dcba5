import { lexicalFields, type LexicalDocument } from './lexical-table.js';
import { splitWords } from './words.js';

/** What the weight of a word hangs on besides the chunk that holds it: counts over a whole collection. */
export interface LexicalStatistics {
  /** Number of chunks. */
  readonly size: number;
  /** Mean number of words of each field; 1 at least. */
  readonly meanLengths: Readonly<Record<keyof LexicalDocument, number>>;
  /** Number of chunks that hold each stem, in any field. */
  readonly stems: ReadonlyMap<string, number>;
  /** Number of chunks that hold each word in that very form. */
  readonly forms: ReadonlyMap<string, number>;
}

/** Counts the words of all documents of a collection, as the lexical index counts those it holds itself. */
export function countLexicalStatistics(documents: readonly LexicalDocument[]): LexicalStatistics {
  const size = documents.length;
  const stems = new Map<string, number>();
  const forms = new Map<string, number>();
  const lengths = { body: 0, context: 0, heading: 0, names: 0, title: 0, asked: 0 };
  for (const document of documents) {
    const ownStems = new Set<string>();
    const ownForms = new Set<string>();
    for (const field of lexicalFields) {
      const words = splitWords(document[field]);
      lengths[field] += words.length;
      for (const { stem, text } of words) {
        ownStems.add(stem);
        ownForms.add(text);
      }
    }
    for (const stem of ownStems) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    for (const form of ownForms) forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const mean = (field: keyof LexicalDocument) => Math.max(1, lengths[field] / Math.max(1, size));
  const meanLengths = {
    body: mean('body'),
    context: mean('context'),
    heading: mean('heading'),
    names: mean('names'),
    title: mean('title'),
    asked: mean('asked'),
  };
  return { size, meanLengths, stems, forms };
}
