import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import { jsonResponse, notModified, storiesCodes, withProblems } from '../contract/responses.js';
import { councilsBodySchema } from '../contract/stories.js';

const councilsRoute = createRoute({
  method: 'get',
  path: '/v1/councils',
  operationId: 'listCouncils',
  tags: ['Stories'],
  summary: 'List the councils',
  description: 'The councils whose ids a question or a search can be narrowed to.',
  middleware: [cacheStories] as const,
  responses: withProblems(
    { 200: jsonResponse('The councils', councilsBodySchema, { cached: true }), 304: notModified },
    storiesCodes,
  ),
});

/** `GET /v1/councils` */
export function addCouncilsRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(councilsRoute, (c) => {
    const { corpus, indexVersion } = requireStories(deps);
    const councils = corpus.councils.map(({ id, name, aliases, careersUrl }) => ({
      id,
      name,
      aliases: [...aliases],
      careersUrl,
      articles: corpus.articles.filter(({ councilId }) => councilId === id).length,
    }));
    return c.json({ councils, indexVersion }, 200);
  });
}
