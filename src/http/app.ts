import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { secureHeaders } from 'hono/secure-headers';
import { addAccess } from './access/add-access.js';
import type { AppDeps, AppEnv } from './app-env.js';
import { checkResponses } from './check-responses.js';
import { compressJson } from './compress-json.js';
import { maxBodyBytes } from './contract/ask.js';
import { RequestFault, bodyTooLarge, describeProblem } from './problem.js';
import { logRequests } from './request-log.js';
import { addArticleRoutes } from './routes/articles.js';
import { addAboutRoute } from './routes/about.js';
import { addAskRoute } from './routes/ask.js';
import { addChatRoutes } from './routes/chat-completions.js';
import { addCouncilsRoute } from './routes/councils.js';
import { addDocsRoute } from './routes/docs.js';
import { addHealthRoutes } from './routes/health.js';
import { addHomeRoute } from './routes/home.js';
import { addMcpRoute } from './routes/mcp.js';
import { addMetricsRoute } from './routes/metrics.js';
import { addPageRoutes } from './routes/page.js';
import { addOpenApiRoute } from './routes/openapi.js';
import { addProblemsRoute } from './routes/problems.js';
import { addSearchRoute } from './routes/search.js';
import { addSuggestionsRoute } from './routes/suggestions.js';
import { addVerifyRoute } from './routes/verify-quote.js';
import { addWidgetRoute } from './routes/widget.js';
import { sendFault } from './send-fault.js';
import { refuseSwitchedOff } from './switches.js';
import { RequestCancelled, defaultTimeoutMs, limitTime } from './time-limit.js';
import { refuseFields } from './refuse-fields.js';
import { stripMessage } from './strip-message.js';

/**
 * Builds the web application: the API under `/v1`, the pages for people, health and readiness. It uses web standards
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
      // With `no-referrer` browsers would send our own form with the origin `null`. Addresses here hold nothing personal.
      referrerPolicy: 'same-origin',
      permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
      // Whoever ends TLS in front of us decides this for the whole host.
      strictTransportSecurity: false,
      // A route that needs another policy sets its own, as the widget’s script does.
      overwrite: false,
    }),
  );
  app.use(compressJson());
  app.use(limitTime(deps.timeoutMs ?? defaultTimeoutMs));
  if (deps.access) addAccess(app, deps.access);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => refuseMethod(c, deps, methods) }));
  if (deps.switches) app.use(refuseSwitchedOff(deps.switches));
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: refuseBody }));
  if (deps.checkResponses === true) app.use(checkResponses(app));
  addAskRoute(app, deps);
  addSearchRoute(app, deps);
  addSuggestionsRoute(app, deps);
  addArticleRoutes(app, deps);
  addCouncilsRoute(app, deps);
  addVerifyRoute(app, deps);
  addDocsRoute(app, addOpenApiRoute(app));
  addChatRoutes(app, deps);
  addMcpRoute(app, deps);
  addHealthRoutes(app, deps);
  addMetricsRoute(app, deps);
  addHomeRoute(app, deps);
  addPageRoutes(app, deps);
  addAboutRoute(app, deps);
  addWidgetRoute(app, deps);
  addProblemsRoute(app);
  app.notFound((c) =>
    sendFault(c, deps, new RequestFault('not-found', 'Nothing is at this address. Questions go to POST /v1/ask.')),
  );
  app.onError((error, c) => {
    if (error instanceof RequestCancelled) return noteCancelled(c);
    if (describeProblem(error, c.get('requestId')).code === 'internal-error') c.set('failedAt', stripMessage(error));
    return sendFault(c, deps, error);
  });
  return app;
}

// 499 is what web servers log for it; nobody is there to receive the response.
function noteCancelled(c: Context<AppEnv>): Response {
  c.set('problemCode', 'request-cancelled');
  return new Response(null, { status: 499 });
}

function refuseMethod(c: Context<AppEnv>, deps: AppDeps, methods: readonly string[]): Response | Promise<Response> {
  c.header('Allow', methods.join(', '));
  return sendFault(c, deps, new RequestFault('method-not-allowed', `This address takes ${methods.join(' and ')}.`));
}

function refuseBody(c: Context): never {
  // The rest of the body is not read: a client that sent its next request on this connection would lose it.
  c.header('Connection', 'close');
  throw new RequestFault('body-too-large', bodyTooLarge);
}
