import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection without a client’s manners. */
export interface RawClient {
  readonly socket: Socket;
  readonly openedAt: number;
  /** Milliseconds until the server closed it; null while it has not. */
  closedAfter: number | null;
  said: string;
}

/** Opens `count` connections; those that are refused count as closed at once. */
export function openClients(address: string, count: number, halfOpen = false): readonly RawClient[] {
  const { hostname, port } = new URL(address);
  return Array.from({ length: count }, () => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: halfOpen });
    const client: RawClient = { socket, openedAt: performance.now(), closedAfter: null, said: '' };
    socket.on('data', (part: Buffer) => (client.said = (client.said + part.toString()).slice(0, 4000)));
    socket.on('error', () => undefined);
    const note = (): void => void (client.closedAfter ??= performance.now() - client.openedAt);
    socket.on('end', note).on('close', note);
    return client;
  });
}

/** Resolves once all are connected or refused. */
export async function settle(clients: readonly RawClient[]): Promise<void> {
  await Promise.all(
    clients.map(async ({ socket }) => {
      if (socket.connecting)
        await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
    }),
  );
}

export function destroyAll(clients: readonly RawClient[]): void {
  for (const { socket } of clients) socket.destroy();
}
