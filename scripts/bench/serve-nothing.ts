/** A server that does nothing but answer: what the platform alone can do, for `measure-load.ts` to compare with. */
import { Hono } from 'hono';
import { serveApp } from '../../src/adapters/node/serve-app.js';

const app = new Hono().post('/v1/ask', (c) => c.json({}));
const server = await serveApp({ fetch: app.fetch, host: '127.0.0.1', port: 0, timeoutMs: 10_000, stopDelayMs: 0 });
console.error(`http://127.0.0.1:${server.port}`);
process.once('SIGTERM', () => void server.stop());
