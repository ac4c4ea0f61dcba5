/** `npm run build:client-types`: writes the types of the fetch client from the contract. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeClientTypes } from './client-types/make-client-types.js';

const file = fileURLToPath(new URL('../src/client/contract-types.ts', import.meta.url));
await writeFile(file, await makeClientTypes(file));
