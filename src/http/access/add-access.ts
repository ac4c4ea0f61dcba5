import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.js';
import type { Access } from './access.js';
import { allowSites, checkCaller } from './check-caller.js';
import { limitRate } from './limit-rate.js';

/** Puts the checks of who may call, and how often, before everything that is added later. */
export function addAccess(app: OpenAPIHono<AppEnv>, access: Access): void {
  if (access.sites !== null) app.use(allowSites(access.sites));
  app.use(checkCaller(access));
  for (const limit of limitRate(access)) app.use(limit);
}
