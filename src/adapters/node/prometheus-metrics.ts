import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { RequestLog } from '../../http/request-log.js';

/** What is served, for the gauges; null where nothing can be. */
export interface ServedIndex {
  readonly indexVersion: string;
  readonly articles: number;
}

const secondBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts what the server does, for Prometheus. Labels come from closed lists of ours (routes, codes, ids of articles):
 * nothing that a caller wrote can become one, so their number is bounded.
 */
export class PrometheusMetrics {
  readonly #registry = new Registry();
  readonly contentType = this.#registry.contentType;
  readonly #requests = this.#count('voices_requests_total', 'Requests', ['route', 'method', 'status']);
  readonly #durations = this.#time('voices_request_duration_seconds', 'Time until the response was ready', ['route']);
  readonly #answers = this.#count('voices_answers_total', 'Answers by how they ended', ['status']);
  readonly #citations = this.#count('voices_cited_total', 'Answers that cite an article', ['article']);
  readonly #problems = this.#count('voices_problems_total', 'Problems sent, rate-limited among them', ['code']);
  readonly #masked = this.#count('voices_masked_total', 'Questions with personal details hidden', ['kind']);
  readonly #embeddings = this.#time('voices_embed_duration_seconds', 'Time to embed a question', []);
  readonly #rerankings = this.#count(
    'voices_rerankings_total',
    'Questions whose passages were read again, or why not',
    ['outcome'],
  );
  readonly #swaps = this.#count('voices_index_swaps_total', 'Indexes taken up or refused', ['outcome']);
  readonly #index = this.#gauge('voices_index_info', 'The index that answers', ['version']);
  readonly #articles = this.#gauge('voices_index_articles', 'Stories in the index that answers', []);

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  recordRequest(line: RequestLog): void {
    const { route, method, status, durationMs, answerStatus, problem } = line;
    this.#requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` });
    this.#durations.observe({ route }, durationMs / 1000);
    if (answerStatus !== null) this.#answers.inc({ status: answerStatus });
    if (problem !== null) this.#problems.inc({ code: problem });
    for (const article of line.citedArticles) this.#citations.inc({ article });
    for (const kind of line.masked) this.#masked.inc({ kind });
  }

  recordEmbedding(durationMs: number): void {
    this.#embeddings.observe(durationMs / 1000);
  }

  recordReranking(outcome: 'reranked' | 'time-ran-out' | 'failed'): void {
    this.#rerankings.inc({ outcome });
  }

  recordSwap(outcome: 'taken' | 'refused'): void {
    this.#swaps.inc({ outcome });
  }

  /** The version is a label, and only the one in use is told. */
  recordIndex(served: ServedIndex | null): void {
    this.#index.reset();
    if (served) this.#index.set({ version: served.indexVersion }, 1);
    this.#articles.set(served?.articles ?? 0);
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }

  #count<const L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.#registry] });
  }

  #gauge<const L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }

  #time<const L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    return new Histogram({ name, help, labelNames, buckets: secondBuckets, registers: [this.#registry] });
  }
}
