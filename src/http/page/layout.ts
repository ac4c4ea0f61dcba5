import { html } from 'hono/html';
import { pageLangs, pickPageWording, type PageLang } from '../../wording/page-wording.js';
import { pickWording } from '../../wording/wording.js';
import { linkPage, type PageReader } from './page-reader.js';
import { pagePaths } from './wants-page.js';

/** Piece of a page, escaped. */
export type Markup = ReturnType<typeof html>;

export const serviceName = 'Practice Voices';

/** One whole page. */
export interface Page {
  /** Stands before the name of the service. */
  readonly title: string;
  readonly main: Markup;
  /** Puts “Error:” before the title. */
  readonly faulty?: boolean;
  /** English and no site where absent. */
  readonly reader?: Pick<PageReader, 'lang' | 'site' | 'gapsDays'>;
  /** Address of the same page in another language; no choice is offered where absent. */
  readonly path?: string;
  /** Hidden fields that another language is asked for with, so that nothing typed is lost; a plain link where absent. */
  readonly carried?: Markup;
  /** In place of the service’s own header and name. */
  readonly host?: { readonly name: string; readonly header: Markup };
  /** At the end of `head`. */
  readonly head?: Markup;
  /** After the footer. */
  readonly foot?: Markup;
}

const languageNames: Readonly<Record<PageLang, string>> = { en: 'English', cy: 'Cymraeg' };

export function layOutPage(page: Page): Markup {
  const reader = page.reader ?? { lang: 'en', site: null };
  const wording = pickWording(reader.lang);
  const { frame } = pickPageWording(reader.lang);
  return html`<!doctype html>
    <html lang="${wording.lang}" dir="${wording.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>
          ${page.faulty === true ? `${wording.error} ` : ''}${page.title} – ${page.host?.name ?? serviceName}
        </title>
        <link rel="stylesheet" href="/style.css" />
        ${page.head}
      </head>
      <body>
        <a class="skip hidden-visually" href="#main">${frame.skip}</a>
        ${page.host?.header ?? showHeader(reader)}
        ${page.path !== undefined && html`<div class="width">${showLanguages(reader, page.path, page.carried)}</div>`}
        <main class="width" id="main" tabindex="-1">${page.main}</main>
        ${showFooter(reader, page.reader !== undefined)} ${page.foot}
      </body>
    </html>`;
}

function showHeader(reader: Pick<PageReader, 'lang' | 'site'>): Markup {
  return html`<header class="top">
    <div class="width"><a href="${linkPage(reader, pagePaths.ask)}">${serviceName}</a></div>
  </header>`;
}

function showLanguages(reader: Pick<PageReader, 'lang' | 'site'>, path: string, carried?: Markup): Markup {
  const showChoice = (lang: PageLang): Markup => {
    const address = linkPage(reader, path, lang);
    if (carried === undefined)
      return html`<a href="${address}" lang="${lang}" hreflang="${lang}">${languageNames[lang]}</a>`;
    return html`<form method="post" action="${address}">
      ${carried}<button class="link" name="show" value="1" lang="${lang}">${languageNames[lang]}</button>
    </form>`;
  };
  return html`<nav class="languages" aria-label="${pickPageWording(reader.lang).frame.language}">
    <ul>
      ${pageLangs.map((lang) =>
        lang === reader.lang
          ? html`<li aria-current="true">${languageNames[lang]}</li>`
          : html`<li>${showChoice(lang)}</li>`,
      )}
    </ul>
  </nav>`;
}

// A page that is not told about its reader is not told what is kept either, and takes no question.
function showFooter(reader: Pick<PageReader, 'lang' | 'site' | 'gapsDays'>, tellsKept: boolean): Markup {
  const { frame } = pickPageWording(reader.lang);
  return html`<footer>
    <div class="width">
      <nav aria-label="${frame.pages}">
        <ul>
          <li><a href="${linkPage(reader, pagePaths.ask)}">${frame.ask}</a></li>
          <li><a href="${linkPage(reader, pagePaths.about)}">${frame.about}</a></li>
          <li><a href="${linkPage(reader, pagePaths.home)}">${frame.home}</a></li>
          <li><a href="/docs" hreflang="en">${frame.api}</a></li>
        </ul>
      </nav>
      <p>${frame.automated}</p>
      ${
        tellsKept &&
        html`<p>${reader.gapsDays === undefined ? frame.keepsNothing : frame.keepsUnanswered(reader.gapsDays)}</p>`
      }
    </div>
  </footer>`;
}
