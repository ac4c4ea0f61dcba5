import type { ReadQuestion } from './read-question.js';
import type { Library } from './library.js';
import { capitalsTell } from './words.js';

/**
 * Names in a question that nobody here knows: written with a capital inside the question, in no story and no synonym, and
 * no word of the language; abbreviations are left out. A question about somebody or some place that no story names has no answer in them.
 */
export function findUnknownNames({ text, words, terms }: ReadQuestion, { lexical, index }: Library): readonly string[] {
  if (!capitalsTell(words)) return [];
  return words.flatMap((word) => {
    const known = lexical.has(word.stem) || index.language.has(word.text) || index.language.has(word.stem);
    const replaced = terms.some(({ stem, synonyms }) => stem === word.stem && synonyms.length > 0);
    const written = text.slice(word.start, word.end);
    return word.capital && !known && !replaced && /^\p{Lu}\p{Ll}+$/u.test(written) ? written : [];
  });
}
