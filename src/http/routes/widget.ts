import type { OpenAPIHono } from '@hono/zod-openapi';
import { RETAINED_304_HEADERS, etag } from 'hono/etag';
import type { AppDeps, AppEnv } from '../app-env.js';
import { RequestFault } from '../problem.js';

/** The widget's script as it was built. */
export interface WidgetScript {
  readonly script: string;
  /** Digest for the `integrity` attribute of a script element, such as `sha384-…`. */
  readonly integrity: string;
}

/** `GET /widget.js`: the widget, for pages of other origins too. 404 where it has not been built. */
export function addWidgetRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'cross-origin-resource-policy'];
  app.get('/widget.js', etag({ retainedHeaders }), (c) => {
    if (!deps.widget) throw new RequestFault('not-found', 'The widget has not been built. Run npm run build:widget.');
    const { script, integrity } = deps.widget;
    return c.body(script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      ETag: `"${integrity}"`,
      // A module script is loaded with CORS, and this one holds nothing that is anybody's own.
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
}
