/** Words at each end of a long quote that a text fragment names; a browser finds what lies between. */
const edgeWords = 6;

/**
 * Gives `url` with a text fragment, so that a browser scrolls to the quote and marks it. A short quote is named whole, a
 * longer one by its first and last words. A fragment that the URL has already is kept.
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function linkToQuote(url: string, quote: string): string {
  const words = quote.split(/\s+/u).filter((word) => word !== '');
  const ends =
    words.length <= 2 * edgeWords
      ? [words.join(' ')]
      : [words.slice(0, edgeWords).join(' '), words.slice(-edgeWords).join(' ')];
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${ends.map(encodeFragment).join(',')}`;
}

// The dash is part of the syntax of a text fragment, and encodeURIComponent leaves it as it is.
function encodeFragment(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
