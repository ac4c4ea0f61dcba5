/** The HTTP server on Node: reads the environment, opens the stories, listens, and stops when told to. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AccessFileFault } from './adapters/node/access-file-fault.js';
import type { GapFile } from './adapters/node/gap-file.js';
import { currentFile } from './adapters/node/index-store.js';
import { repeatQuietly } from './adapters/node/repeat-quietly.js';
import { PrometheusMetrics } from './adapters/node/prometheus-metrics.js';
import { openSwitches, SwitchesFileFault } from './adapters/node/read-switches.js';
import { readWidget } from './adapters/node/read-widget.js';
import { serveApp, type RunningServer } from './adapters/node/serve-app.js';
import { takeTurns } from './adapters/node/take-turns.js';
import { watchFile } from './adapters/node/watch-file.js';
import { followCurrent, readCurrentId } from './adapters/postgres/follow-current.js';
import type { Database } from './adapters/postgres/open-database.js';
import { createEmbedderOpener } from './adapters/transformers/voices-embedder.js';
import { EnvironmentFault, listUnknownVariables, readEnvironment, type Environment } from './environment.js';
import { describeUnknownCouncils } from './http/access/describe-unknown-councils.js';
import { createApp } from './http/app.js';
import type { RequestLog } from './http/request-log.js';
import { openLiveStories, type LiveStories } from './http/live-stories.js';
import { openAccess } from './open-access.js';
import type { OpenGenerator } from './core/ports.js';
import { keepGaps, openGapFile } from './open-gaps.js';
import { openDatabaseStories, openSetDatabase } from './open-database-stories.js';
import { openGenerator } from './open-generator.js';
import { openStories } from './open-stories.js';

// Whoever reads the log may go away: the service goes on.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  const environment = readEnvironment(process.env);
  for (const name of listUnknownVariables(process.env))
    tell(`${name} is set, but there is no such setting. The README lists those that there are.`);
  await start(environment);
} catch (error) {
  if (!(error instanceof EnvironmentFault || error instanceof SwitchesFileFault || error instanceof AccessFileFault))
    throw error;
  tell(error.message);
  process.exitCode = 1;
}

async function start(environment: Environment): Promise<void> {
  const metrics = new PrometheusMetrics();
  const { switchesFile, timeoutMs } = environment;
  const switches = switchesFile === null ? null : await openSwitches(switchesFile, { onNotice: tell });
  const access = await openAccess(environment, tell);
  const gaps = openGapFile(environment, tell);
  const generator = await openGenerator(environment, { onNotice: tell, switches });
  if (gaps) await tellGaps(environment, gaps);
  const database = await openSetDatabase(environment);
  const stories = await openWatchedStories(environment, { metrics, gaps, generator, database });
  const now = stories.state();
  const councilIds = now.ready ? now.corpus.councils.map(({ id }) => id) : null;
  if (councilIds !== null) describeUnknownCouncils(access.sites, councilIds).forEach(tell);
  let server: RunningServer | null = null;
  const widget = await readWidget(fileURLToPath(new URL('../dist/widget/practice-voices.js', import.meta.url)));
  const app = createApp({
    stories: stories.state,
    log: (line) => {
      metrics.recordRequest(line);
      log(line);
    },
    timeoutMs,
    access,
    checkResponses: environment.checkResponses === '1',
    ...(switches && { switches }),
    ...(widget && { widget }),
    ...(gaps && { gapsDays: environment.gapsDays }),
    ...(generator && { languageModel: environment.generatorModel }),
    metrics: {
      render: () => metrics.render(),
      contentType: metrics.contentType,
      isPublic: environment.metrics === 'public',
    },
    isStopping: () => server?.isStopping() ?? false,
  });
  server = await listen(environment, app.fetch);
  stopOnSignal(server, gaps);
}

/** Says what is kept, and removes from the file what is too old by now. */
async function tellGaps({ gapsFile, gapsDays }: Environment, gaps: GapFile): Promise<void> {
  tell(`Questions that the stories do not answer are kept for ${gapsDays} days in ${gapsFile ?? ''}.`);
  await gaps.read().catch(() => {
    tell(`${gapsFile ?? ''} can’t be read or written. Allow it, or unanswered questions are not kept.`);
  });
}

