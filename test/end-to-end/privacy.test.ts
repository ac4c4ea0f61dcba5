/** Questions are planted in every place of every request; nothing that the server writes may hold a piece of them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildTestIndex, corpusDir, modelDir } from './build-test-index.js';

const word = 'Zanzibarquux';
const personal = ['07700900123', 'ann.planted@example.org', 'AB123456C', '4111111111111111'] as const;
const planted = `${word} took my purse, what is locality work? ${personal.join(' ')}`;
const pieces = [word, ...personal, '900123', 'ann.planted'];

const findPieces = (text: string): string[] =>
  pieces.filter((piece) => decodeSafely(text).toLowerCase().includes(piece.toLowerCase()));

function decodeSafely(text: string): string {
  return text.replace(/%[0-9a-f]{2}/giu, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

interface Seen {
  readonly sent: string;
  readonly status: number;
  readonly headers: string;
  readonly type: string;
  readonly body: string;
}

const output = { out: '', err: '' };
const seen: Seen[] = [];
let indexDir: string;
let server: ChildProcess;
let address: string;

beforeAll(async () => {
  indexDir = await buildTestIndex();
  server = spawn(process.execPath, ['--import', 'tsx', 'src/node.ts'], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      VOICES_INDEX_DIR: indexDir,
      VOICES_CORPUS_DIR: corpusDir,
      VOICES_MODEL_DIR: modelDir,
      VOICES_ASKS_PER_MINUTE: '100000',
    },
  });
  server.stdout?.on('data', (part: Buffer) => (output.out += part.toString()));
  server.stderr?.on('data', (part: Buffer) => (output.err += part.toString()));
  while (!/http:\/\/\S+/u.test(output.err)) await Promise.race([once(server.stderr ?? server, 'data'), failIfEnded()]);
  address = /http:\/\/\S+/u.exec(output.err)?.[0] ?? '';
});

async function failIfEnded(): Promise<never> {
  await once(server, 'close');
  throw new Error(`The server ended: ${output.err}`);
}

afterAll(async () => {
  server.kill('SIGKILL');
  await rm(indexDir, { recursive: true, force: true });
});

async function send(path: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(address + path, { redirect: 'manual', ...init });
  const one = {
    sent: `${init.method ?? 'GET'} ${path} ${String(new Headers(init.headers).get('content-type'))}`,
    status: response.status,
    headers: JSON.stringify([...response.headers]),
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
  seen.push(one);
  return one;
}

const json = { 'Content-Type': 'application/json' };
const post = (path: string, body: unknown, headers: Record<string, string> = json): Promise<Seen> =>
  send(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

const turns = [{ question: planted, articleIds: [planted, word] }];

test('the API: question, turns, council, limits, unknown fields', async () => {
  const good = await post('/v1/ask', { question: planted, turns });
  expect(good.status).toBe(200);
  expect(good.body).toContain('"masked":["email","phone","national-insurance-number","card-number"]');
  for (const body of [
    { question: planted, council: planted },
    { question: planted, council: word.toLowerCase().repeat(9) },
    { question: planted.repeat(40), turns },
    { question: { [word]: planted } },
    { question: 'x', turns: planted },
    { question: 'x', turns: [{ [word]: planted }] },
    { question: 'x', limit: planted },
    { question: 'x', turns: Array.from({ length: 30 }, () => turns[0]) },
    { [word]: planted },
    [planted],
    planted,
    `{"question":"${planted}"`,
    JSON.stringify({ question: planted.repeat(2000) }),
  ])
    expect((await post('/v1/ask', body)).status).toBeGreaterThanOrEqual(400);
  expect(seen.find(({ status }) => status === 413)?.headers).toContain('["connection","close"]');
});

test('headers, media types, streams, form posts', async () => {
  for (const accept of ['text/event-stream', word, `application/json; q="${word}"`])
    await post('/v1/ask', { question: planted, turns }, { ...json, Accept: accept });
  for (const type of ['text/plain', 'application/xml', `application/${word}`, 'multipart/form-data; boundary=x'])
    expect((await post('/v1/ask', { question: planted }, { 'Content-Type': type })).status).toBe(415);
  const headers = {
    'X-Request-Id': word,
    'X-Forwarded-For': word,
    Authorization: `Bearer ${word}`,
    Origin: `https://${word}.example`,
    Referer: `https://example.org/?q=${word}`,
    'User-Agent': planted,
    Cookie: `a=${word}`,
    'If-None-Match': `"${word}"`,
    'Accept-Language': word,
  };
  for (const [name, value] of Object.entries(headers)) {
    await post('/v1/ask', { question: 'what is locality work?' }, { ...json, [name]: value });
    await send('/ask', { headers: { [name]: value } });
  }
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  for (const fields of [
    { question: planted },
    { question: planted, turns: JSON.stringify(turns) },
    { question: planted, turns: planted },
    { question: planted, council: planted },
    { question: planted.repeat(20) },
  ])
    await post('/ask', new URLSearchParams(fields).toString(), form);
  await post('/ask', planted, { 'Content-Type': 'text/plain' });
});

test('addresses: paths, parameters, methods that are not there', async () => {
  for (const path of [
    `/${word}`,
    `/v1/${word}?q=${encodeURIComponent(planted)}`,
    `/ask?question=${encodeURIComponent(planted)}`,
    `/v1/articles/${word}`,
    `/v1/articles?council=${word}`,
    `/v1/suggestions?council=${word}&limit=${word}`,
    `/v1/models/${word}`,
    `/problems?${word}`,
    `/readyz?${word}`,
    `/%E0%A4%A/${word}`,
    `/..%2f${word}`,
  ])
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) await send(path, { method });
  await send('/v1/ask', { method: word.toUpperCase() });
});

const documentSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

test('every operation that the service documents, with the text in every field at once', async () => {
  const { paths } = documentSchema.parse(JSON.parse((await send('/openapi.json')).body));
  expect(Object.keys(paths)).toContain('/v1/ask');
  const bodies = [
    {
      question: planted,
      query: planted,
      council: 'kent',
      turns,
      messages: [{ role: 'user', content: planted }],
      model: 'practice-voices',
    },
    { question: planted, query: planted, council: planted, model: word, messages: [{ role: word, content: planted }] },
    {
      query: planted,
      limit: word,
      model: 'practice-voices',
      messages: [{ role: 'user', content: planted }],
      [word]: planted,
    },
    { articleId: word, start: word, end: planted, sha256: planted },
    { articleId: word, start: 0, end: 9, sha256: 'a'.repeat(64), quote: planted },
    { jsonrpc: '2.0', id: 1, method: word, params: { name: word, arguments: { question: planted } } },
    {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ask', arguments: { question: planted, council: word } },
    },
  ];
  for (const [path, operations] of Object.entries({ ...paths, '/mcp': { post: {} } }))
    for (const method of Object.keys(operations)) {
      const filled = path.replace(/\{[^}]+\}/gu, word);
      if (method !== 'post')
        await send(`${filled}?council=${word}&limit=${word}&cursor=${word}`, { method: method.toUpperCase() });
      else
        for (const body of bodies)
          await post(`${filled}?council=${word}`, body, { ...json, Accept: 'application/json, text/event-stream' });
    }
});

test('requests that break off and bytes that are no HTTP', async () => {
  const abort = new AbortController();
  const broken = fetch(`${address}/v1/ask`, {
    method: 'POST',
    body: JSON.stringify({ question: planted }),
    headers: json,
    signal: abort.signal,
  }).catch(() => null);
  abort.abort();
  await broken;
  const { hostname, port } = new URL(address);
  for (const bytes of [
    `${word} ${planted}\r\n\r\n`,
    `POST /v1/ask HTTP/1.1\r\nHost: ${word}\r\nContent-Length: 9\r\n${word}: ${planted}\r\n\r\n{"${word}`,
    `GET /${word} HTTP/9.9\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${word.repeat(9000)}\r\n\r\n`,
  ]) {
    const socket = connect(Number(port), hostname);
    let told = '';
    socket.on('data', (part: Buffer) => (told += part.toString())).on('error', () => undefined);
    socket.end(bytes);
    // A reset connection is an answer as well.
    await new Promise((resolve) => socket.once('close', resolve));
    expect(findPieces(told)).toEqual([]);
  }
});

describe('what the server wrote of all that', () => {
  test('answers never hold the personal data, and faults none of the text', () => {
    expect(seen.length).toBeGreaterThan(150);
    expect(seen.filter(({ status }) => status >= 500)).toEqual([]);
    const faults = seen.filter(({ status, type }) => status >= 400 && !type.startsWith('text/html'));
    expect(faults.length).toBeGreaterThan(80);
    expect(faults.filter(({ body }) => findPieces(body).length > 0)).toEqual([]);
    const data = seen.filter(({ status, type }) => status < 400 && !type.startsWith('text/html'));
    const told = data.filter(({ body }) => findPieces(body).some((piece) => piece !== word));
    expect(told).toEqual([]);
  });

  test('no header holds a piece', () => {
    expect(seen.filter(({ headers }) => findPieces(headers).length > 0)).toEqual([]);
  });

  test('no metric does', async () => {
    const metrics = await send('/metrics');
    expect(metrics.status).toBe(200);
    expect(metrics.body).toContain('/v1/ask');
    expect(findPieces(metrics.body)).toEqual([]);
  });

  test('no line of its output does, up to the end of the process', async () => {
    server.kill('SIGTERM');
    await once(server, 'close');
    expect(output.out.trim().split('\n').length).toBeGreaterThanOrEqual(seen.length);
    expect(output.out).toContain('"masked":["email","phone"');
    const lines = `${output.out}\n${output.err}`.split('\n');
    expect(lines.filter((line) => findPieces(line).length > 0)).toEqual([]);
    // The check itself sees what it looks for.
    expect(findPieces(`{"question":"${encodeURIComponent(planted)}"}`)).toEqual(pieces);
  });
});
