/** Switching a way in off, with a reason, while the server runs. */
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.js';
import { pagePaths } from './page/wants-page.js';
import { RequestFault } from './problem.js';

/** Ways in that can be switched off on their own. */
export const channels = ['api', 'page', 'widget', 'chat-completions', 'mcp'] as const;
export type Channel = (typeof channels)[number];

/** Says what is switched off. On Node a file says it; on Workers a key-value store can. */
export interface Switches {
  /** The reason why `channel` is off, in words for those who ask; null while it is on. Asked at every request. */
  findReason(channel: Channel): string | null | Promise<string | null>;
}

/**
 * Refuses requests to a channel that is off. Health, metrics, documents, styles and the widget’s script stay: the widget
 * shows the reason itself, which it gets when it asks.
 * @throws RequestFault `switched-off`, with the reason as its detail.
 */
export function refuseSwitchedOff(switches: Switches): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const channel = findChannel(c);
    const reason = channel && (await switches.findReason(channel));
    if (reason !== null) throw new RequestFault('switched-off', reason);
    await next();
  };
}

/** The channel that a request comes in by; null for what is never switched off. */
function findChannel(c: Context<AppEnv>): Channel | null {
  const { path } = c.req;
  if (path === pagePaths.home || path === pagePaths.ask) return 'page';
  if (path === '/mcp') return 'mcp';
  if (!path.startsWith('/v1/')) return null;
  if (path === '/v1/chat/completions' || path === '/v1/models' || path.startsWith('/v1/models/'))
    return 'chat-completions';
  // Only the widget names the site that it stands on.
  return c.req.header('Voices-Site') === undefined ? 'api' : 'widget';
}
