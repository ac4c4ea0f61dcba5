import { z } from '@hono/zod-openapi';
import { html } from 'hono/html';
import type { Markup } from './layout.js';

/** What the page shows of a JSON schema. */
export interface SchemaView {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly items?: SchemaView | undefined;
  readonly properties?: Readonly<Record<string, SchemaView>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly oneOf?: readonly SchemaView[] | undefined;
  readonly anyOf?: readonly SchemaView[] | undefined;
  readonly allOf?: readonly SchemaView[] | undefined;
}

export const schemaViewSchema: z.ZodType<SchemaView> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    items: schemaViewSchema.optional(),
    properties: z.record(z.string(), schemaViewSchema).optional(),
    required: z.array(z.string()).optional(),
    oneOf: z.array(schemaViewSchema).optional(),
    anyOf: z.array(schemaViewSchema).optional(),
    allOf: z.array(schemaViewSchema).optional(),
  }),
);

/** The whole of a schema: its description, then its fields where it is an object. */
export function showSchema(schema: SchemaView): Markup {
  const fields = Object.entries(schema.properties ?? {});
  return html`${schema.description !== undefined && html`<p>${showWords(schema.description)}</p>`}
  ${
    fields.length === 0
      ? html`<p>${showType(schema)}</p>`
      : html`<dl>
          ${fields.map(
            ([name, field]) =>
              html`<dt><code>${name}</code>${schema.required?.includes(name) === true ? '' : ' (optional)'}</dt>
                <dd>${showType(field)}${describe(field)}</dd>`,
          )}
        </dl>`
  }`;
}

/** A schema in a few words: its type, its choices, or a link to the schema that it names. */
export function showType(schema: SchemaView): Markup {
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (schema.$ref !== undefined) return showLink(schema.$ref);
  if (choices) return html`${choices.map((choice, at) => html`${at > 0 && ' or '}${showType(choice)}`)}`;
  if (schema.enum) return html`${schema.enum.map((value, at) => html`${at > 0 && ', '}<code>${String(value)}</code>`)}`;
  if (schema.items) return html`list of ${showType(schema.items)}`;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['anything']);
  return html`${types.map((type) => plainWords[type] ?? type).join(' or ')}`;
}

const plainWords: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  boolean: 'true or false',
};

/** Text of the document, in which words between backticks are code. */
export function showWords(text: string): Markup {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

function showLink(ref: string): Markup {
  const name = ref.split('/').at(-1) ?? ref;
  return html`<a href="#schema-${name}">${name}</a>`;
}

/** The description of a field; of one that is a reference or a choice, the first that is found inside. */
function describe(field: SchemaView): Markup {
  const found = field.description ?? field.allOf?.find(({ description }) => description !== undefined)?.description;
  return html`${found !== undefined && html`. ${showWords(found)}`}`;
}
