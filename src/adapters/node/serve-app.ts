import { once } from 'node:events';
import { Server, type IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { answerInOrder } from './answer-in-order.js';

export interface ServeOptions {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Longest that a request may take; clients that neither read nor write for longer are cut off. */
  readonly timeoutMs: number;
  /** How long new requests are still taken after `stop`, so that a load balancer can notice. */
  readonly stopDelayMs: number;
}

export interface RunningServer {
  readonly port: number;
  readonly isStopping: () => boolean;
  /**
   * Stops taking requests, lets those in flight finish, and resolves once every connection is closed. Connections that
   * are still open when a request could have timed out are cut. A second call does nothing new.
   */
  readonly stop: () => Promise<void>;
}

/** Limits on clients that are slow, by mistake or on purpose. The body's size has its own, in the application. */
const slowClients = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the 60 s after which common proxies drop an idle connection, so that they never use one just closed.
  keepAliveTimeout: 65_000,
};

/** How long a client may go on sending what nobody wants. */
const lingerMs = 2_000;

/** Time that is left, above a request's own limit, for writing the last responses. */
const lastBytesMs = 1_000;

/** Listens on `host` and `port`; of each connection one request is worked on at a time. @throws Error of Node's where it can't. */
export async function serveApp({ fetch, host, port, timeoutMs, stopDelayMs }: ServeOptions): Promise<RunningServer> {
  let stopping = false;
  const server = createAdaptorServer({ fetch: answerInOrder(fetch), hostname: host, serverOptions: slowClients });
  if (!(server instanceof Server)) throw new TypeError('The server does not speak HTTP/1.1.');
  server.setTimeout(timeoutMs + slowClients.requestTimeout);
  const closeWhenDone = closeConnections(server);
  server.listen(port, host);
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    stopping = true;
    await wait(stopDelayMs);
    const closed = once(server, 'close');
    closeWhenDone();
    server.close();
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, timeoutMs + lastBytesMs);
    await closed;
    clearTimeout(cut);
  };
  let stopped: Promise<void> | null = null;
  return { port: readPort(server, port), isStopping: () => stopping, stop: () => (stopped ??= stop()) };
}

/** Gives the function that closes idle connections, and from which on the others are closed after their response. */
function closeConnections(server: Server): () => void {
  let closing = false;
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.prependListener('request', (request, response) => {
    lingerOnClose(request);
    if (closing) response.setHeader('Connection', 'close');
    response.once('close', () => {
      if (closing)
        setImmediate(() => {
          server.closeIdleConnections();
        });
    });
  });
  return () => {
    closing = true;
    // Node counts a connection that has sent nothing yet, such as a browser opens ahead, as busy.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
}

/**
 * Lets a client that still sends read its response before its connection is closed: closed at once, the rest of the body
 * would run into nothing, and the client would learn of a reset instead of a body that is too large.
 */
function lingerOnClose(request: IncomingMessage): void {
  const { socket } = request;
  socket.destroySoon = () => {
    if (request.complete) {
      Socket.prototype.destroySoon.call(socket);
      return;
    }
    socket.end();
    request.resume();
    request.once('close', () => socket.destroy());
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };
}

function readPort(server: Server, asked: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}

function wait(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
