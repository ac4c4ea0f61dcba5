import type { OpenAPIHono } from '@hono/zod-openapi';
import { html } from 'hono/html';
import type { AppEnv } from '../app-env.js';
import { layOutPage } from '../page/layout.js';
import { problemKinds } from '../problem.js';

/** `GET /problems`: what each problem type means; the `type` of a problem points here. */
export function addProblemsRoute(app: OpenAPIHono<AppEnv>): void {
  app.get('/problems', (c) => {
    const rows = Object.entries(problemKinds).map(
      ([code, { status, title }]) =>
        html`<dt id="${code}"><code>${code}</code></dt>
          <dd>${title}. HTTP status ${status}.</dd>`,
    );
    const main = html`<h1>Problems</h1>
      <p>What the codes mean that the API sends when a request fails.</p>
      <dl class="problems">${rows}</dl>`;
    return c.html(layOutPage({ title: 'Problems', main }));
  });
}
