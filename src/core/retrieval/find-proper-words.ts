import type { Article } from '../corpus/article.js';
import { commonMarks } from './mend-spelling.js';
import type { WordFilter } from './word-filter.js';
import { functionWords, splitWords } from './words.js';

/**
 * Words that articles write with a capital inside sentences and never without, and that are no everyday words of the
 * language: places, bodies, surnames ("Hackney", "Ofsted"). A question may write them in lower case.
 */
export function findProperWords(articles: readonly Article[], language: WordFilter): ReadonlySet<string> {
  const capital = new Set<string>();
  const plain = new Set<string>();
  for (const { text, blocks } of articles)
    for (const block of blocks) {
      const words = text.slice(block.start, block.end);
      for (const word of splitWords(words)) {
        const begins = /(?:^|[.!?…:][”"’')\]]*\s+|[“"‘(]\s*)$/u.test(words.slice(0, word.start).slice(-6));
        if (/^\p{Lu}/u.test(words.slice(word.start, word.end))) {
          if (!begins && block.kind === 'paragraph') capital.add(word.text);
        } else plain.add(word.text);
      }
    }
  const isEveryday = (word: string) => functionWords.has(word) || language.has(commonMarks[0] + word);
  return new Set([...capital].filter((word) => word.length > 2 && !plain.has(word) && !isEveryday(word)));
}
