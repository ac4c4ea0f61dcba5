import type { Collection } from './collection.js';
import type { Vocabulary } from './mend-spelling.js';
import { splitWords } from './words.js';

/** The words that spelling is mended by: those of the stories, of their names, and those that staff wrote as synonyms. */
export function listVocabulary({ corpus, language, lexical, names, properWords }: Collection): Vocabulary {
  const aliases = names.list().flatMap((name) => name.aliases);
  const readWords = (texts: readonly string[]) => texts.flatMap((text) => splitWords(text).map((word) => word.text));
  const written = new Set(readWords([...corpus.synonyms.flat(), ...aliases]));
  const isAlike = (word: string, beginning: string, least: number, most: number) =>
    word.startsWith(beginning) && least <= word.length && word.length <= most;
  return {
    corpus: {
      has: (word) => written.has(word) || lexical.countWord(word) > 0,
      get: (word) => lexical.countWord(word) || (written.has(word) ? 0 : undefined),
    },
    listAlike: (beginning, least, most) => [
      ...lexical.listWords(beginning, { least, most }),
      ...[...written].filter((word) => isAlike(word, beginning, least, most) && lexical.countWord(word) === 0),
    ],
    names: new Set(readWords(aliases)),
    language,
    properWords,
  };
}
