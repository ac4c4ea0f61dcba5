import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { SqlDatabase } from '../../../src/adapters/cloudflare/sql-database.js';
import type { UploadedVector } from '../../../src/adapters/cloudflare/vector-index.js';
import type { StandInVectorize } from '../../fixtures/stand-in-vectorize.js';

export interface StandInApi {
  /** For `CLOUDFLARE_API_BASE_URL`. */
  readonly baseUrl: string;
  /** Paths of the requests so far, with the status each got. */
  readonly seen: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface StandInApiOptions {
  readonly database: SqlDatabase;
  readonly vectors: StandInVectorize;
  readonly metadataIndexes?: readonly string[];
  /** Called before a request is answered; a status it gives is answered in place of the work. */
  readonly onRequest?: (path: string, number: number) => number | undefined;
}

export const account = { accountId: 'a1', databaseId: 'd1', vectorIndex: 'passages', token: 'secret-token' };

const queryBody = z.strictObject({ sql: z.string().max(100_000), params: z.array(z.string()).max(100) });

/** Stand-in for the parts of Cloudflare’s web interface that an upload uses, over a real local D1 and the stand-in for Vectorize. */
export async function startStandInApi(options: StandInApiOptions): Promise<StandInApi> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, options, seen.length + 1).then(({ status, body }) => {
      seen.push(`${status} ${request.url ?? ''}`);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/client/v4`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function answer(request: IncomingMessage, options: StandInApiOptions, number: number) {
  const path = request.url ?? '';
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const refuse = (status: number, message: string) => ({
    status,
    body: { success: false, errors: [{ code: 1, message }], messages: [], result: null },
  });
  if (request.headers.authorization !== `Bearer ${account.token}`) return refuse(403, 'no such token');
  const status = options.onRequest?.(path, number);
  if (status !== undefined) return refuse(status, 'told to fail');
  try {
    const result = await work(request.method ?? '', path, Buffer.concat(parts).toString(), options);
    if (result === undefined) return refuse(404, 'no such route');
    return { status: 200, body: { success: true, errors: [], messages: [], result } };
  } catch (error) {
    return refuse(400, String(error));
  }
}

async function work(method: string, path: string, body: string, options: StandInApiOptions): Promise<unknown> {
  const { database, vectors, metadataIndexes = ['council', 'article'] } = options;
  const index = `/client/v4/accounts/${account.accountId}/vectorize/v2/indexes/${account.vectorIndex}`;
  const { dimensions } = vectors;
  switch (`${method} ${path}`) {
    case `POST /client/v4/accounts/${account.accountId}/d1/database/${account.databaseId}/query`: {
      const { sql, params } = queryBody.parse(JSON.parse(body));
      const { results } = await database
        .prepare(sql)
        .bind(...params)
        .all();
      return [{ results, success: true, meta: {} }];
    }
    case `POST /client/v4/accounts/${account.accountId}/ai/run/@cf/baai/bge-small-en-v1.5`:
      return {
        data: [
          new Array<number>(384).fill(
            z.strictObject({ text: z.array(z.string()), pooling: z.literal('cls') }).parse(JSON.parse(body)).text
              .length,
          ),
        ],
      };
    case `POST ${index}/upsert`:
      return vectors.upsert(body.split('\n').map((line) => JSON.parse(line) as UploadedVector));
    case `POST ${index}/delete_by_ids`:
      return vectors.deleteByIds(z.strictObject({ ids: z.array(z.string()) }).parse(JSON.parse(body)).ids);
    case `GET ${index}/info`:
      return vectors.describe();
    case `GET ${index}`:
      return { name: account.vectorIndex, config: { dimensions, metric: 'cosine' } };
    case `GET ${index}/metadata_index/list`:
      return { metadataIndexes: metadataIndexes.map((propertyName) => ({ propertyName, indexType: 'String' })) };
    default:
      return undefined;
  }
}
