import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { searchBodySchema, searchResultSchema } from '../contract/search.js';
import { searchStories } from '../routes/search.js';
import { type ToolRequest, readOnly, runTool, tell } from './run-tool.js';
import { writePassages } from './write-text.js';

/** The tool `search`: takes and gives what `POST /v1/search` does. */
export function addSearchTool(server: McpServer, request: ToolRequest): void {
  const config = {
    title: 'Search the stories',
    description:
      'Finds the passages of the stories that are nearest to a query, best first, each with its article and speaker. A search ' +
      'always finds something: use ask to know whether the stories answer a question.',
    inputSchema: searchBodySchema,
    outputSchema: searchResultSchema,
    annotations: readOnly,
  };
  server.registerTool('search', config, (body) =>
    runTool(request, async (stories) => {
      const result = await searchStories(stories, request.fillCouncil(body), request.cancellation);
      return tell(writePassages(result), result);
    }),
  );
}
