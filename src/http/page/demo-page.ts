import { html } from 'hono/html';
import type { WidgetScript } from '../routes/widget.js';
import { type Markup, layOutPage } from './layout.js';
import { linkPage, type PageReader } from './page-reader.js';
import { pagePaths } from './wants-page.js';

/** The careers page of an invented council, with the widget on it as a council would put it there. */
export function showDemo(reader: PageReader, widget: WidgetScript | null): Markup {
  const { demo } = reader.words;
  const main = html`<div class="lead">
      <h1>${demo.heading}</h1>
      <p>${demo.lead}</p>
    </div>
    <section class="call" aria-labelledby="ask-heading">
      <h2 id="ask-heading">${demo.askHeading}</h2>
      <p>${demo.askText}</p>
      <p><a class="button" href="${linkPage(reader, pagePaths.ask)}">${demo.askLink}</a></p>
    </section>
    <div class="cards">
      ${demo.sections.map(
        ({ heading, paragraphs }) =>
          html`<section>
            <h2>${heading}</h2>
            ${paragraphs.map((text) => html`<p>${text}</p>`)}
          </section>`,
      )}
    </div>
    <h2>${demo.stepsHeading}</h2>
    <ol class="steps">
      ${demo.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <h2>${demo.applyHeading}</h2>
    <p>${demo.applyText}</p>`;
  return layOutPage({
    title: demo.title,
    main,
    reader,
    path: pagePaths.home,
    host: { name: demo.council, header: showCouncilHeader(reader) },
    ...(widget && { head: loadWidget(widget), foot: placeWidget(reader) }),
  });
}

function showCouncilHeader({ words: { demo } }: PageReader): Markup {
  return html`<header class="top council">
    <div class="width"><span class="name">${demo.council}</span></div>
    <div class="phase">
      <p class="width"><strong>${demo.demonstration}</strong> ${demo.notReal}</p>
    </div>
  </header>`;
}

// The digest in the address makes a browser that kept the last script load this one.
function loadWidget({ integrity }: WidgetScript): Markup {
  const version = encodeURIComponent(integrity.slice(-16));
  return html`<script type="module" src="/widget.js?v=${version}" integrity="${integrity}"></script>`;
}

function placeWidget({ lang, site, contact }: PageReader): Markup {
  const attributes = [
    ['lang', lang],
    ['site', site?.id],
    ['contact-name', contact?.name],
    ['contact-url', contact?.url],
    ['contact-email', contact?.email],
    ['contact-phone', contact?.phone],
  ] as const;
  return html`<practice-voices
    ${attributes.map(([name, value]) => value != null && html` ${name}="${value}"`)}
  ></practice-voices>`;
}
