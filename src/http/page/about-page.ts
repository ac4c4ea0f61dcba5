import { html } from 'hono/html';
import type { CorpusCards } from '../../core/corpus/article.js';
import { showFigures, showStories } from './about-tables.js';
import { figures } from './figures.js';
import { type Markup, layOutPage } from './layout.js';
import type { PageReader } from './page-reader.js';
import { showWays } from './show-contact.js';
import { pagePaths } from './wants-page.js';

export interface AboutView {
  readonly reader: PageReader;
  /** Null where no index is in place. */
  readonly corpus: CorpusCards | null;
  /** Model that the index was built with; null where it is not known. */
  readonly embedderId: string | null;
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly body: Markup;
}

/** What the tool is, what it knows, how good it is, what it can’t do, and whom to tell. */
export function showAbout(view: AboutView): Markup {
  const { about } = view.reader.words;
  const sections = listSections(view);
  const main = html`<h1>${about.title}</h1>
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">${about.contents}</h2>
      <ul>
        ${sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
      </ul>
    </nav>
    ${sections.map(
      ({ id, heading, body }) =>
        html`<section>
          <h2 id="${id}">${heading}</h2>
          ${body}
        </section>`,
    )}`;
  return layOutPage({ title: about.title, main, reader: view.reader, path: pagePaths.about });
}

function listSections({ reader, corpus, embedderId }: AboutView): readonly Section[] {
  const { about } = reader.words;
  const model = embedderId ?? figures.embedder;
  const isOurs = model === figures.embedder;
  return [
    { id: 'what', heading: about.whatHeading, body: showParagraphs(about.how) },
    { id: 'index', heading: about.indexHeading, body: showIndex(reader, corpus) },
    {
      id: 'model',
      heading: about.modelHeading,
      body: showParagraphs([isOurs ? about.model(model) : about.otherModel(model), about.noWriter]),
    },
    {
      id: 'figures',
      heading: about.figuresHeading,
      body: html`<p>${about.figuresIntro(figures.embedder)}</p>
        ${showFigures(about)}
        <p>${about.figuresNote}</p>`,
    },
    { id: 'limits', heading: about.limitsHeading, body: showList(about.limits) },
    { id: 'privacy', heading: about.privacyHeading, body: showParagraphs(tellPrivacy(reader)) },
    { id: 'complain', heading: about.complainHeading, body: showComplain(reader) },
    { id: 'accessibility', heading: about.accessibilityHeading, body: showAccessibility(reader) },
    {
      id: 'more',
      heading: about.moreHeading,
      body: html`<ul>
        <li><a href="/docs" hreflang="en">${about.moreApi}</a></li>
        <li><a href="/problems" hreflang="en">${about.moreProblems}</a></li>
      </ul>`,
    },
  ];
}

function showIndex({ words: { about } }: PageReader, corpus: CorpusCards | null): Markup {
  if (corpus === null) return html`<p>${about.noIndex}</p>`;
  return html`<p>${about.indexIntro(corpus.articles.length)}</p>
    ${showStories(corpus, about)}
    <p>${about.datesNote}</p>`;
}

function showComplain({ words: { about }, wording, contact }: PageReader): Markup {
  if (contact === null) return html`${showParagraphs([...about.complain, about.complainCouncil])}`;
  return html`${showParagraphs(about.complain)}
    <p><b>${contact.name}</b></p>
    ${showWays(contact, wording)}`;
}

function showAccessibility({ words: { about } }: PageReader): Markup {
  return html`${showParagraphs(about.accessibility)}
    <p>${about.enforcement}</p>
    <p><a href="https://www.equalityadvisoryservice.com/">${about.enforcementLink}</a></p>`;
}

function showParagraphs(texts: readonly string[]): Markup {
  return html`${texts.map((text) => html`<p>${text}</p>`)}`;
}

function showList(texts: readonly string[]): Markup {
  return html`<ul>
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

function tellPrivacy({ words: { about }, gapsDays }: PageReader): readonly string[] {
  if (gapsDays === undefined) return about.privacy;
  return [about.privacyUnanswered(gapsDays), ...about.privacy.slice(1)];
}
