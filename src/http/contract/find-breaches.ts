import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { AppEnv } from '../app-env.js';

/** A response as the contract sees it. */
export interface SentResponse {
  readonly method: string;
  /** Pattern of the route as the router has it, such as `/v1/articles/:id`. */
  readonly route: string;
  readonly status: number;
  readonly contentType: string;
  /** Parsed JSON. */
  readonly body: unknown;
}

/**
 * Where a JSON response breaks what its route's contract says: pointers to fields that are missing, wrong or not described, or
 * words where the response as a whole is not described. Nothing of the body's values is in them. A route that is no part of
 * the contract can't break it.
 */
export function findBreaches(app: OpenAPIHono<AppEnv>, sent: SentResponse): readonly string[] {
  const route = listRoutes(app).find(
    ({ method, path }) => method.toUpperCase() === sent.method && toPattern(path) === sent.route,
  );
  if (!route) return [];
  const described: unknown = route.responses[sent.status];
  const media = readContent(described)[sent.contentType.split(';')[0] ?? ''];
  if (!media) return [`${sent.status} ${sent.contentType} is not described`];
  if (!(media.schema instanceof z.ZodType)) return [];
  const read = media.schema.safeParse(sent.body);
  const code = codeSchema.safeParse(sent.body).data?.code;
  if (media.examples && code !== undefined && !(code in media.examples)) return [`#/code ${code} is not described`];
  if (!read.success) return read.error.issues.map(({ path }) => ['#', ...path.map(String)].join('/'));
  return findUndescribed(sent.body, read.data, '#');
}

function listRoutes(app: OpenAPIHono<AppEnv>) {
  return app.openAPIRegistry.definitions.flatMap((definition) =>
    definition.type === 'route' ? [definition.route] : [],
  );
}

// The router's own way of writing a parameter.
function toPattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1');
}

const mediaSchema = z.object({ schema: z.unknown(), examples: z.record(z.string(), z.unknown()).optional() });
const contentSchema = z.object({ content: z.record(z.string(), mediaSchema) });
/** Problems name their code, and the examples of their description are named by code. */
const codeSchema = z.object({ code: z.string() });

function readContent(described: unknown): Readonly<Record<string, z.infer<typeof mediaSchema> | undefined>> {
  const read = contentSchema.safeParse(described);
  return read.success ? read.data.content : {};
}

/** Fields that reading took away because no schema names them. */
function findUndescribed(sent: unknown, read: unknown, at: string): readonly string[] {
  if (typeof sent !== 'object' || sent === null || typeof read !== 'object' || read === null) return [];
  const known = new Map(Object.entries(read));
  return Object.entries(sent).flatMap(([key, value]: [string, unknown]) =>
    known.has(key) ? findUndescribed(value, known.get(key), `${at}/${key}`) : [`${at}/${key}`],
  );
}
