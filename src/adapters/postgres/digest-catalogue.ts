import { createHash } from 'node:crypto';
import type { CatalogueFile } from '../../core/retrieval/catalogue-file.js';

/** Hex SHA-256 over both parts of a stored catalogue: what vouches for them. */
export function digestCatalogue({ json, numbers }: CatalogueFile): string {
  return createHash('sha256').update(json).update(numbers).digest('hex');
}
