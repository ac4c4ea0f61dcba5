import type { Article, Span } from '../corpus/article.js';
import type { HashText } from '../ports.js';

/** A quote as somebody kept it: where it stood and what its words were. */
export interface KeptQuote extends Span {
  readonly articleId: string;
  /** Hex SHA-256 of the quote's UTF-8 bytes. */
  readonly sha256: string;
  /** The words themselves, so that they can be looked for where they no longer stand at the span. */
  readonly quote?: string;
}

export interface QuoteVerdict {
  /**
   * `real`: the span has these words. `altered`: the span has other words. `gone`: there is no such article, or its text
   * has no such span.
   */
  readonly verdict: 'real' | 'altered' | 'gone';
  /** Where the words stand now: the span itself where they are real; else where `quote`, if sent, is found exactly once. */
  readonly foundAt: Span | null;
}

/**
 * Says whether a kept quote is still what its article says. `quote` counts only where it has the hash that was kept: words
 * that were changed after the hash was made are `altered`, even where the span is right.
 */
export function verifyQuote(kept: KeptQuote, articles: readonly Article[], hashText: HashText): QuoteVerdict {
  const article = articles.find(({ id }) => id === kept.articleId);
  if (!article) return { verdict: 'gone', foundAt: null };
  const { start, end, quote, sha256 } = kept;
  const inside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end;
  const now = inside && end <= article.text.length ? article.text.slice(start, end) : null;
  if (now !== null && hashText(now) === sha256 && (quote === undefined || quote === now))
    return { verdict: 'real', foundAt: { start, end } };
  const known = quote !== undefined && hashText(quote) === sha256;
  return { verdict: now === null ? 'gone' : 'altered', foundAt: known ? findOnce(article.text, quote) : null };
}

function findOnce(text: string, words: string): Span | null {
  const start = words === '' ? -1 : text.indexOf(words);
  if (start === -1 || text.includes(words, start + 1)) return null;
  return { start, end: start + words.length };
}
