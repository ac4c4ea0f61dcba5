import type { OpenAPIHono } from '@hono/zod-openapi';
import { mayOperate } from '../access/check-caller.js';
import type { AppDeps, AppEnv } from '../app-env.js';
import { RequestFault } from '../problem.js';

/** What `GET /metrics` tells, and whom. */
export interface MetricsPage {
  /** Everything measured so far, in the text format that Prometheus reads. */
  readonly render: () => Promise<string>;
  readonly contentType: string;
  /**
   * Whether everybody may read them. Else only the machine itself and holders of a key may: metrics hold no question, but
   * how much a service is used is its owner’s to tell.
   */
  readonly isPublic: boolean;
}

/** `GET /metrics`. To those who may not read it, it is not there. */
export function addMetricsRoute(app: OpenAPIHono<AppEnv>, { metrics }: AppDeps): void {
  app.get('/metrics', async (c) => {
    if (!metrics || !(metrics.isPublic || mayOperate(c)))
      throw new RequestFault(
        'not-found',
        'Nothing is at this address for you. Ask with a key, or from the machine itself.',
      );
    return c.body(await metrics.render(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  });
}
