import type { LexicalOptions } from './lexical-index.js';
import type { LexicalStatistics } from './lexical-statistics.js';
import { exactKey, lexicalFields, type LexicalDocument } from './lexical-table.js';
import { splitWords, type Word } from './words.js';

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
