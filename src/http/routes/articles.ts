import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { cacheStories } from '../cache-stories.js';
import { jsonResponse, notModified, storiesCodes, withProblems } from '../contract/responses.js';
import { articleDetailSchema, articleParamsSchema, articlesBodySchema } from '../contract/stories.js';
import { presentArticle, presentArticleDetail } from '../present-stories.js';
import { RequestFault } from '../problem.js';

const articlesRoute = createRoute({
  method: 'get',
  path: '/v1/articles',
  operationId: 'listArticles',
  tags: ['Stories'],
  summary: 'List the articles',
  description: 'Every article that is searched: what is known of it, who speaks in it, whose it is. Never its text.',
  middleware: [cacheStories] as const,
  responses: withProblems(
    {
      200: jsonResponse('The articles, in the order of the index', articlesBodySchema, { cached: true }),
      304: notModified,
    },
    storiesCodes,
  ),
});

const articleRoute = createRoute({
  method: 'get',
  path: '/v1/articles/{id}',
  operationId: 'getArticle',
  tags: ['Stories'],
  summary: 'Read about one article',
  description: 'What is known of it and what may be quoted of it. Never its text.',
  middleware: [cacheStories] as const,
  request: { params: articleParamsSchema },
  responses: withProblems(
    { 200: jsonResponse('The article', articleDetailSchema, { cached: true }), 304: notModified },
    ['unknown-article', ...storiesCodes],
  ),
});

/** `GET /v1/articles` and `GET /v1/articles/{id}` */
export function addArticleRoutes(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.openapi(articlesRoute, (c) => {
    const stories = requireStories(deps);
    const articles = stories.corpus.articles.map((article) => presentArticle(article, stories));
    return c.json({ articles, indexVersion: stories.indexVersion }, 200);
  });
  app.openapi(articleRoute, (c) => {
    const stories = requireStories(deps);
    const { id } = c.req.valid('param');
    const article = stories.corpus.articles.find((known) => known.id === id);
    if (article) return c.json(presentArticleDetail(article, stories), 200);
    throw new RequestFault('unknown-article', 'There is no article of that id. GET /v1/articles lists them.');
  });
}
