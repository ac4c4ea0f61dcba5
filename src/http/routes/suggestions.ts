import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { requireCouncil } from '../../core/corpus/require-council.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import { jsonResponse, notModified, storiesCodes, withProblems } from '../contract/responses.js';
import { councilQuerySchema, suggestionsBodySchema } from '../contract/stories.js';

const suggestionsRoute = createRoute({
  method: 'get',
  path: '/v1/suggestions',
  operationId: 'listSuggestions',
  tags: ['Questions'],
  summary: 'List questions that are answered',
  description:
    'Questions to offer to somebody who has not asked yet. Each was asked when the index was built, and answered.',
  middleware: [cacheStories] as const,
  request: { query: councilQuerySchema },
  responses: withProblems(
    { 200: jsonResponse('The questions', suggestionsBodySchema, { cached: true }), 304: notModified },
    ['unknown-council', ...storiesCodes],
  ),
});

/** `GET /v1/suggestions` */
export function addSuggestionsRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(suggestionsRoute, (c) => {
    const { corpus, suggestions, indexVersion } = requireStories(deps);
    const { council } = c.req.valid('query');
    if (council !== undefined) requireCouncil(corpus.councils, council);
    const fitting = suggestions
      .filter(({ councilIds }) => council === undefined || councilIds.includes(council))
      .map(({ question, articleIds }) => ({ question, articleIds: [...articleIds] }));
    return c.json({ suggestions: fitting, indexVersion }, 200);
  });
}
