import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import { type ApiDocument, describeApi } from '../contract/describe-api.js';
import { jsonResponse, notModified, withProblems } from '../contract/responses.js';

const openapiRoute = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'getOpenApi',
  tags: ['Service'],
  summary: 'This description',
  description:
    'The contract as OpenAPI 3.1, made of what the service checks requests with. `/docs` shows it to people.',
  middleware: [cacheStories] as const,
  responses: withProblems(
    {
      200: jsonResponse('The document', z.looseObject({ openapi: z.literal('3.1.0') }), { cached: true }),
      304: notModified,
    },
    [],
  ),
});

/** `GET /openapi.json`. Gives the function that makes the document, from all routes added by the time it is called. */
export function addOpenApiRoute(app: OpenAPIHono<AppEnv>): () => ApiDocument {
  let made: ApiDocument | null = null;
  const make = (): ApiDocument => (made ??= describeApi(app));
  app.openapi(openapiRoute, (c) => c.json({ ...make(), openapi: '3.1.0' as const }, 200));
  return make;
}
