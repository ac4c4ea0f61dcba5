import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';

const compressible = /^(application\/(problem\+)?json|text\/(html|css|javascript|plain))\s*(;|$)/u;

/**
 * Compresses JSON and text for those who take it, and never a stream of events: its pieces would wait for each other.
 * Compressing beside what a caller wrote is safe here (BREACH): no response holds a secret, a cookie or a token.
 */
export function compressJson(): MiddlewareHandler {
  return compress({ contentTypeFilter: (type) => compressible.test(type) });
}
