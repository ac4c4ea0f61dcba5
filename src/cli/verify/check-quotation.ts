import { findNearestWords, type WordRun } from '../../core/answer/find-nearest-words.js';
import { Quote } from '../../core/answer/quote.js';
import { verifyQuote } from '../../core/answer/verify-quote.js';
import type { Article, Span } from '../../core/corpus/article.js';
import type { HashText } from '../../core/ports.js';
import { findWords } from './find-words.js';
import type { Quotation } from './quotation.js';

/** What the stories say to a quotation. */
export type Verdict =
  /** An article has these very words; quotation marks and white space aside. */
  | { readonly verdict: 'real'; readonly place: Place }
  /** The words are real and somebody else said them. */
  | { readonly verdict: 'misattributed'; readonly place: Place; readonly claimed: string }
  /** An article has words that come near. `place` is where. */
  | {
      readonly verdict: 'altered';
      readonly place: Place;
      readonly wording: string;
      readonly difference: readonly WordRun[];
    }
  /** The article that is named is no longer among the stories, and no other has the words. */
  | { readonly verdict: 'gone'; readonly articleId: string }
  | { readonly verdict: 'not-found' };

export interface Place extends Span {
  readonly articleId: string;
  /** Name as printed; null where the words are the article's own. */
  readonly speaker: string | null;
  readonly role: string | null;
}

/** Share of words that must agree for words to be an altered quote of a story, and not other words. */
const alteredFrom = 0.6;

/** Cuts a quotation afresh out of the stories, the article and place that it claims first. */
export function checkQuotation({ text, claim }: Quotation, articles: readonly Article[], hashText: HashText): Verdict {
  const claimed = articles.find(({ id }) => id === claim?.articleId);
  const ordered = claimed ? [claimed, ...articles.filter((article) => article !== claimed)] : articles;
  for (const article of ordered) {
    const from = article === claimed ? (claim?.start ?? 0) : 0;
    const span = findWords(article, text, from) ?? findWords(article, text, 0);
    if (span) return judgeVoice(article, placeOf(article, span), claim?.speaker ?? null);
  }
  // The place is right and the hash too: then the document's words were changed, however little is left of them.
  const kept = claimed && keptSpan(claimed, claim, hashText);
  const nearest = findNearestWords(text, kept ? [cut(claimed, kept)] : ordered);
  if (nearest && (kept || nearest.agreement >= alteredFrom)) {
    const article = kept ? claimed : nearest.article;
    const span = kept ?? nearest.span;
    const wording = article.text.slice(span.start, span.end);
    return { verdict: 'altered', place: placeOf(article, span), wording, difference: nearest.difference };
  }
  if (claim?.articleId != null && !claimed) return { verdict: 'gone', articleId: claim.articleId };
  return { verdict: 'not-found' };
}

/** The span that a claim names, where it still has the words whose hash was kept. */
function keptSpan(article: Article, claim: Quotation['claim'], hashText: HashText): Span | null {
  if (claim?.start == null || claim.end === null || claim.sha256 === null) return null;
  const kept = { articleId: article.id, start: claim.start, end: claim.end, sha256: claim.sha256 };
  const { verdict, foundAt } = verifyQuote(kept, [article], hashText);
  return verdict === 'real' ? foundAt : null;
}

function cut(article: Article, { start, end }: Span): Article {
  return { ...article, text: article.text.slice(start, end) };
}

function judgeVoice({ people }: Article, place: Place, claimed: string | null): Verdict {
  if (claimed === null) return { verdict: 'real', place };
  // The writer's words can be credited to the article, its publisher or its title, but to nobody in it.
  const credited =
    place.speaker === null ? !people.some(({ name }) => names(claimed, name)) : names(claimed, place.speaker);
  return credited ? { verdict: 'real', place } : { verdict: 'misattributed', place, claimed };
}

function names(claimed: string, speaker: string): boolean {
  const fold = (text: string): string =>
    text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');
  return fold(claimed).includes(fold(speaker));
}

function placeOf(article: Article, { start, end }: Span): Place {
  const { speaker } = Quote.locate(article, start, end);
  return { articleId: article.id, start, end, speaker: speaker?.name ?? null, role: speaker?.role ?? null };
}
