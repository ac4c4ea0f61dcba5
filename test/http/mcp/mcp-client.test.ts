/** The official MCP client against a server that listens. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { IndexMissingError } from '../../../src/core/errors.js';
import { answerBodySchema } from '../../../src/http/contract/ask.js';
import { searchResultSchema } from '../../../src/http/contract/search.js';
import { articlesBodySchema } from '../../../src/http/contract/stories.js';
import { createGuardedApp } from '../access/stub-access.js';
import { listen, type Listening } from '../listen.js';
import { createStubApp } from '../stub-app.js';

const { app, asked, lines, post } = createStubApp();
let server: Listening;
let client: Client;

async function connect(address: string): Promise<Client> {
  const made = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${address}/mcp`));
  await made.connect(transport);
  return made;
}

beforeAll(async () => {
  server = await listen(app);
  client = await connect(server.address);
});

afterAll(async () => {
  await client.close();
  await server.close();
});

const resultSchema = z.object({
  content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]),
  structuredContent: z.unknown().optional(),
  isError: z.boolean().optional(),
});

async function call(name: string, args: Record<string, unknown> = {}, by = client) {
  const { content, structuredContent, isError } = resultSchema.parse(await by.callTool({ name, arguments: args }));
  return { text: content[0].text, data: structuredContent, isError: isError ?? false };
}

test('the server says who it is and how quotes are to be passed on', () => {
  expect(client.getServerVersion()?.name).toBe('practice-voices');
  expect(client.getInstructions()).toContain('word for word');
});

test('lists its tools, which read only and have schemas of input and output', async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual(['ask', 'list_articles', 'search']);
  for (const tool of tools) {
    expect(tool.annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
    expect(tool.description?.length).toBeGreaterThan(40);
    expect(tool.outputSchema?.properties).toBeDefined();
  }
  const ask = tools.find(({ name }) => name === 'ask');
  expect(Object.keys(ask?.inputSchema.properties ?? {})).toEqual(['question', 'turns', 'council', 'limit']);
  expect(ask?.inputSchema.required).toEqual(['question']);
});

describe('ask', () => {
  test('gives the answer of POST /v1/ask, and in the text each quote with who spoke', async () => {
    const question = 'what is locality work?';
    const { text, data } = await call('ask', { question });
    expect(answerBodySchema.strict().parse(data)).toEqual(await (await post({ question })).json());
    expect(text).toContain('Sam, Social worker at North Council, said: “You get to see a case through');
    expect(lines.find(({ route }) => route === '/mcp')).toBeDefined();
    expect(lines.filter(({ route }) => route === '/mcp').at(-1)).toMatchObject({ answerStatus: 'answered' });
  });

  test('hands on turns, council and limit', async () => {
    const args = { question: 'how long?', turns: [{ question: 'What is Step Up?' }], council: 'north', limit: 1 };
    await call('ask', args);
    expect(asked.at(-1)).toMatchObject(args);
  });

  test('tells help lines in the text', async () => {
    expect((await call('ask', { question: 'hurt' })).text).toContain('0800 1111');
  });
});

describe('search', () => {
  test('gives passages as data, and in the text with who speaks and where', async () => {
    const { text, data } = await call('search', { query: 'a case through', limit: 1 });
    const { passages } = searchResultSchema.strict().parse(data);
    expect(passages).toHaveLength(1);
    expect(text).toContain(`“${passages[0]?.text}”`);
    expect(text).toContain(passages[0]?.articleTitle);
  });
});

describe('list_articles', () => {
  test('gives every article, its people and its council', async () => {
    const { text, data } = await call('list_articles');
    const { articles } = articlesBodySchema.strict().parse(data);
    expect(articles.map(({ id }) => id)).toEqual(['north-sam', 'bare']);
    expect(text).toContain('north-sam: A day <with> Sam, North Council, Northern Paper, 2018-03-02');
    expect(text).toContain('- Sam, Social worker, North Council');
  });
});

describe('what goes wrong is a result that says so', () => {
  test.each([
    ['no question', 'ask', {}, 'The question must be text.'],
    ['a limit out of range', 'ask', { question: 'x', limit: 9 }, 'from 1 to 5'],
    ['a council that is not there', 'ask', { question: 'x', council: 'atlantis' }, '(unknown-council)'],
    ['an empty question', 'ask', { question: ' ' }, '(invalid-question)'],
    ['a query of the wrong kind', 'search', { query: 1 }, 'The query must be text.'],
    ['a council that is not there, in a search', 'search', { query: 'x', council: 'atlantis' }, '(unknown-council)'],
    ['a tool that is not there', 'sing', {}, 'not found'],
  ])('%s', async (_name, tool, args, said) => {
    const { text, isError, data } = await call(tool, args);
    expect(isError).toBe(true);
    expect(text).toContain(said);
    expect(data).toBeUndefined();
  });

  test('a fault of ours tells nothing of the question, and the log has where it happened', async () => {
    const { text, isError } = await call('ask', { question: 'fail near the zebra' });
    expect(isError).toBe(true);
    expect(text).toContain('(internal-error)');
    expect(text + JSON.stringify(lines)).not.toContain('zebra');
    expect(lines.at(-1)).toMatchObject({ problem: 'internal-error' });
    expect(lines.at(-1)?.failedAt[0]).toBe('TypeError');
  });

  test('stories that are not there', async () => {
    const away = await listen(createStubApp(new IndexMissingError('gone')).app);
    const other = await connect(away.address);
    const { text, isError } = await call('ask', { question: 'x' }, other);
    await other.close();
    await away.close();
    expect({ isError, text }).toMatchObject({
      isError: true,
      text: expect.stringContaining('(index-missing') as string,
    });
  });
});

describe('over HTTP', () => {
  const initialize = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const send = (body: string, headers: Record<string, string> = {}) =>
    app.request('/mcp', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
    });

  test('no session: GET and DELETE are 405, and a call needs nothing before it', async () => {
    expect((await app.request('/mcp')).status).toBe(405);
    expect((await app.request('/mcp', { method: 'DELETE' })).status).toBe(405);
    const response = await send(JSON.stringify(initialize));
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toContain('application/json');
    expect(response.headers.get('Mcp-Session-Id')).toBeNull();
  });

  test('what is not the protocol is refused and not repeated', async () => {
    for (const [body, status] of [
      ['{zebra', 400],
      ['{"zebra":1}', 400],
      ['"zebra"', 400],
    ] as const) {
      const response = await send(body);
      expect(response.status).toBe(status);
      expect(await response.text()).not.toContain('zebra');
    }
    expect((await send(JSON.stringify(initialize), { Accept: 'application/json' })).status).toBe(406);
    expect((await send('x', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await send(JSON.stringify(initialize), { 'MCP-Protocol-Version': '1999-01-01' })).status).toBe(400);
    expect((await send(`"${'x'.repeat(70_000)}"`)).status).toBe(413);
  });

  test('a notification is taken without an answer', async () => {
    const response = await send(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }));
    expect(response.status).toBe(202);
  });

  test('the council of the caller’s site is searched where a call names none; others are refused', async () => {
    const guarded = createGuardedApp();
    const ask = (args: object) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask', arguments: args },
    });
    const from = (origin: string) => ({
      Accept: 'application/json, text/event-stream',
      Origin: origin,
      'Voices-Site': 'north',
    });
    const call = (origin: string, args: object) =>
      guarded.send({ path: '/mcp', headers: from(origin), body: JSON.stringify(ask(args)) });
    await call('https://www.north.example', { question: 'x' });
    await call('https://www.north.example', { question: 'x', council: 'south' });
    expect(guarded.asked.map(({ council }) => council)).toEqual(['north', 'south']);
    expect((await call('https://evil.example', { question: 'x' })).status).toBe(403);
  });
});
