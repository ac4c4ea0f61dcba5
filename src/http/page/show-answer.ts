import { html } from 'hono/html';
import type { AnswerBody, CitationBody } from '../contract/ask.js';
import type { Markup } from './layout.js';
import { splitAnswer } from './split-answer.js';

/** One answer: our words, the quotes with who said them and where, and help lines. */
export function showAnswer(question: string, answer: AnswerBody): Markup {
  return html`<section id="answer" aria-labelledby="answer-heading">
    <h2 id="answer-heading">You asked</h2>
    <p class="asked">${question}</p>
    ${
      answer.masked.length > 0 &&
      html`<p>Something in your question looked like personal details. It was hidden before the question was read.</p>`
    }
    ${splitAnswer(answer).map((part) => (part.kind === 'quote' ? showQuote(part.citation) : html`<p>${part.text}</p>`))}
    ${answer.signposts.map(
      (signpost) =>
        html`<div class="help">
          <h3>${signpost.name}</h3>
          <p>${signpost.text}</p>
          ${
            signpost.phone !== null &&
            html`<p>Telephone: <a href="tel:${signpost.phone.replace(/[^+\d]/gu, '')}">${signpost.phone}</a></p>`
          }
          ${isWebAddress(signpost.url) && html`<p><a href="${signpost.url}">Go to the ${signpost.name} website</a></p>`}
        </div>`,
    )}
  </section>`;
}

function showQuote(citation: CitationBody): Markup {
  const { number, quote, speaker, council } = citation;
  const untitled = council === null ? 'A story without a title' : `A story from ${council.name}`;
  const title = citation.articleTitle ?? untitled;
  const printed = [citation.publisher, citation.published?.slice(0, 4)].filter((text) => text != null).join(', ');
  const roles = [speaker?.role, speaker?.employer].filter((text) => text != null).join(', ');
  return html`<figure id="quote-${number}">
    <blockquote><p>${quote}</p></blockquote>
    <figcaption>
      <p>
        <span class="speaker">${speaker === null ? 'The article' : speaker.name}</span>${roles !== '' && `, ${roles}`}
      </p>
      <p>
        [${number}]
        ${isWebAddress(citation.url) ? html`<a href="${citation.url}">${title}</a>` : html`<cite>${title}</cite>`}${
          printed !== '' && `, ${printed}`
        }
      </p>
    </figcaption>
  </figure>`;
}

// An address comes from the corpus: a script in one must never become a link.
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//iu.test(url);
}
