import { html } from 'hono/html';
import type { Wording } from '../../wording/wording.js';
import type { AnswerBody, CitationBody } from '../contract/ask.js';
import type { Markup } from './layout.js';
import { isWebAddress, showWays, storyLang } from './show-contact.js';
import { splitAnswer } from './split-answer.js';

/** What an answer is shown with. */
export interface AnswerView {
  /** The question as it was read, personal data hidden. */
  readonly question: string;
  readonly answer: AnswerBody;
  /** Panel with somebody to turn to; comes before our words where `personFirst`. */
  readonly person: Markup | null;
  readonly personFirst: boolean;
}

/** One answer: our words, the quotes with who said them and where, and help lines. */
export function showAnswer({ question, answer, person, personFirst }: AnswerView, wording: Wording): Markup {
  const parts = splitAnswer(answer);
  return html`<section id="answer" tabindex="-1" aria-labelledby="answer-heading">
    <h2 id="answer-heading">${wording.youAsked}</h2>
    <p class="asked" dir="auto">${question}</p>
    ${personFirst && person}
    ${parts.map((part) =>
      part.kind === 'quote'
        ? showQuote(part.citation, wording)
        : html`<p class="words" lang="${storyLang}">${part.text}</p>`,
    )}
    ${answer.signposts.length > 0 && showSignposts(answer.signposts, wording)} ${!personFirst && person}
  </section>`;
}

function showSignposts(signposts: AnswerBody['signposts'], wording: Wording): Markup {
  return html`<section class="help" aria-labelledby="help-heading">
    <h3 id="help-heading">${wording.helpLines}</h3>
    <ul>
      ${signposts.map(
        ({ name, phone, url, text }) =>
          html`<li>
            <h4 lang="${storyLang}">${name}</h4>
            <p lang="${storyLang}">${text}</p>
            ${showWays({ name, phone, url, email: null }, wording)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function showQuote(citation: CitationBody, wording: Wording): Markup {
  const { number, quote, speaker } = citation;
  const role = speaker && joinKnown([speaker.role ?? wording.roleNotGiven, speaker.employer]);
  const { title, printed } = describePlace(citation, wording);
  return html`<figure id="quote-${number}">
    <blockquote lang="${storyLang}"><p>${quote}</p></blockquote>
    <figcaption>
      <p><span class="speaker">${speaker === null ? wording.theArticle : speaker.name}</span>${role && `, ${role}`}</p>
      <p>[${number}] <cite>${title}</cite>${printed !== '' && `. ${printed}`}</p>
    </figcaption>
    ${showContext(citation, wording)}
  </figure>`;
}

function showContext(citation: CitationBody, wording: Wording): Markup {
  const { number, before, quote, after, url } = citation;
  // The context is cut to a length, wherever that falls.
  const words = html`${before !== '' && `…${before}`}<mark>${quote}</mark>${after !== '' && `${after}…`}`;
  const label = html`<span class="hidden-visually">, ${wording.quoteNumber(number)}</span>`;
  return html`<details>
      <summary>${wording.readInContext}${label}</summary>
      <p lang="${storyLang}">${words}</p>
    </details>
    ${isWebAddress(url) && html`<p class="source"><a href="${url}">${wording.readStory}${label}</a></p>`}`;
}

function describePlace(citation: CitationBody, wording: Wording): { readonly title: string; readonly printed: string } {
  const { articleTitle, council, publisher, published } = citation;
  const from = council === null ? null : wording.storyFrom(council.name);
  return {
    title: articleTitle ?? from ?? wording.storyUntitled,
    printed: joinKnown([articleTitle === null ? null : from, publisher, published?.slice(0, 4) ?? null]),
  };
}

function joinKnown(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}
