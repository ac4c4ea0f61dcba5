import type { Collection } from './collection.js';
import type { Vocabulary } from './mend-spelling.js';
import { splitWords } from './words.js';

/** The words that spelling is mended by: those of the stories, of their names, and those that staff wrote as synonyms. */
export function listVocabulary({ corpus, language, lexical, names }: Collection): Vocabulary {
  const aliases = names.list().flatMap((name) => name.aliases);
  const readWords = (texts: readonly string[]) => texts.flatMap((text) => splitWords(text).map((word) => word.text));
  const written = readWords([...corpus.synonyms.flat(), ...aliases]);
  return {
    corpus: new Map([...written.map((word): [string, number] => [word, 0]), ...lexical.countWords()]),
    names: new Set(readWords(aliases)),
    language,
  };
}
