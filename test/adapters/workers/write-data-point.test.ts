import { expect, test } from 'vitest';
import { findConnectingAddress } from '../../../src/adapters/workers/find-connecting-address.js';
import { writeDataPoint, type DataSink } from '../../../src/adapters/workers/write-data-point.js';

test('a data point says what the log line says and names no request', () => {
  const points: Parameters<DataSink['writeDataPoint']>[0][] = [];
  const line = {
    time: '2026-11-22T00:00:00Z',
    level: 'info',
    requestId: 'an id',
    method: 'POST',
    caller: 'site:kent',
    route: '/v1/ask',
    status: 200,
    durationMs: 7,
    answerStatus: 'answered',
    citedArticles: ['a', 'b'],
    masked: ['email'],
    problem: null,
    failedAt: [],
  } as const;
  writeDataPoint({ writeDataPoint: (point) => points.push(point) }, line);
  expect(points).toEqual([
    { indexes: ['/v1/ask'], blobs: ['/v1/ask', 'POST', '200', 'answered', null, 'a b', 'email'], doubles: [7] },
  ]);
});

test('the address is believed where Cloudflare wrote it, and nowhere else', () => {
  const header = (name: string): string | undefined => (name === 'CF-Connecting-IP' ? '192.0.2.1' : undefined);
  expect(findConnectingAddress({ req: { raw: { cf: {} }, header } })).toBe('192.0.2.1');
  expect(findConnectingAddress({ req: { raw: {}, header } })).toBeNull();
  expect(findConnectingAddress({ req: { raw: { cf: {} }, header: () => undefined } })).toBeNull();
});
