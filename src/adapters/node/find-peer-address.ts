import { getConnInfo } from '@hono/node-server/conninfo';

/** Address of the other end of the connection; null where it is gone already. */
export function findPeerAddress(c: Parameters<typeof getConnInfo>[0]): string | null {
  return getConnInfo(c).remote.address ?? null;
}
