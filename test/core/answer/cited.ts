/** Quotes as the retriever and the selection would hand them on, for tests of what comes after. */
import { Quote } from '../../../src/core/answer/quote.js';
import type { SelectedQuote } from '../../../src/core/answer/select-quotes.js';
import type { Article } from '../../../src/core/corpus/article.js';

/** Selected quote of the first place where `article` holds `words`; its chunk is the block around them. */
export function selectWords(article: Article, words: string, score = 3): SelectedQuote {
  const start = article.text.indexOf(words);
  const quote = Quote.locate(article, start, start + words.length);
  const block = article.blocks.find((found) => found.start <= start && start < found.end) ?? quote;
  const sentence = { start, end: quote.end, personId: quote.speaker?.id ?? null, quotable: true };
  const span = { start: block.start, end: block.end };
  return {
    quote,
    score,
    fitsKind: false,
    passage: {
      number: block.start,
      rank: 1,
      article,
      chunk: { id: `${article.id}:0`, article: 0, heading: null, leadIn: null, sentences: [sentence], ...span },
      scores: { lexical: 1, dense: 0.5, maxSim: 0.5, phrase: 0, names: 1, total: score },
    },
  };
}
