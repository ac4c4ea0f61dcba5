import type { AiBinding } from './open-ai-generator.js';

/** What `wrangler.toml` binds. What is optional may be taken out there. */
export interface WorkerEnv {
  /** Model, index and widget. Read through this binding alone: no address leads to them. */
  readonly ASSETS: Fetcher;
  /** Sites, keys and switches, under these names, each as JSON. */
  readonly SETTINGS?: KVNamespace;
  readonly USER_ASKS?: RateLimit;
  readonly USER_READS?: RateLimit;
  readonly SITE_ASKS?: RateLimit;
  readonly SITE_READS?: RateLimit;
  readonly METRICS?: AnalyticsEngineDataset;
  /** Sites as JSON, where `SETTINGS` has none. */
  readonly VOICES_SITES?: string;
  /** Workers AI; asked only where `VOICES_GENERATOR_MODEL` or `VOICES_EMBEDDER` says so. */
  readonly AI?: AiBinding;
  readonly VOICES_GENERATOR_MODEL?: string;
  /** Both, where the stories are in D1 and Vectorize; without them they are among the assets. */
  readonly STORIES?: D1Database;
  readonly PASSAGES?: Vectorize;
  /** `workers-ai`: Workers AI embeds questions in place of the model among the assets, as it did the stored passages. */
  readonly VOICES_EMBEDDER?: string;
  /** As on Node. */
  readonly VOICES_TIMEOUT_MS?: string;
  /** What all isolates share to count end users together. */
  readonly VOICES_SECRET?: string;
}
