import type { Article } from '../corpus/article.js';
import type { FormCounts } from './word-forms.js';
import { splitWords } from './words.js';

/** Adds an article's words to `counts`, or takes them away where `sign` is −1; words that nobody writes go. */
export function countWordForms(counts: Map<string, FormCounts>, article: Article, sign: 1 | -1 = 1): void {
  const { capital, initials, plain } = readForms(article);
  for (const word of new Set([...capital, ...plain])) {
    const before = counts.get(word) ?? { capital: 0, initials: 0, plain: 0 };
    const after = {
      capital: before.capital + (capital.has(word) ? sign : 0),
      initials: before.initials + (initials.has(word) ? sign : 0),
      plain: before.plain + (plain.has(word) ? sign : 0),
    };
    if (after.capital === 0 && after.plain === 0) counts.delete(word);
    else counts.set(word, after);
  }
}

/** A capital that begins a sentence or a quotation, or stands in a heading, tells nothing; a word all of capitals does. */
function readForms({ text, blocks }: Article) {
  const capital = new Set<string>();
  const initials = new Set<string>();
  const plain = new Set<string>();
  for (const block of blocks) {
    const words = text.slice(block.start, block.end);
    for (const word of splitWords(words)) {
      const written = words.slice(word.start, word.end);
      if (!/^\p{Lu}/u.test(written)) plain.add(word.text);
      else if (block.kind !== 'paragraph') continue;
      else if (/^\p{Lu}{2,}$/u.test(written)) {
        initials.add(word.text);
        capital.add(word.text);
      } else if (!begins.test(words.slice(Math.max(0, word.start - 6), word.start))) capital.add(word.text);
    }
  }
  return { capital, initials, plain };
}

const begins = /(?:^|[.!?…:][”"’')\]]*\s+|[“"‘(]\s*)$/u;
