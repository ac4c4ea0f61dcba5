import { places } from './british-places.js';
import type { ReadQuestion } from './read-question.js';
import type { Collection } from './collection.js';
import { capitalsTell } from './words.js';

/** Words before which a name stands: "in Reading", "does Grace". */
const beforeNames = new Set(
  'in at from near around outside by with for does did has is was would can could'.split(' '),
);

/**
 * Names in a question that nobody here knows: written with a capital inside the question, in no story and no synonym;
 * abbreviations are left out. A word of the language ("Reading", "Grace") is a name only where one would stand, alone. A
 * question about somebody or some place that no story names has no answer in them.
 */
export function findUnknownNames(
  { text, words, terms, names }: ReadQuestion,
  { lexical, language }: Pick<Collection, 'lexical' | 'language'>,
): readonly string[] {
  if (!capitalsTell(words)) return [];
  return words.flatMap((word, at) => {
    const told = lexical.has(word.stem) || names.some(({ first, end }) => first <= at && at < end);
    const placed =
      places.has(word.text) || (beforeNames.has(words[at - 1]?.text ?? '') && words[at + 1]?.capital !== true);
    const known = told || (!placed && (language.has(word.text) || language.has(word.stem)));
    const replaced = terms.some(({ stem, synonyms }) => stem === word.stem && synonyms.length > 0);
    const written = text.slice(word.start, word.end);
    return word.capital && !known && !replaced && /^\p{Lu}\p{Ll}+$/u.test(written) ? written : [];
  });
}
