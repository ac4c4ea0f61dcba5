import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { writeContent } from '../chat/write-completion.js';
import { answerBodySchema, askBodySchema } from '../contract/ask.js';
import { presentAnswer } from '../present-answer.js';
import { readRequest } from '../routes/ask.js';
import { type ToolRequest, readOnly, runTool, tell } from './run-tool.js';

/** The tool `ask`: takes and gives what `POST /v1/ask` does. */
export function addAskTool(server: McpServer, request: ToolRequest): void {
  const config = {
    title: 'Ask the stories',
    description:
      'Answers a question about working as a children’s social worker with quotes from published stories, each with its ' +
      'speaker and article. It says so where the stories do not answer. For a follow-up, send the earlier questions as turns.',
    inputSchema: askBodySchema,
    outputSchema: answerBodySchema,
    annotations: readOnly,
  };
  server.registerTool('ask', config, (body) =>
    runTool(request, async ({ ask }) => {
      const answer = presentAnswer(await ask(readRequest(request.fillCouncil(body), request.cancellation)));
      request.onAnswer(answer);
      return tell(writeContent(answer), answer);
    }),
  );
}
