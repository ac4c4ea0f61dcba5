import type { Socket } from 'node:net';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';

type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

/**
 * Begins the requests of one connection one after the other, each when the response before it was sent. HTTP/1.1 sends
 * responses in this order anyway (RFC 9112, section 9.3.2), so a client sees no difference; but one that sends hundreds of
 * requests at once, or never reads, keeps the server no busier than one that asks once. What still waits when its
 * connection closes is never begun.
 */
export function answerInOrder(fetch: Fetch): Fetch {
  const lastSent = new WeakMap<Socket, Promise<void>>();
  return async (request, env) => {
    const { socket } = env.incoming;
    const before = lastSent.get(socket);
    lastSent.set(socket, new Promise((resolve) => env.outgoing.once('close', resolve)));
    await before;
    return socket.destroyed ? new Response() : fetch(request, env);
  };
}
