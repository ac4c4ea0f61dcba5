import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, AppEnv } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import { showAbout } from '../page/about-page.js';
import { readPageReader } from '../page/page-reader.js';
import { pagePaths } from '../page/wants-page.js';

/** `GET /about`: what the tool is, what it knows and how good it is. It is there without an index too. */
export function addAboutRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.get(pagePaths.about, cacheStories, (c) => {
    const stories = deps.stories();
    const reader = readPageReader(c, deps);
    const known = stories.ready
      ? { corpus: stories.corpus, embedderId: stories.embedderId ?? null }
      : { corpus: null, embedderId: null };
    return c.html(showAbout({ reader, ...known }));
  });
}
