import { limits } from '../options.js';
import type { CorpusCards } from '../corpus/article.js';
import type { HashText } from '../ports.js';
import type { Citation } from './answer.js';
import type { SelectedQuote } from './select-quotes.js';

/** Ranking score that a sure answer reaches; a citation's score is a share of it, or of the best quote's where that is higher. */
const fullScore = 4;

/** Numbers quotes from 1 in the order given and adds what a reader needs to check them. */
export function citeQuotes(selected: readonly SelectedQuote[], corpus: CorpusCards, hashText: HashText): Citation[] {
  const best = selected[0]?.score ?? 1;
  return selected.map(({ quote, score }, at) => {
    const { article, start, end } = quote;
    return {
      number: at + 1,
      quote,
      sha256: hashText(quote.text),
      before: contextBefore(article.text, start),
      after: contextAfter(article.text, end),
      council: corpus.councils.find(({ id }) => id === article.councilId) ?? null,
      score: Math.round(Math.max(0, Math.min(1, score / Math.max(best, fullScore))) * 1000) / 1000,
    };
  });
}

function contextBefore(text: string, start: number): string {
  const from = Math.max(0, start - limits.contextChars);
  const context = text.slice(from, start);
  return (from > 0 ? context.replace(/^\S*\s/u, '') : context).trimStart();
}

function contextAfter(text: string, end: number): string {
  const to = Math.min(text.length, end + limits.contextChars);
  const context = text.slice(end, to);
  return (to < text.length ? context.replace(/\s\S*$/u, '') : context).trimEnd();
}
