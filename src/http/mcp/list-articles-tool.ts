import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { articlesBodySchema } from '../contract/stories.js';
import { presentArticle } from '../present-stories.js';
import { type ToolRequest, readOnly, runTool, tell } from './run-tool.js';
import { writeArticles } from './write-text.js';

/** The tool `list_articles`: gives what `GET /v1/articles` does. */
export function addListArticlesTool(server: McpServer, request: ToolRequest): void {
  const config = {
    title: 'List the articles',
    description:
      'Lists every article that is searched: title, council, publisher, date, rights and the people who speak in it. Never ' +
      'its text.',
    outputSchema: articlesBodySchema,
    annotations: readOnly,
  };
  server.registerTool('list_articles', config, () =>
    runTool(request, (stories) => {
      const articles = stories.corpus.articles.map((article) => presentArticle(article, stories));
      return tell(writeArticles(articles), { articles, indexVersion: stories.indexVersion });
    }),
  );
}
