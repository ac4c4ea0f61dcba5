import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Ask {
  readonly path: string;
  readonly range: string | null;
}

export interface ScriptedHub {
  readonly url: string;
  /** Requests so far, in order. */
  readonly asked: readonly Ask[];
  /** Called before a file is sent; true where the test has answered itself. */
  script: ((ask: Ask, response: ServerResponse, content: Buffer) => boolean) | null;
  close(): Promise<void>;
}

export const revision = 'c0ffee'.padEnd(40, '0');

/** A hub with one model, on this machine alone: lists it, sends its files whole or from a byte on, sends one on to another address. */
export async function startHub(id: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<ScriptedHub> {
  const contents = new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));
  const asked: Ask[] = [];
  const hub: { script: ScriptedHub['script'] } = { script: null };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
    const ask = { path, range: request.headers.range ?? null };
    asked.push(ask);
    if (/^\/api\/models\/.+\/revision\//u.test(path)) {
      if (!hub.script?.(ask, response, Buffer.alloc(0))) list(id, contents, path, response);
      return;
    }
    const name = path.replace(`/${id}/resolve/${revision}/`, '').replace('/elsewhere/', '');
    const content = contents.get(name);
    if (!content) response.writeHead(404).end('Not found');
    else if (name.endsWith('.onnx') && !path.startsWith('/elsewhere/'))
      response.writeHead(302, { Location: `/elsewhere/${name}` }).end();
    else if (!hub.script?.(ask, response, content)) send(request, response, content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(hub, {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

function list(id: string, contents: ReadonlyMap<string, Buffer>, path: string, response: ServerResponse): void {
  const [, asked = '', at = ''] = /^\/api\/models\/(.+)\/revision\/(.+)$/u.exec(path) ?? [];
  if (asked !== id || !['main', revision].includes(at)) {
    response.writeHead(404).end('{"error":"Repository not found"}');
    return;
  }
  const siblings = [...contents].map(([rfilename, content]) => {
    const blobId = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const lfs = rfilename.endsWith('.onnx') && { lfs: { sha256, size: content.length, pointerSize: 134 } };
    return { rfilename, size: content.length, blobId, ...lfs };
  });
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id, sha: revision, siblings }));
}

function send(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from >= content.length && from > 0) response.writeHead(416).end();
  else if (from > 0)
    response
      .writeHead(206, { 'Content-Range': `bytes ${from}-${content.length - 1}/${content.length}` })
      .end(content.subarray(from));
  else response.writeHead(200, { 'Content-Length': content.length }).end(content);
}
