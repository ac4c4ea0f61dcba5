import type { Access } from './access.js';

/** What to tell of sites whose council has no story: each question of theirs that names no council would be refused. */
export function describeUnknownCouncils(sites: Access['sites'], councilIds: readonly string[]): readonly string[] {
  return (sites ?? []).flatMap(({ id, council }) =>
    council === null || councilIds.includes(council)
      ? []
      : [`Site '${id}' has the council '${council}', which the stories do not know. Correct it in the file of sites.`],
  );
}
