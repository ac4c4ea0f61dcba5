import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppDeps, AppEnv } from '../app-env.js';
import { showDemo } from '../page/demo-page.js';
import { readPageReader } from '../page/page-reader.js';
import { pagePaths } from '../page/wants-page.js';

// What a council’s page needs for the widget, and nothing more: its script, and the service it calls.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `GET /`: a council’s careers page with the widget on it, to see what it is like. */
export function addHomeRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.get(pagePaths.home, (c) => {
    // No ETag: a 304 carries the policy of the other pages, and the browser would put it in place of this one.
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Security-Policy', policy);
    return c.html(showDemo(readPageReader(c, deps), deps.widget ?? null));
  });
}
