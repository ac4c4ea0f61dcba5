import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { healthSchema, readinessSchema } from '../contract/health.js';
import { jsonResponse, storiesCodes, withProblems } from '../contract/responses.js';
import { RequestFault } from '../problem.js';

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  operationId: 'getHealth',
  tags: ['Service'],
  security: [],
  summary: 'Is the process alive?',
  responses: withProblems({ 200: jsonResponse('It is', healthSchema, { open: true }) }, [], { open: true }),
});

const readinessRoute = createRoute({
  method: 'get',
  path: '/readyz',
  operationId: 'getReadiness',
  tags: ['Service'],
  security: [],
  summary: 'Are the index and the model in place?',
  responses: withProblems(
    { 200: jsonResponse('They are', readinessSchema, { open: true }) },
    ['stopping', ...storiesCodes],
    { open: true },
  ),
});

/** `GET /healthz` and `GET /readyz` */
export function addHealthRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(healthRoute, (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ok' as const }, 200);
  });
  app.openapi(readinessRoute, (c) => {
    if (deps.isStopping?.() === true)
      throw new RequestFault('stopping', 'The service is stopping. Ask another instance, or try again later.');
    const { indexVersion } = requireStories(deps);
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'ready' as const, indexVersion }, 200);
  });
}
