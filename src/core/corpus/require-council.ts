import { UnknownCouncilError } from '../errors.js';
import type { Council } from './article.js';

/**
 * Gives the council that has this id.
 * @throws UnknownCouncilError (`unknown-council`) that lists the ids there are. It repeats `id` only where that has the form
 * of one: anything else could be what a person wrote.
 */
export function requireCouncil(councils: readonly Council[], id: string): Council {
  const council = councils.find((known) => known.id === id);
  if (council) return council;
  const known = councils.map((other) => other.id).join(', ');
  const named = /^[a-z]+(?:-[a-z]+)*$/u.test(id) && id.length <= 40 ? `council '${id}'` : 'such council';
  throw new UnknownCouncilError(`There is no ${named}. There are: ${known || 'none'}.`);
}
