import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { healthSchema, readinessSchema } from '../contract/health.js';
import { problemSchema } from '../contract/problem.js';

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'Is the process alive?',
  responses: { 200: { description: 'It is', content: { 'application/json': { schema: healthSchema } } } },
});

const readinessRoute = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'Are the index and the model in place?',
  responses: {
    200: { description: 'They are', content: { 'application/json': { schema: readinessSchema } } },
    503: {
      description: 'They are not; the detail says why and what mends it',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** `GET /healthz` and `GET /readyz` */
export function addHealthRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(healthRoute, (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ok' as const }, 200);
  });
  app.openapi(readinessRoute, (c) => {
    const { indexVersion } = requireStories(deps);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ready' as const, indexVersion }, 200);
  });
}
