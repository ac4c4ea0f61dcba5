/** The HTTP service on Cloudflare Workers: opens model and index once for an isolate, reads the settings, answers. */
import { createWorkersAiEmbedder, workersAiModel } from './adapters/cloudflare/workers-ai-embedder.js';
import { hashText } from './adapters/workers/hash-text.js';
import { findConnectingAddress } from './adapters/workers/find-connecting-address.js';
import { readCurrentVersion } from './adapters/cloudflare/cloudflare-stories-store.js';
import { followCurrent } from './adapters/workers/follow-current.js';
import { openAssetEmbedder } from './adapters/workers/open-asset-embedder.js';
import { openAiGenerator } from './adapters/workers/open-ai-generator.js';
import { openAssetStories } from './adapters/workers/open-asset-stories.js';
import { openOnce } from './adapters/workers/open-once.js';
import { openStoredStories } from './adapters/workers/open-stored-stories.js';
import { createPlatformRateLimitStore } from './adapters/workers/platform-rate-limit-store.js';
import { readAssetWidget } from './adapters/workers/read-asset-widget.js';
import { readTimeout } from './adapters/workers/read-timeout.js';
import type { WorkerEnv } from './adapters/workers/worker-env.js';
import { openWorkerSettings, type AccessSettings } from './adapters/workers/worker-settings.js';
import { writeDataPoint } from './adapters/workers/write-data-point.js';
import type { Embedder, OpenGenerator } from './core/ports.js';
import { rateLimitDefaults } from './http/access/access.js';
import { describeUnknownCouncils } from './http/access/describe-unknown-councils.js';
import { createMemoryRateLimitStore } from './http/access/rate-limit-store.js';
import { createApp } from './http/app.js';
import type { WidgetScript } from './http/routes/widget.js';
import { openLiveStories, type LiveStories } from './http/live-stories.js';

type Isolate = ReturnType<typeof openIsolate>;

let isolate: Isolate | null = null;

export default {
  async fetch(request, env, context) {
    isolate ??= openIsolate(env);
    const app = await isolate.openApp(request, context);
    return app.fetch(withoutEncoding(request), env, context);
  },
} satisfies ExportedHandler<WorkerEnv>;

function openIsolate(env: WorkerEnv) {
  const settings = openWorkerSettings(env, tell);
  const generator = openAiGenerator(env, settings.isGeneratorOn);
  const store = findStore(env, generator);
  const timeoutMs = readTimeout(env.VOICES_TIMEOUT_MS, tell);
  const opening = openOnce(async () => {
    const stories = await openLiveStories({
      open: store?.open ?? (() => openAssetStories(env.ASSETS, generator)),
      onNotice: tell,
    });
    const served = (): string | null => {
      const state = stories.state();
      return state.ready ? state.indexVersion : null;
    };
    const follow = store && followCurrent({ readVersion: store.readVersion, served, reload: stories.reload });
    return { stories, follow, widget: await readAssetWidget(env.ASSETS).catch(() => null) };
  });
  const rateLimitStore = createPlatformRateLimitStore(env, createMemoryRateLimitStore());
  let made: { readonly access: AccessSettings; readonly app: ReturnType<typeof createApp> } | null = null;

  const makeApp = (access: AccessSettings, stories: LiveStories, widget: WidgetScript | null) =>
    createApp({
      stories: stories.state,
      log: (line) => {
        console.log(JSON.stringify(line));
        if (env.METRICS) writeDataPoint(env.METRICS, line);
      },
      access: {
        ...access,
        findPeerAddress: findConnectingAddress,
        trustedProxies: 0,
        limits: { ...rateLimitDefaults, limitLocal: access.sites !== null },
        rateLimitStore,
        tellsCounts: false,
        secret: env.VOICES_SECRET ?? null,
      },
      switches: settings.switches,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(widget && { widget }),
      ...(generator && { languageModel: env.VOICES_GENERATOR_MODEL ?? '' }),
    });

  return {
    /** The application over what is open and set now. Stories that could not be opened are tried again. */
    openApp: async (request: Request, context: ExecutionContext) => {
      const { stories, follow, widget } = await opening.get(context);
      if (!stories.state().ready && new URL(request.url).pathname !== '/healthz') {
        const reloading = stories.reload();
        // Others wait for it too, and this request may go away.
        context.waitUntil(reloading);
        await reloading;
      }
      follow?.(context);
      const access = await settings.readAccess();
      if (made?.access !== access) {
        made = { access, app: makeApp(access, stories, widget) };
        tellUnknownCouncils(access, stories);
      }
      return made.app;
    },
  };
}

/** The stories’ store, where one is bound; null where they are among the assets. */
function findStore(env: WorkerEnv, generator: OpenGenerator | null) {
  const { ASSETS, STORIES: database, PASSAGES: vectors, AI: ai, VOICES_EMBEDDER: named } = env;
  if (!database || !vectors) return null;
  let embedder: Promise<Embedder> | null = null;
  const open = (): Promise<Embedder> =>
    ai && named === 'workers-ai'
      ? Promise.resolve(createWorkersAiEmbedder((input) => ai.run(workersAiModel, { ...input }), hashText))
      : openAssetEmbedder(ASSETS);
  // Opened once for all versions of the stories: an isolate’s memory does not hold two.
  const openEmbedder = (): Promise<Embedder> =>
    (embedder ??= open().catch((fault: unknown) => {
      embedder = null;
      throw fault;
    }));
  return {
    open: () => openStoredStories({ database, vectors }, openEmbedder, generator),
    readVersion: () => readCurrentVersion(database),
  };
}

function tellUnknownCouncils({ sites }: AccessSettings, stories: LiveStories): void {
  const state = stories.state();
  if (!state.ready) return;
  const councilIds = state.corpus.councils.map(({ id }) => id);
  describeUnknownCouncils(sites, councilIds).forEach(tell);
}

/** Cloudflare compresses on the way out; what came compressed from here it would compress again. */
function withoutEncoding(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete('Accept-Encoding');
  return new Request(request, { headers });
}

/** Words for the people who run the service, in the Worker's log. */
function tell(text: string): void {
  console.warn(text);
}
