import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { UsageFault } from '../src/cli/usage-fault.js';
import { connectStories } from '../src/connect-stories.js';
import { IndexMissingError } from '../src/core/errors.js';
import { listen, type Listening } from './http/listen.js';
import { createStubApp } from './http/stub-app.js';

let server: Listening | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function serve(app: Parameters<typeof listen>[0]): Promise<string> {
  server = await listen(app);
  return server.address;
}

async function writeKey(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'voices-key-')), 'key');
  await writeFile(path, text);
  return path;
}

const question = { question: 'a question nobody may see' };

describe('a service', () => {
  test('is asked with turns, council and limit, and its answer comes back', async () => {
    const { app, asked } = createStubApp();
    const { ask } = await connectStories({ url: `${await serve(app)}/`, keyFile: null });
    const turns = [{ question: 'before', articleIds: ['north-sam'] }];
    const { answer, explanation } = await ask({ ...question, turns, council: 'north', limit: 2 });
    expect(answer.citations).toHaveLength(2);
    expect(explanation).toBeNull();
    expect(asked).toMatchObject([{ ...question, turns, council: 'north', limit: 2 }]);
  });

  test('is sent the key of the file', async () => {
    const sent: (string | null)[] = [];
    const { app } = createStubApp();
    const url = await serve({
      fetch: (request) => {
        sent.push(request.headers.get('Authorization'));
        return app.fetch(new Request(request, { headers: { 'Content-Type': 'application/json' } }));
      },
    });
    const { ask } = await connectStories({ url, keyFile: await writeKey('pv_secret\n') });
    await ask(question).catch(() => undefined);
    expect(sent).toEqual(['Bearer pv_secret']);
  });
});

describe('what goes wrong', () => {
  const faultOf = async (url: string): Promise<unknown> => {
    const { ask } = await connectStories({ url, keyFile: null });
    return ask(question).then(
      () => null,
      (error: unknown) => error,
    );
  };

  test('nobody listens', async () => {
    const url = await serve({ fetch: () => new Response() });
    await server?.close();
    server = null;
    expect(await faultOf(url)).toMatchObject({
      message: expect.stringMatching(/could not be reached\. Check/u) as string,
    });
  });

  test.each([
    ['another kind of page', new Response('<h1>Hello</h1>'), 'is not this service'],
    ['another kind of JSON', Response.json({ hello: 1 }), 'is no answer'],
    ['a proxy that fails', new Response('Bad gateway', { status: 502 }), 'status 502'],
  ])('%s', async (_name, response, told) => {
    const error = await faultOf(await serve({ fetch: () => response }));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(UsageFault);
    expect(String(error)).toContain(told);
    expect(String(error)).not.toContain('nobody may see');
  });

  test('a service without an index is its fault, an unknown council the person’s', async () => {
    const down = createStubApp(new IndexMissingError('x')).app;
    expect(String(await faultOf(await serve(down)))).toContain('There is no index');
    await server?.close();
    const { ask } = await connectStories({ url: await serve(createStubApp().app), keyFile: null });
    await expect(ask({ ...question, council: 'east' })).rejects.toBeInstanceOf(UsageFault);
  });

  test.each(['', 'voices', 'ftp://voices.example', 'https://a:b@voices.example', 'https://voices.example/?key=1'])(
    'the address %j is refused before anything is sent',
    async (url) => {
      await expect(connectStories({ url, keyFile: null })).rejects.toBeInstanceOf(UsageFault);
    },
  );

  test('a key goes to no address that others could read along', async () => {
    const keyFile = await writeKey('secret');
    await expect(connectStories({ url: 'http://voices.example', keyFile })).rejects.toThrow('only sent to an https');
    await expect(connectStories({ url: 'https://voices.example', keyFile })).resolves.toBeDefined();
    const twoLines = await writeKey('one\ntwo');
    await expect(connectStories({ url: 'https://voices.example', keyFile: twoLines })).rejects.toThrow('the key alone');
    await expect(connectStories({ url: 'https://voices.example', keyFile: `${twoLines}x` })).rejects.toThrow(
      'can’t be read',
    );
  });
});
