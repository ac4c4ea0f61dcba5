import { describe, expect, test } from 'vitest';
import { PrometheusMetrics } from '../../../src/adapters/node/prometheus-metrics.js';
import { createStubApp } from '../../http/stub-app.js';

const planted = 'Zanzibar-planted-words';

function open() {
  const metrics = new PrometheusMetrics();
  const page = { render: () => metrics.render(), contentType: metrics.contentType, isPublic: false };
  const log = metrics.recordRequest.bind(metrics);
  return { metrics, ...createStubApp(null, { log, metrics: page }) };
}

const read = async ({ app }: ReturnType<typeof open>): Promise<string> => (await app.request('/metrics')).text();

describe('GET /metrics', () => {
  test('counts requests, answers, citations and problems', async () => {
    const stub = open();
    await stub.post({ question: 'what is locality work?' });
    await stub.post({ question: 'unknown' });
    await stub.post('{');
    await stub.app.request('/nowhere');
    const text = await read(stub);
    expect(text).toContain('voices_requests_total{route="/v1/ask",method="POST",status="2xx"} 2');
    expect(text).toContain('voices_requests_total{route="/v1/ask",method="POST",status="4xx"} 1');
    expect(text).toContain('voices_requests_total{route="none",method="GET",status="4xx"} 1');
    expect(text).toContain('voices_request_duration_seconds_count{route="/v1/ask"} 3');
    expect(text).toContain('voices_answers_total{status="answered"} 1');
    expect(text).toContain('voices_answers_total{status="unanswerable"} 1');
    expect(text).toContain('voices_cited_total{article="north-sam"} 1');
    expect(text).toContain('voices_problems_total{code="malformed-json"} 1');
    expect(text).toContain('process_resident_memory_bytes');
  });

  test('is in the format that Prometheus reads, and is not kept', async () => {
    const { headers } = await open().app.request('/metrics');
    expect(headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/u);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('has nothing that a caller wrote, wherever they wrote it', async () => {
    const stub = open();
    await stub.post({ question: planted, turns: [{ question: planted, articleIds: [planted] }], council: planted });
    await stub.app.request(`/${planted}`);
    await stub.app.request(`/v1/ask?q=${planted}`, { method: planted.toUpperCase() });
    await stub.app.request(`/v1/articles/${planted}`);
    const text = await read(stub);
    expect(text.toLowerCase()).not.toContain(planted.toLowerCase());
    expect(text).toContain('method="other"');
  });

  test('names only the index that answers', async () => {
    const stub = open();
    stub.metrics.recordSwap('taken');
    stub.metrics.recordIndex({ indexVersion: 'v1', articles: 5 });
    stub.metrics.recordIndex({ indexVersion: 'v2', articles: 4 });
    stub.metrics.recordSwap('refused');
    stub.metrics.recordEmbedding(2);
    const text = await read(stub);
    expect(text).toContain('voices_index_info{version="v2"} 1');
    expect(text).not.toContain('v1');
    expect(text).toContain('voices_index_articles 4');
    expect(text).toContain('voices_index_swaps_total{outcome="refused"} 1');
    expect(text).toContain('voices_embed_duration_seconds_count 1');
    stub.metrics.recordIndex(null);
    expect(await read(stub)).toContain('voices_index_articles 0');
  });

  test('is not there where nothing is measured', async () => {
    expect((await createStubApp().app.request('/metrics')).status).toBe(404);
  });
});
