import { html } from 'hono/html';
import type { ArticleCard, CorpusCards } from '../../core/corpus/article.js';
import type { AboutWording } from '../../wording/page-wording.js';
import { findNewestYear } from './describe-known.js';
import { figureNames, figures } from './figures.js';
import type { Markup } from './layout.js';

/** One row a council, in the order of the councils; stories of no single council last. */
export function showStories({ articles, councils }: CorpusCards, about: AboutWording): Markup {
  const groups = [...councils.map(({ id, name }) => ({ id, name })), { id: null, name: about.noCouncil }];
  const rows = groups
    .map(({ id, name }) => ({ name, own: articles.filter(({ councilId }) => councilId === id) }))
    .filter(({ own }) => own.length > 0);
  return html`<div class="table" role="region" tabindex="0" aria-labelledby="index">
    <table>
      <thead>
        <tr>
          <th scope="col">${about.council}</th>
          <th scope="col" class="number">${about.stories}</th>
          <th scope="col">${about.newest}</th>
          <th scope="col">${about.publisher}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, own }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${own.length}</td>
              <td>${findNewestYear(own) ?? about.notKnown}</td>
              <td>${listPublishers(own, about.notKnown) ?? about.notKnown}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function listPublishers(articles: readonly ArticleCard[], notKnown: string): string | null {
  const names = [...new Set(articles.flatMap(({ publisher }) => publisher ?? []))];
  if (names.length === 0) return null;
  return [...names, ...(articles.some(({ publisher }) => publisher === null) ? [notKnown] : [])].join('; ');
}

/** The figures of the last baseline as whole percentages. */
export function showFigures(about: AboutWording): Markup {
  return html`<div class="table" role="region" tabindex="0" aria-labelledby="figures">
    <table>
      <thead>
        <tr>
          <th scope="col">${about.measure}</th>
          <th scope="col" class="number">${about.newQuestions}</th>
          <th scope="col" class="number">${about.ownQuestions}</th>
        </tr>
      </thead>
      <tbody>
        ${figureNames.map(
          (name) =>
            html`<tr>
              <th scope="row">${about.figures[name]}</th>
              <td class="number">${showShare(figures.kept[name])}</td>
              <td class="number">${showShare(figures.open[name])}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function showShare(share: number): string {
  return `${Math.round(share * 100)}%`;
}
