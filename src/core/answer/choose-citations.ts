import type { SelectedQuote } from './select-quotes.js';

/**
 * The quotes to cite, best first, at most `limit`: after the first, another voice is preferred to a second quote from the
 * same speaker, another article to the same, and no quote repeats the words of one before it.
 */
export function chooseCitations(answering: readonly SelectedQuote[], limit: number): SelectedQuote[] {
  const chosen: SelectedQuote[] = [];
  const left = [...answering];
  while (chosen.length < limit) {
    const next = left.reduce<SelectedQuote | null>((best, quote) => {
      if (chosen.some((other) => overlaps(other, quote))) return best;
      return best === null || repeats(quote, chosen) < repeats(best, chosen) ? quote : best;
    }, null);
    if (!next) break;
    chosen.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return chosen;
}

/** How much a quote repeats voices already heard: two for the same voice, one for the same article. */
function repeats(quote: SelectedQuote, chosen: readonly SelectedQuote[]): number {
  const sameArticle = chosen.some((other) => other.quote.article === quote.quote.article);
  const sameVoice = chosen.some(
    (other) => other.quote.article === quote.quote.article && other.quote.speaker === quote.quote.speaker,
  );
  return Number(sameArticle) + Number(sameVoice);
}

/** Whether one repeats the other: a part of the same words, in the same place or elsewhere (a pull quote). */
function overlaps({ quote: a }: SelectedQuote, { quote: b }: SelectedQuote): boolean {
  if (a.article === b.article && a.start < b.end && b.start < a.end) return true;
  return a.text.includes(b.text) || b.text.includes(a.text);
}
