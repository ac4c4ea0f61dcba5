import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answerInOrder } from '../../../src/adapters/node/answer-in-order.js';
import { type RunningServer, serveApp } from '../../../src/adapters/node/serve-app.js';

let server: RunningServer | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.stop();
});

const get = (path: string): string => `GET /${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

/** A server that holds each request back until it is let go, in the order in which they were begun. */
async function serveHeld() {
  const begun: string[] = [];
  const held: (() => void)[] = [];
  let tell: () => void = () => undefined;
  const fetch = ({ url }: Request): Promise<Response> => {
    const path = new URL(url).pathname.slice(1);
    begun.push(path);
    tell();
    return new Promise((resolve) =>
      held.push(() => {
        resolve(new Response(`[${path}]`));
      }),
    );
  };
  const began = (): Promise<void> => new Promise((resolve) => (tell = resolve));
  const running = await serveApp({ fetch, host: '127.0.0.1', port: 0, timeoutMs: 5_000, stopDelayMs: 0 });
  server = running;
  const open = async (): Promise<Socket> => {
    const socket = connect(running.port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  return { begun, began, open, letGo: () => held.shift()?.() };
}

test('of many requests sent at once on a connection one is worked on at a time, and all are answered in order', async () => {
  const { begun, began, open, letGo } = await serveHeld();
  const [many, one] = [await open(), await open()];
  let text = '';
  many.on('data', (part: Buffer) => (text += part.toString()));
  let next = began();
  many.write(['a', 'b', 'c'].map(get).join(''));
  await next;
  next = began();
  one.write(get('other'));
  await next;
  expect(begun).toEqual(['a', 'other']);
  for (const path of ['b', 'c']) {
    next = began();
    letGo();
    if (path === 'b') letGo();
    await next;
    expect(begun.at(-1)).toBe(path);
  }
  letGo();
  while (!text.includes('[c]')) await once(many, 'data');
  expect(text.match(/\[\w\]/gu)).toEqual(['[a]', '[b]', '[c]']);
});

test('what waits when its connection breaks is never begun', async () => {
  const begun: string[] = [];
  const handle = answerInOrder((request) => {
    begun.push(request.url);
    return new Response();
  });
  const socket = new Socket();
  const [first, second] = ['a', 'b'].map((path) => {
    const incoming = new IncomingMessage(socket);
    const outgoing = new ServerResponse(incoming);
    return { outgoing, answered: handle(new Request(`http://localhost/${path}`), { incoming, outgoing }) };
  });
  await first?.answered;
  socket.destroy();
  first?.outgoing.emit('close');
  await second?.answered;
  expect(begun).toEqual(['http://localhost/a']);
});
