import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import type { AppDeps, AppEnv } from './app-env.js';
import { maxBodyBytes } from './contract/ask.js';
import { RequestFault, bodyTooLarge, describeProblem } from './problem.js';
import { logRequests } from './request-log.js';
import { addAskRoute } from './routes/ask.js';
import { addHealthRoutes } from './routes/health.js';
import { addPageRoutes, pagePath, showFaultPage } from './routes/page.js';
import { addProblemsRoute } from './routes/problems.js';
import { sendProblem } from './send-problem.js';
import { refuseFields } from './refuse-fields.js';

/**
 * Builds the web application: the API under `/v1`, the plain page at `/`, health and readiness. It uses web standards
 * only and keeps nothing between two requests.
 */
export function createApp(deps: AppDeps): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseFields });
  app.use(logRequests(deps.log));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      // Whoever ends TLS in front of us decides this for the whole host.
      strictTransportSecurity: false,
    }),
  );
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }));
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: refuseBody }));
  addAskRoute(app, deps);
  addHealthRoutes(app, deps);
  addPageRoutes(app, deps);
  addProblemsRoute(app);
  app.notFound((c) =>
    sendProblem(c, new RequestFault('not-found', 'Nothing is at this address. Questions go to POST /v1/ask.')),
  );
  app.onError((error, c) => {
    if (describeProblem(error, c.get('requestId')).code === 'internal-error') c.set('failedAt', stripMessage(error));
    return c.req.path === pagePath ? showFaultPage(c, deps, error) : sendProblem(c, error);
  });
  return app;
}

function refuseMethod(c: Context<AppEnv>, methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '));
  return sendProblem(c, new RequestFault('method-not-allowed', `This address takes ${methods.join(' and ')}.`));
}

function refuseBody(): never {
  throw new RequestFault('body-too-large', bodyTooLarge);
}

// The message of a foreign error can hold what a person wrote; its name and frames can't.
function stripMessage(error: Error): readonly string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [error.name, ...frames.map((line) => line.trim())];
}