interface Watching {
  readonly metrics: PrometheusMetrics;
  readonly gaps: GapFile | null;
  readonly generator: OpenGenerator | null;
  readonly database: Database | null;
}

/** Opens the stories and takes up every index that is built from now on; SIGHUP does so at once. */
function openWatchedStories(
  environment: Environment,
  { metrics, gaps, generator, database }: Watching,
): Promise<LiveStories> {
  const { corpusDir, indexDir, modelDir, rerankerDir, rerankerBudgetMs } = environment;
  const reranking = { rerankerDir, rerankerBudgetMs };
  let databaseIndex: number | null = null;
  const onEmbedded = (durationMs: number): void => {
    metrics.recordEmbedding(durationMs);
  };
  const openModel = createEmbedderOpener();
  const opening = openLiveStories({
    open: async () => {
      if (database) {
        const { id, ...stories } = await openDatabaseStories({
          database,
          modelDir,
          onEmbedded,
          ...(generator && { generator }),
        });
        databaseIndex = id;
        return { ...stories, ask: keepGaps(stories.ask, gaps) };
      }
      const stories = await openStories({
        ...{ corpusDir, indexDir, modelDir, openModel, reranking, onEmbedded, onNotice: tell },
        observe: () => ({
          onReranked: (outcome) => {
            metrics.recordReranking(outcome.kind === 'reranked' ? 'reranked' : outcome.reason);
          },
        }),
        ...(generator && { generator }),
      });
      return {
        ...stories,
        ask: keepGaps(generator ? stories.ask : takeTurns(stories.ask), gaps),
        search: takeTurns(stories.search),
      };
    },
    onNotice: tell,
    retryLater,
    onSwap: (outcome, state) => {
      metrics.recordSwap(outcome);
      metrics.recordIndex(
        state.ready ? { indexVersion: state.indexVersion, articles: state.corpus.articles.length } : null,
      );
    },
  });
  // Watched from before it is read, so that no index comes unnoticed in between.
  const reload = (): void => void opening.then((stories) => stories.reload());
  if (database)
    repeatQuietly(
      followCurrent({
        readCurrent: () => readCurrentId(database),
        opened: () => databaseIndex,
        reload: async () => (await opening).reload(),
      }),
    );
  else watchFile(join(indexDir, currentFile), reload);
  process.on('SIGHUP', reload);
  return opening;
}

/** Tries a refused index again: soon at first, then less often, as opening one takes the time of some answers. */
function retryLater(retry: () => void, count: number): void {
  setTimeout(retry, Math.min(5000 * 2 ** (count - 1), 300_000)).unref();
}

async function listen(
  { host, port, timeoutMs, stopDelayMs }: Environment,
  fetch: Parameters<typeof serveApp>[0]['fetch'],
): Promise<RunningServer> {
  try {
    const server = await serveApp({ fetch, host, port, timeoutMs, stopDelayMs });
    tell(`Practice Voices is at http://${host.includes(':') ? `[${host}]` : host}:${server.port}`);
    return server;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it failed';
    tell(`The server could not listen on ${host}, port ${port}: ${why}. Set PORT or VOICES_HOST.`);
    return process.exit(1);
  }
}

/** The first signal lets what is under way finish; a second one ends the process at once. */
function stopOnSignal(server: RunningServer, gaps: GapFile | null): void {
  const stop = (): void => {
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
    void server
      .stop()
      .then(() => gaps?.flush())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

function log(line: RequestLog): void {
  console.log(JSON.stringify(line));
}

/** Words for the person who runs the server; standard output is for the log alone. */
function tell(text: string): void {
  console.error(text);
}
