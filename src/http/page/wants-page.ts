import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { isApi } from '../access/decide-caller.js';

/** Pages for people, by what they are for. */
export const pagePaths = { home: '/', ask: '/ask', about: '/about' } as const;

const paths: ReadonlySet<string> = new Set(Object.values(pagePaths));

/** Whether a fault of this request is told as a page: on our pages always, elsewhere to browsers, on the API never. */
export function wantsPage(c: Context): boolean {
  const { path } = c.req;
  if (paths.has(path)) return true;
  if (isApi(path)) return false;
  const types = ['application/json', 'application/problem+json', 'text/html'];
  return accepts(c, { header: 'Accept', supports: types, default: 'application/json' }) === 'text/html';
}
