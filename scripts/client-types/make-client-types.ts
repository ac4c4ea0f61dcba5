import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { IndexMissingError } from '../../src/core/errors.js';
import { createApp } from '../../src/http/app.js';

const head = `// Made by \`npm run build:client-types\` from the OpenAPI document. Change the contract, not this file.
/* eslint-disable -- written by a program */
`;

/** Gives the types of the whole contract as the text of a TypeScript file, laid out as the project's files are. */
export async function makeClientTypes(file: string): Promise<string> {
  const nodes = await openapiTS(await readDocument(), { alphabetize: true });
  return format(head + astToString(nodes), { ...(await resolveConfig(file)), parser: 'typescript' });
}

/** The contract needs no stories: routes are described, not run. */
async function readDocument(): Promise<string> {
  const fault = new IndexMissingError('No index is needed to describe the routes.');
  const app = createApp({ stories: () => ({ ready: false, fault }), log: () => undefined });
  const response = await app.request('/openapi.json');
  if (!response.ok) throw new Error(`GET /openapi.json answered ${response.status}.`);
  return response.text();
}
