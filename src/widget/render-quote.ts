import type { CitationBody } from '../http/contract/ask.js';
import type { Wording } from '../wording/wording.js';
import { build, buildButton, buildHidden } from './build-element.js';
import { citeQuote, describeSource } from './quote-source.js';

/** Language of the stories and of what the service says around them. */
export const storyLang = 'en-GB';

/** A quote with who said it and where, its context, and a way to copy it. `onCopied` is told the words to announce. */
export function renderQuote(citation: CitationBody, wording: Wording, onCopied: (said: string) => void): HTMLElement {
  const { who, role, title, printed } = describeSource(citation, wording);
  const caption = build(
    'figcaption',
    {},
    build('p', {}, build('span', { class: 'who', part: 'speaker' }, who), role === null ? null : `, ${role}`),
    build(
      'p',
      { class: 'where' },
      `[${citation.number}] `,
      build('cite', {}, title),
      printed === null ? null : `. ${printed}`,
    ),
  );
  return build(
    'figure',
    { part: 'quote' },
    build('blockquote', { lang: storyLang }, build('p', {}, citation.quote)),
    caption,
    build('div', { class: 'row' }, renderContext(citation, wording), renderCopy(citation, wording, onCopied)),
  );
}

function renderContext(citation: CitationBody, wording: Wording): HTMLElement {
  const { url } = describeSource(citation, wording);
  const link = url === null ? null : build('p', {}, renderLink(url, wording.readStory, wording));
  const { before, quote, after, number } = citation;
  return build(
    'details',
    {},
    build('summary', {}, wording.readInContext, buildHidden(`, ${wording.quoteNumber(number)}`)),
    build('p', { class: 'context', lang: storyLang }, lead(before), build('mark', {}, quote), trail(after)),
    link,
  );
}

/** A link that opens in a new tab and says so. */
export function renderLink(url: string, text: string, wording: Wording): HTMLAnchorElement {
  return build(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer' },
    `${text} `,
    build('span', {}, wording.opensInNewTab),
  );
}

function renderCopy(citation: CitationBody, wording: Wording, onCopied: (said: string) => void): HTMLElement | null {
  // Only there on pages that came over https or from this machine.
  if (!('clipboard' in navigator)) return null;
  const label = build('span', {}, wording.copyQuote);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(citeQuote(citation, wording));
    label.textContent = wording.copied;
    onCopied(wording.copied);
  };
  // A browser may refuse; the button then keeps its words, and the quote can still be marked by hand.
  const tryCopy = (): void => void copy().catch(() => undefined);
  return buildButton({ class: 'quiet' }, tryCopy, label, buildHidden(`, ${wording.quoteNumber(citation.number)}`));
}

// The context is cut to a length, wherever that falls.
function lead(text: string): string {
  return text === '' ? '' : `…${text}`;
}

function trail(text: string): string {
  return text === '' ? '' : `${text}…`;
}
