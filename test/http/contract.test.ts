/** Holds the OpenAPI document to the routes, the problems and the rules of the trade, and every response to the document. */
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problemKinds } from '../../src/http/problem.js';
import { createStubApp } from './stub-app.js';

const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string().min(1),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(1),
      headers: z.record(z.string(), z.unknown()).default({}),
      content: z
        .record(z.string(), z.object({ examples: z.record(z.string(), z.object({ value: z.unknown() })).default({}) }))
        .default({}),
    }),
  ),
});

const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

let source: string;
let document: z.infer<typeof documentSchema>;

beforeAll(async () => {
  source = await (await createStubApp().app.request('/openapi.json')).text();
  document = documentSchema.parse(JSON.parse(source));
});

const listOperations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`,
      ...operation,
    })),
  );

/** Routes that are no part of the contract, and why. */
const outside: Readonly<Record<string, string>> = {
  'GET /': 'a page for people',
  'GET /about': 'a page for people',
  'GET /ask': 'a page for people',
  'POST /ask': 'the same page',
  'GET /style.css': 'part of the pages',
  'GET /docs': 'a page for people',
  'GET /problems': 'a page for people',
  'GET /metrics': 'in the format of Prometheus, for those who run the service',
  'POST /mcp': 'MCP describes its own messages',
  'GET /widget.js': 'a script',
};

describe('the document', () => {
  test('has every route that there is, and no other', () => {
    const routes = createStubApp().app.routes.filter(({ method }) => method !== 'ALL');
    const real = new Set(routes.map(({ method, path }) => `${method} ${path}`).filter((name) => !(name in outside)));
    expect(
      listOperations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...real].sort());
  });

  test('passes the recommended rules of a linter of the ecosystem', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({ source, config });
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    // These routes take nothing and are open to everybody; and an extension names the schemas of events.
    const known = ['operation-4xx-response', 'no-unused-components'];
    expect(found.map(({ ruleId }) => ruleId).filter((rule) => !known.includes(rule))).toEqual([]);
  });

  test('the linter sees a fault', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const broken = source.replaceAll('"#/components/schemas/Answer"', '"#/components/schemas/Nowhere"');
    const found = await lintFromString({ source: broken, config });
    expect(found.some(({ ruleId, severity }) => ruleId === 'no-unresolved-refs' && severity === 'error')).toBe(true);
  });

  test('names each operation once and puts it under a tag that is described', () => {
    const ids = listOperations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }) => name);
    for (const operation of listOperations()) expect(tags).toContain(operation.tags[0]);
  });

  test('describes both ways to say who calls, and neither is needed on this machine', () => {
    expect(document.security).toEqual([{}, { site: [] }, { key: [] }]);
    expect(Object.keys(document.components.securitySchemes)).toEqual(['site', 'key']);
    expect(document.components.securitySchemes).toMatchObject({
      site: { type: 'apiKey', in: 'header', name: 'Voices-Site' },
      key: { type: 'http', scheme: 'bearer' },
    });
  });

  test('names no host: it is read where it is served', () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/']);
    expect(source).not.toMatch(/localhost|127\.0\.0\.1/u);
  });

  test('describes the request id of every response', () => {
    for (const { name, responses } of listOperations())
      for (const [status, { headers }] of Object.entries(responses))
        expect(Object.keys(headers), `${name} ${status}`).toContain('X-Request-Id');
  });
});

describe('problems', () => {
  /** Codes that no route of the contract sends, and why. */
  const unrouted: Readonly<Record<string, string>> = {
    'not-found': 'of addresses at which there is no route',
    'method-not-allowed': 'of methods for which there is no route',
  };

  /** Codes of every route with the status they are described under; chat completions have a shape and statuses of their own. */
  const listCodes = (ownShape: boolean): Map<string, number> =>
    new Map(
      listOperations().flatMap(({ responses }) =>
        Object.entries(responses).flatMap(([status, { content }]) =>
          Object.entries(content).flatMap(([type, { examples }]) =>
            (type === 'application/problem+json') === ownShape
              ? Object.keys(examples).map((code): [string, number] => [code, Number(status)])
              : [],
          ),
        ),
      ),
    );

  test('every code is described on a route, or belongs to none', () => {
    const described = new Set([...listCodes(true).keys(), ...listCodes(false).keys()]);
    const routed = Object.keys(problemKinds).filter((code) => !(code in unrouted));
    expect([...described].sort()).toEqual(routed.sort());
  });

  test('every code is described under its own status', () => {
    const statuses = new Map(
      Object.entries(problemKinds).map(([code, { status }]): [string, number] => [code, status]),
    );
    for (const [code, status] of listCodes(true)) expect(status, code).toBe(statuses.get(code));
  });

  test('every example is a problem of its own code', () => {
    for (const { responses } of listOperations())
      for (const { content } of Object.values(responses))
        for (const [code, { value }] of Object.entries(content['application/problem+json']?.examples ?? {}))
          expect(value).toMatchObject({ code, type: `/problems#${code}` });
  });
});
