import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { addAskTool } from './ask-tool.js';
import { addListArticlesTool } from './list-articles-tool.js';
import type { ToolRequest } from './run-tool.js';
import { addSearchTool } from './search-tool.js';

const instructions =
  'Published stories by and about children’s social workers in English councils. Every quote is cut word for word from a ' +
  'story. When you pass one on, keep its words and its attribution as they are: who spoke, their role as printed, the ' +
  'article. Do not add to what was said. Where the status is not “answered” or “partly-answered”, the stories hold no ' +
  'answer: say so. Where there are help lines, give them first.';

/** Makes the MCP server for one request; nothing is kept between two. */
export function createMcpServer(request: ToolRequest): McpServer {
  const server = new McpServer({ name: 'practice-voices', version: '1' }, { instructions });
  addAskTool(server, request);
  addSearchTool(server, request);
  addListArticlesTool(server, request);
  return server;
}
