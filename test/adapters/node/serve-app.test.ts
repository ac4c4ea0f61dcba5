import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type RunningServer, serveApp } from '../../../src/adapters/node/serve-app.js';

const running: RunningServer[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of running.splice(0)) await server.stop();
});

async function serve(
  fetch: (request: Request) => Response | Promise<Response>,
  options: { readonly stopDelayMs?: number; readonly timeoutMs?: number } = {},
): Promise<RunningServer> {
  const server = await serveApp({ fetch, host: '127.0.0.1', port: 0, timeoutMs: 5_000, stopDelayMs: 0, ...options });
  running.push(server);
  return server;
}

/** A raw connection; `text` grows as it answers, and `closed` resolves once it is closed. */
async function open({ port }: RunningServer) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  const read = { text: '' };
  socket.on('data', (part: Buffer) => (read.text += part.toString()));
  return { socket, read, closed: once(socket, 'close') };
}

/** A handler that answers once it is let go. */
function holdBack() {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let enter: () => void = () => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const fetch = async ({ url }: Request): Promise<Response> => {
    if (url.endsWith('/fast')) return new Response('fast');
    enter();
    await released;
    return new Response('done');
  };
  return { fetch, entered, release };
}

const head = 'GET / HTTP/1.1\r\nHost: localhost\r\n';

describe('stopping', () => {
  test('lets what is in flight finish, closes what is idle and takes nothing new', async () => {
    const { fetch, entered, release } = holdBack();
    const server = await serve(fetch);
    const idle = await open(server);
    const kept = await open(server);
    kept.socket.write(`${head.replace('/', '/fast')}\r\n`);
    await once(kept.socket, 'data');
    const busy = await open(server);
    busy.socket.write(`${head}\r\n`);
    await entered;
    const stopped = server.stop();
    expect(server.isStopping()).toBe(true);
    await Promise.all([idle.closed, kept.closed]);
    const refused = await once(connect(server.port, '127.0.0.1'), 'error');
    expect(refused[0]).toMatchObject({ code: 'ECONNREFUSED' });
    release();
    await busy.closed;
    expect(busy.read.text).toMatch(/^HTTP\/1\.1 200[^]+done$/u);
    await stopped;
  });

  test('a client that keeps its connection can’t go on with it', async () => {
    const { fetch, entered, release } = holdBack();
    const server = await serve(fetch);
    const client = await open(server);
    // One request and the beginning of another: the server has both once it has entered the first.
    client.socket.write(`${head}\r\n${head}`);
    await entered;
    const stopped = server.stop();
    release();
    client.socket.write('\r\n');
    await client.closed;
    const [first = '', second = ''] = client.read.text.split('done', 2);
    expect(first).toMatch(/connection: keep-alive/iu);
    expect(second).toMatch(/connection: close/iu);
    await stopped;
  });

  test('may leave time in which new requests are still taken', async () => {
    const server = await serve(() => new Response('ok'), { stopDelayMs: 100 });
    const stopped = server.stop();
    const response = await fetch(`http://127.0.0.1:${server.port}`);
    expect([response.status, server.isStopping()]).toEqual([200, true]);
    await stopped;
  });

  test('cuts a request that does not end', async () => {
    const { fetch, entered } = holdBack();
    const server = await serve(fetch, { timeoutMs: 10 });
    const stuck = await open(server);
    stuck.socket.write(`${head}\r\n`);
    await entered;
    await server.stop();
    await stuck.closed;
    expect(stuck.read.text).toBe('');
  });

  test('twice is the same as once', async () => {
    const server = await serve(() => new Response('ok'));
    expect(server.stop()).toBe(server.stop());
  });
});

test('a connection serves more than one request until then', async () => {
  const server = await serve(() => new Response('ok'));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports: (number | undefined)[] = [];
  for (let round = 0; round < 3; round += 1) {
    await new Promise<void>((resolve, reject) => {
      get({ port: server.port, host: '127.0.0.1', agent }, (response) => {
        ports.push(response.socket.localPort);
        response.resume().on('end', resolve);
      }).on('error', reject);
    });
  }
  expect(new Set(ports).size).toBe(1);
  agent.destroy();
});

test('a client that still sends reads its response, though the connection is closed after it', async () => {
  const refuse = (): Response => new Response('too large', { status: 413, headers: { Connection: 'close' } });
  const { port } = await serve(refuse);
  const part = 'x'.repeat(16 * 1024);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request({ port, host: '127.0.0.1', method: 'POST' }, (response) => {
      // Everything that was sent is taken, so that no reset overtakes the response.
      response.resume().on('end', () => {
        resolve(response.statusCode);
      });
    }).on('error', reject);
    let parts = 200;
    const write = (): void => {
      parts -= 1;
      if (parts > 0) sending.write(part, () => setImmediate(write));
    };
    write();
  });
  expect(status).toBe(413);
});

test('a port that is taken is an error', async () => {
  const { port } = await serve(() => new Response('ok'));
  const again = serveApp({ fetch: () => new Response(''), host: '127.0.0.1', port, timeoutMs: 100, stopDelayMs: 0 });
  await expect(again).rejects.toThrow('EADDRINUSE');
});
