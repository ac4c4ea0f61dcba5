import type { Context } from 'hono';
import type { AppEnv } from '../app-env.js';
import { siteOf } from './caller.js';

/** Gives `body` with the council of the caller's site, where the site has one and the request names none. */
export function fillCouncil<Body extends { readonly council?: string | undefined }>(
  c: Context<AppEnv>,
  body: Body,
): Body {
  const caller = c.get('caller');
  const council = caller === undefined ? null : (siteOf(caller)?.council ?? null);
  return body.council === undefined && council !== null ? { ...body, council } : body;
}
