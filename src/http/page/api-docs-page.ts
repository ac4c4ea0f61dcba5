/** The contract as a page for people, made of the OpenAPI document alone: no script, no inline style. */
import { z } from '@hono/zod-openapi';
import { html } from 'hono/html';
import { type Markup, layOutPage } from './layout.js';
import { type SchemaView, schemaViewSchema, showSchema, showType, showWords } from './api-schema-view.js';

const mediaSchema = z.object({ schema: schemaViewSchema.optional() });
const contentSchema = z.record(z.string(), mediaSchema);

const operationSchema = z.object({
  operationId: z.string().optional(),
  summary: z.string().default(''),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        description: z.string().default(''),
        schema: schemaViewSchema.optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      headers: z.record(z.string(), z.unknown()).default({}),
      content: contentSchema.default({}),
    }),
  ),
});

/** What the page shows of an OpenAPI document. */
const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), schemaViewSchema),
    securitySchemes: z.record(
      z.string(),
      z.object({ type: z.string(), name: z.string().optional(), description: z.string() }),
    ),
  }),
});

interface Operation extends z.infer<typeof operationSchema> {
  readonly method: string;
  readonly path: string;
}

/** Shows an OpenAPI 3.1 document: its routes by tag, then every schema that they name. */
export function showApiDocs(document: object): Markup {
  const { info, tags, paths, components } = documentSchema.parse(document);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Operation => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  const main = html`<h1>The API</h1>
    ${info.description.split('\n\n').map((paragraph) => html`<p>${showWords(paragraph)}</p>`)}
    <p>Version ${info.version} of the contract. The same as <a href="/openapi.json">OpenAPI 3.1</a>.</p>
    <h2>Who may call</h2>
    <dl>
      ${Object.values(components.securitySchemes).map(
        ({ name, description }) =>
          html`<dt><code>${name ?? 'Authorization: Bearer'}</code></dt>
            <dd>${description}</dd>`,
      )}
    </dl>
    ${tags.map(({ name, description }) => {
      const own = operations.filter((operation) => operation.tags[0] === name);
      return (
        own.length > 0 &&
        html`<h2>${name}</h2>
          <p>${description}</p>
          ${own.map(showOperation)}`
      );
    })}
    <h2>Schemas</h2>
    ${Object.entries(components.schemas).map(([name, schema]) => showNamedSchema(name, schema))}`;
  return layOutPage({ title: 'The API', main });
}

function showOperation(operation: Operation): Markup {
  const { method, path, summary, description, parameters, requestBody, responses } = operation;
  const sent = Object.entries(requestBody?.content ?? {});
  return html`<section class="operation" id="${operation.operationId ?? `${method}-${path}`}">
    <h3><code>${method} ${path}</code></h3>
    <p>${showWords(`${summary}. ${description}`)}</p>
    ${
      (parameters.length > 0 || sent.length > 0) &&
      html`<p><b>Sent</b></p>
        <ul>
          ${parameters.map(
            (one) =>
              html`<li>
                <code>${one.name}</code> (${one.in}, ${showType(one.schema ?? {})}): ${showWords(one.description)}
              </li>`,
          )}
          ${sent.map(([type, media]) => html`<li>${showMedia(type, media.schema)}</li>`)}
        </ul>`
    }
    <p><b>Answered</b></p>
    <dl>
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<dt>${status}</dt>
            <dd>
              ${showWords(response.description)}
              ${Object.entries(response.content).map(([type, media]) => html`<br />${showMedia(type, media.schema)}`)}
            </dd>`,
      )}
    </dl>
  </section>`;
}

function showMedia(type: string, schema: SchemaView | undefined): Markup {
  return html`<code>${type}</code>${schema && html`: ${showType(schema)}`}`;
}

function showNamedSchema(name: string, schema: SchemaView): Markup {
  return html`<section class="schema" id="schema-${name}">
    <h3>${name}</h3>
    ${showSchema(schema)}
  </section>`;
}
