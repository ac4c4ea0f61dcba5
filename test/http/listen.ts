import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  /** Address with scheme and port, without a slash behind it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves an application on a free port of this machine, for clients that want a real server. */
export async function listen(app: { fetch: (request: Request) => Response | Promise<Response> }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
