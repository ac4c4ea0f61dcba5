import { type OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { verifyQuote } from '../../core/answer/verify-quote.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { bodyCodes, jsonResponse, storiesCodes, withProblems } from '../contract/responses.js';
import {
  keptQuoteSchema,
  keptQuotesSchema,
  maxKeptQuotes,
  verifyBodySchema,
  verifyResultSchema,
} from '../contract/verify-quote.js';
import { requireJson } from '../require-json.js';

const verifyRoute = createRoute({
  method: 'post',
  path: '/v1/quotes/verify',
  operationId: 'verifyQuotes',
  tags: ['Quotes'],
  summary: 'Check kept quotes',
  description: `Is this still what the article says? Send one quote as a citation has it, or up to ${maxKeptQuotes} under \`quotes\`.`,
  middleware: [requireJson] as const,
  request: { body: { required: true, content: { 'application/json': { schema: verifyBodySchema } } } },
  responses: withProblems({ 200: jsonResponse('A verdict for each quote', verifyResultSchema) }, [
    ...bodyCodes,
    ...storiesCodes,
  ]),
});

/** `POST /v1/quotes/verify` */
export function addVerifyRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  // The body's schema names them, and nothing that the generator sees does.
  app.openAPIRegistry.register('KeptQuote', keptQuoteSchema);
  app.openAPIRegistry.register('KeptQuotes', keptQuotesSchema);
  app.openapi(verifyRoute, async (c) => {
    const { readArticle, hashText, indexVersion } = requireStories(deps);
    const kept = c.req.valid('json');
    const ids = [...new Set(kept.map(({ articleId }) => articleId))];
    const read = await Promise.all(ids.map((id) => readArticle(id)));
    const articles = read.filter((article) => article !== null);
    const verdicts = kept.map(({ quote, ...span }) => ({
      articleId: span.articleId,
      start: span.start,
      end: span.end,
      ...verifyQuote({ ...span, ...(quote !== undefined && { quote }) }, articles, hashText),
    }));
    c.header('Cache-Control', 'no-store');
    return c.json({ verdicts, indexVersion }, 200);
  });
}
