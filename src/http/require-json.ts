import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.js';
import { RequestFault } from './problem.js';

/** Lets a body in only where it says that it is JSON. @throws RequestFault `unsupported-media-type`. */
export const requireJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!/^application\/([a-z.-]+\+)?json\s*(;|$)/iu.test(c.req.header('Content-Type') ?? ''))
    throw new RequestFault('unsupported-media-type', 'Send JSON, with the header Content-Type: application/json.');
  await next();
};
