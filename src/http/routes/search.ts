import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { InvalidQuestionError } from '../../core/errors.js';
import type { SearchRequest, SearchResult } from '../../core/search.js';
import { fillCouncil } from '../access/fill-council.js';
import { type AppDeps, type AppEnv, type ReadyStories, requireStories } from '../app-env.js';
import { bodyCodes, jsonResponse, storiesCodes, withProblems } from '../contract/responses.js';
import { type SearchBody, type SearchResultBody, searchBodySchema, searchResultSchema } from '../contract/search.js';
import { presentPassage } from '../present-stories.js';
import { RequestFault } from '../problem.js';
import { requireJson } from '../require-json.js';

const searchRoute = createRoute({
  method: 'post',
  path: '/v1/search',
  operationId: 'search',
  tags: ['Questions'],
  summary: 'Search the stories',
  description:
    'Gives the passages that are nearest to a query, for those who build their own page. It does not say whether one of them ' +
    'answers: for that, ask. The query is in the body and never in an address, so that no log keeps it.',
  middleware: [requireJson] as const,
  request: { body: { required: true, content: { 'application/json': { schema: searchBodySchema } } } },
  responses: withProblems({ 200: jsonResponse('The passages', searchResultSchema) }, [
    ...bodyCodes,
    'invalid-question',
    'unknown-council',
    ...storiesCodes,
  ]),
});

/** `POST /v1/search` */
export function addSearchRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(searchRoute, async (c) => {
    const body = fillCouncil(c, c.req.valid('json'));
    const result = await searchStories(requireStories(deps), body, c.get('cancellation'));
    c.header('Cache-Control', 'no-store');
    return c.json(result, 200);
  });
}

/** Searches and gives the body that the API sends. @throws as `runSearch` does. */
export async function searchStories(
  stories: ReadyStories,
  body: SearchBody,
  cancellation: AbortSignal,
): Promise<SearchResultBody> {
  const { query, passages, signposts, masked } = await runSearch(stories, body, cancellation);
  return {
    query,
    passages: passages.map((passage) => presentPassage(passage, stories.hashText)),
    signposts: signposts.map(({ name, phone, url, text }) => ({ name, phone, url, text })),
    indexVersion: stories.indexVersion,
    masked: [...masked],
  };
}

/** @throws RequestFault `invalid-question` that points to the query, where the core finds fault with it. */
async function runSearch(stories: ReadyStories, body: SearchBody, cancellation: AbortSignal): Promise<SearchResult> {
  const { query, council, limit } = body;
  const request: SearchRequest = {
    query,
    cancellation,
    ...(council !== undefined && { council }),
    ...(limit !== undefined && { limit }),
  };
  try {
    return await stories.search(request);
  } catch (error) {
    if (!(error instanceof InvalidQuestionError)) throw error;
    throw new RequestFault(error.code, error.message, [{ pointer: '#/query', detail: error.message }]);
  }
}
