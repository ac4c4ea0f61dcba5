import type { OpenAPIHono } from '@hono/zod-openapi';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { fillCouncil } from '../access/fill-council.js';
import { type AppDeps, type AppEnv, requireStories } from '../app-env.js';
import { createMcpServer } from '../mcp/create-mcp-server.js';
import { describeProblem } from '../problem.js';
import { stripMessage } from '../strip-message.js';
import { noteAnswer } from './ask.js';

/**
 * `POST /mcp`: the Model Context Protocol over streamable HTTP, without sessions. Each request stands alone and is answered
 * with JSON, so there is no stream to open by GET and no session to DELETE: both are 405, as the protocol has it.
 */
export function addMcpRoute(app: OpenAPIHono<AppEnv>, deps: AppDeps): void {
  app.post('/mcp', async (c) => {
    const server = createMcpServer({
      requestId: c.get('requestId'),
      requireStories: () => requireStories(deps),
      fillCouncil: (body) => fillCouncil(c, body),
      cancellation: c.get('cancellation'),
      onAnswer: (answer) => {
        noteAnswer(c, answer);
      },
      onFault: (error) => {
        const { code } = describeProblem(error, c.get('requestId'));
        c.set('problemCode', code);
        if (code === 'internal-error' && error instanceof Error) c.set('failedAt', stripMessage(error));
      },
    });
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    try {
      return await transport.handleRequest(c.req.raw);
    } finally {
      await server.close();
    }
  });
}
