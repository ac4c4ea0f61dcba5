import { z } from 'zod';
import { StoreUnavailableError } from '../../core/errors.js';
import { mostWaits, notSettled } from './binding-target.js';
import type { UploadTarget } from './upload-target.js';
import { workersAiModel, type RunModel } from './workers-ai-embedder.js';

/** An account of Cloudflare’s and what is used of it. */
export interface RestTargetOptions {
  readonly accountId: string;
  /** Of the D1 database. */
  readonly databaseId: string;
  /** Name of the Vectorize index. */
  readonly vectorIndex: string;
  /** May edit D1 and Vectorize of the account. Never logged, and only sent to `baseUrl`. */
  readonly token: string;
  /** `https://api.cloudflare.com/client/v4` where absent; tests have their own. */
  readonly baseUrl?: string;
  /** Lets this much time pass. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Times that a call is tried again where the service was busy or could not be reached. */
const retries = 5;

const envelope = z.object({
  success: z.boolean(),
  errors: z.array(z.object({ message: z.string() })).default([]),
  result: z.unknown(),
});
const queryResult = z.array(z.object({ results: z.array(z.unknown()) }));
const mutationResult = z.object({ mutationId: z.string() });
const infoResult = z.object({ processedUpToMutation: z.union([z.string(), z.number()]).nullish() });
const indexResult = z.object({ config: z.object({ dimensions: z.number() }) });
const metadataResult = z.object({ metadataIndexes: z.array(z.object({ propertyName: z.string() })) });

/** The services over Cloudflare’s web interface. */
export function createRestTarget(options: RestTargetOptions): UploadTarget {
  const { databaseId, vectorIndex, wait } = options;
  const index = `vectorize/v2/indexes/${encodeURIComponent(vectorIndex)}`;
  const call = <T>(schema: z.ZodType<T>, path: string, init: CallInit = {}) => callService(options, schema, path, init);
  let last: string | null = null;
  return {
    checkVectors: async (dimensions) => {
      const { config } = await call(indexResult, index);
      if (config.dimensions !== dimensions)
        throw refuse(`The vectors of ${vectorIndex} have ${config.dimensions} numbers; this index needs ${dimensions}`);
      const { metadataIndexes } = await call(metadataResult, `${index}/metadata_index/list`);
      const missing = ['council', 'article'].filter(
        (name) => !metadataIndexes.some(({ propertyName }) => propertyName === name),
      );
      if (missing.length > 0) throw refuse(`${vectorIndex} has no metadata index on ${missing.join(' and ')}`);
    },
    runSql: async (statements) => {
      const rows: (readonly unknown[])[] = [];
      for (const { sql, values } of statements) {
        const body = JSON.stringify({ sql, params: values.map(String) });
        const [first] = await call(queryResult, `d1/database/${databaseId}/query`, { body });
        rows.push(first?.results ?? []);
      }
      return rows;
    },
    upsertVectors: async (vectors) => {
      const body = vectors.map((vector) => JSON.stringify(vector)).join('\n');
      last = (await call(mutationResult, `${index}/upsert`, { body, type: 'application/x-ndjson' })).mutationId;
    },
    deleteVectors: async (ids) => {
      last = (await call(mutationResult, `${index}/delete_by_ids`, { body: JSON.stringify({ ids }) })).mutationId;
    },
    settleVectors: async () => {
      for (let waits = 0; last !== null; waits += 1) {
        const { processedUpToMutation } = await call(infoResult, `${index}/info`);
        if (String(processedUpToMutation) === last) return;
        if (waits === mostWaits) throw notSettled();
        await wait(2_000);
      }
    },
  };
}

/** Runs the model of Workers AI over the web, for passages that are to be uploaded. */
export function createRestModel(options: RestTargetOptions): RunModel {
  return (input) => callService(options, z.unknown(), `ai/run/${workersAiModel}`, { body: JSON.stringify(input) });
}

interface CallInit {
  /** Sent by POST; without one the call is a GET. */
  readonly body?: string;
  readonly type?: string;
}

async function callService<T>(
  options: RestTargetOptions,
  schema: z.ZodType<T>,
  path: string,
  { body, type = 'application/json' }: CallInit,
): Promise<T> {
  const { accountId, token, baseUrl = 'https://api.cloudflare.com/client/v4', wait } = options;
  const send = () =>
    fetch(`${baseUrl}/accounts/${accountId}/${path}`, {
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
      ...(body !== undefined && { method: 'POST', body }),
    });
  for (let attempt = 0; ; attempt += 1) {
    const response = await send().catch(() => null);
    const busy = response === null || response.status === 429 || response.status >= 500;
    if (!busy || attempt === retries) return readResponse(response, schema, path);
    await response?.body?.cancel();
    await wait(500 * 2 ** attempt);
  }
}

async function readResponse<T>(response: Response | null, schema: z.ZodType<T>, path: string): Promise<T> {
  if (response === null) throw refuse('Cloudflare could not be reached');
  if (response.status === 401 || response.status === 403)
    throw refuse('Cloudflare refused the token: it must be allowed to edit D1 and Vectorize of the account');
  const told = envelope.safeParse(await response.json().catch(() => null));
  const result = schema.safeParse(told.data?.result);
  if (response.ok && told.data?.success === true && result.success) return result.data;
  const why = told.data?.errors.map(({ message }) => message).join('; ');
  throw refuse(`Cloudflare answered ${path} with ${response.status}${why ? `: ${why}` : ''}`);
}

function refuse(what: string): StoreUnavailableError {
  return new StoreUnavailableError(`${what}. What was uploaded before stays; run the upload again to go on.`);
}
