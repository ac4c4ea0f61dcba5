import type { CitationBody } from '../http/contract/ask.js';
import type { Wording } from '../wording/wording.js';
import { toWebAddress } from './settings.js';

/** Who said a quote and where it stands, in the order in which it is read. */
export interface QuoteSource {
  /** The speaker’s name, or that the words are the article’s own. */
  readonly who: string;
  /** Role as printed and employer; null where the words are the article’s. */
  readonly role: string | null;
  readonly title: string;
  /** Council, publisher and year, as far as they are known. */
  readonly printed: string | null;
  readonly url: string | null;
}

export function describeSource(citation: CitationBody, wording: Wording): QuoteSource {
  const { speaker, council, articleTitle, publisher, published, url } = citation;
  const from = council === null ? null : wording.storyFrom(council.name);
  const printed = [articleTitle === null ? null : from, publisher, published?.slice(0, 4) ?? null];
  return {
    who: speaker === null ? wording.theArticle : speaker.name,
    role: speaker && join([speaker.role ?? wording.roleNotGiven, speaker.employer]),
    title: articleTitle ?? from ?? wording.storyUntitled,
    printed: join(printed),
    url: toWebAddress(url),
  };
}

/** A quote with its source on one line, as text to paste elsewhere. */
export function citeQuote(citation: CitationBody, wording: Wording): string {
  const { who, role, title, printed, url } = describeSource(citation, wording);
  const source = join([join([who, role]), title, printed]) ?? '';
  return `“${citation.quote}” – ${source}${url === null ? '' : `. ${url}`}`;
}

function join(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(', ');
}
