import { html } from 'hono/html';

/** Piece of a page, escaped. */
export type Markup = ReturnType<typeof html>;

export const serviceName = 'Practice Voices';

/** Lays out one whole page. `title` stands before the service's name; a fault puts “Error:” before both. */
export function layOutPage(page: { readonly title: string; readonly main: Markup; readonly faulty?: boolean }): Markup {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.faulty === true ? 'Error: ' : ''}${page.title} – ${serviceName}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip hidden-visually" href="#main">Skip to main content</a>
        <header>
          <div class="width"><a href="/">${serviceName}</a></div>
        </header>
        <main class="width" id="main">${page.main}</main>
        <footer>
          <div class="width">
            <p>This service is automated. The quotes belong to their publishers and the people who said them.</p>
            <p>It keeps no questions, sets no cookies and needs no JavaScript.</p>
          </div>
        </footer>
      </body>
    </html>`;
}
