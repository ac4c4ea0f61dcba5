/** Runs every example of the README that begins with curl, as it stands but for the address, with the real curl. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerBodySchema } from '../src/http/contract/ask.js';
import { completionSchema } from '../src/http/contract/chat-completions.js';
import { searchResultSchema } from '../src/http/contract/search.js';
import { listen, type Listening } from './http/listen.js';
import { createStubApp } from './http/stub-app.js';

const run = promisify(execFile);
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```sh\n(curl [^]+?)```/gu)].map(([, command = '']) => command.trim());

let server: Listening;
beforeAll(async () => {
  server = await listen(createStubApp().app);
});
afterAll(() => server.close());

const isCurlThere = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

/** Runs the example by the shell, so that its quoting is tried too; fails where the status is not 2xx. */
async function runExample(command: string): Promise<string> {
  const here = command.replaceAll('http://127.0.0.1:8787', server.address);
  const script = here.replace(/^curl/u, 'curl --silent --show-error --fail --max-time 20');
  return (await run('sh', ['-c', script])).stdout;
}

/** Checks a body by the address that it came from. */
function checkBody(command: string, body: string): void {
  if (command.includes('text/event-stream') && command.includes('/v1/')) {
    const events = body.trim().split('\n\n');
    expect(events[0]).toMatch(/^event: answer-start\ndata: \{/u);
    const [, last = ''] = /^event: answer-end\ndata: (.+)$/u.exec(events.at(-1) ?? '') ?? [];
    answerBodySchema.strict().parse(JSON.parse(last));
    return;
  }
  const schemas: Readonly<Record<string, z.ZodType>> = {
    '/v1/ask': answerBodySchema.strict(),
    '/v1/search': searchResultSchema.strict(),
    '/v1/chat/completions': completionSchema.strict(),
    '/mcp': z.object({ result: z.object({ structuredContent: answerBodySchema.strict() }) }),
  };
  const path = /http:\/\/127\.0\.0\.1:8787(\S+)/u.exec(command)?.[1] ?? '';
  const schema = schemas[path];
  if (schema === undefined) throw new Error(`This test does not know what ${path} gives: add its schema.`);
  schema.parse(JSON.parse(body));
}

describe('the README’s curl examples', () => {
  test('are of every way in', () => {
    const paths = examples.map((command) => /127\.0\.0\.1:8787(\S+)/u.exec(command)?.[1]);
    expect(paths).toEqual(expect.arrayContaining(['/v1/ask', '/v1/chat/completions', '/mcp']));
    expect(examples.some((command) => command.includes('Accept: text/event-stream'))).toBe(true);
  });

  test.for(examples)('%s', async (command, { skip }) => {
    if (!isCurlThere) skip('curl is not installed');
    checkBody(command, await runExample(command));
  });

  test.runIf(isCurlThere)('would fail where the service refuses', async () => {
    const [command = ''] = examples;
    await expect(runExample(command.replace('question', 'answer'))).rejects.toThrow(/422/u);
  });
});
