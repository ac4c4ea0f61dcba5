/** The HTTP server on Node: reads the environment, opens the stories, listens, and stops when told to. */
import { serve } from '@hono/node-server';
import { VoicesError } from './core/errors.js';
import { EnvironmentFault, readEnvironment, type Environment } from './environment.js';
import { createApp } from './http/app.js';
import type { StoriesState } from './http/app-env.js';
import type { RequestLog } from './http/request-log.js';
import { openStories } from './open-stories.js';

const shutdownMs = 5000;

try {
  const environment = readEnvironment(process.env);
  listen(environment, await openOrExplain(environment));
} catch (error) {
  if (!(error instanceof EnvironmentFault)) throw error;
  tell(error.message);
  process.exitCode = 1;
}

/** A server without stories still starts, so that `/readyz` can say what is wrong. */
async function openOrExplain({ corpusDir, indexDir, modelDir }: Environment): Promise<StoriesState> {
  try {
    return await openStories({ corpusDir, indexDir, modelDir, onNotice: tell });
  } catch (fault) {
    if (!(fault instanceof VoicesError)) throw fault;
    tell(`${fault.message} Then start again. Until then every question gets the problem '${fault.code}'.`);
    return { ready: false, fault };
  }
}

function listen({ host, port }: Environment, state: StoriesState): void {
  const app = createApp({ stories: () => state, log });
  const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
    const name = host.includes(':') ? `[${host}]` : host;
    tell(`Practice Voices is at http://${name}:${address.port}`);
  });
  server.on('error', (error: Error) => {
    tell(`The server could not listen on ${host}, port ${port}: ${error.message}. Set PORT or VOICES_HOST.`);
    process.exit(1);
  });
  const stop = (): void => {
    server.close(() => process.exit(0));
    // Requests in flight get this long; a client that never goes away does not keep the process.
    setTimeout(() => process.exit(0), shutdownMs).unref();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

function log(line: RequestLog): void {
  console.log(JSON.stringify(line));
}

/** Words for the person who runs the server; standard output is for the log alone. */
function tell(text: string): void {
  console.error(text);
}
