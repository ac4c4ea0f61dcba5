import { checkQuotation } from '../../../src/cli/verify/check-quotation.js';
import { findQuotations } from '../../../src/cli/verify/find-quotations.js';
import { readCsvQuotations } from '../../../src/cli/verify/read-csv.js';
import { UsageFault } from '../../../src/cli/usage-fault.js';
import { verifyQuote } from '../../../src/core/answer/verify-quote.js';
import { hashText } from '../../../test/fixtures/hold-index.js';
import type { Article } from '../../../src/core/corpus/article.js';
import { type FuzzTarget, hold } from '../fuzz-target.js';
import type { HeldStories } from '../held-stories.js';

/** What says whether a document's quotations are real. */
export function openVerifyTarget({ index }: Pick<HeldStories, 'index'>): FuzzTarget {
  const { articles } = index.corpus;
  return {
    name: 'verify',
    promise: 'no fault but one of usage; what it calls real is in the stories, word for word',
    pieces: [
      '“',
      '”',
      '"',
      ' "',
      '> ',
      '>\n',
      '\n\n',
      '\n',
      '\r\n',
      '— Jess\n',
      'Article `kensington-chelsea-jess`, characters 1–20, SHA-256 `',
      '0'.repeat(64),
      '`',
      'quote,speaker,article_id,start,end,sha256\n',
      ',',
      '""',
      "'=",
      '\\',
      '(',
      '[',
      '*',
      '.',
      '’',
      'the ',
      'social ',
      'work ',
      'I ',
    ],
    seeds: articles.map(({ text }) => text),
    weight: 2,
    longest: 32_000,
    run(input) {
      for (const quotation of [...findQuotations(input), ...readTable(input)]) {
        const { verdict, ...found } = checkQuotation(quotation, articles, hashText);
        if (verdict !== 'real' || !('place' in found)) continue;
        const { articleId, start, end } = found.place;
        const words = articles.find(({ id }) => id === articleId)?.text.slice(start, end) ?? '';
        hold(fold(quotation.text).startsWith(fold(words)) && words !== '', 'real words are in the stories');
      }
      holdKept(input, articles);
    },
  };
}

/** A kept quote is real where its span has its words, and never otherwise. */
function holdKept(input: string, articles: readonly Article[]): void {
  const [article] = articles;
  if (article === undefined) return;
  const start = input.length % article.text.length;
  const kept = { articleId: article.id, start, end: start + 20, sha256: hashText(input), quote: input };
  const { verdict, foundAt } = verifyQuote(kept, articles, hashText);
  hold(verdict !== 'real' || article.text.slice(start, start + 20) === input, 'a real span has these words');
  hold(foundAt === null || article.text.slice(foundAt.start, foundAt.end) === input, 'found words are these words');
}

function readTable(input: string) {
  try {
    return readCsvQuotations(input);
  } catch (cause) {
    if (cause instanceof UsageFault) return [];
    throw cause;
  }
}

function fold(text: string): string {
  return text.replace(/['‘’]/gu, "'").replace(/["“”]/gu, '"').replace(/\s+/gu, ' ').trim();
}
