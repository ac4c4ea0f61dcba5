import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import type { ApiDocument } from '../contract/describe-api.js';
import { showApiDocs } from '../page/api-docs-page.js';

/** `GET /docs`: the contract as a page. Nothing of it comes from elsewhere. */
export function addDocsRoute(app: OpenAPIHono<AppEnv>, describe: () => ApiDocument): void {
  app.get('/docs', cacheStories, (c) => c.html(showApiDocs(describe())));
}
