import type { Article, Person } from './article.js';
import { holdsName, namePattern } from './story-traces.js';

/** How a story writes a person's name, and what stands in its place under the new one. Longer forms first. */
export interface NameForms {
  readonly forms: readonly NameForm[];
  /** Parts of the name that are words of the language too ("Will") or other people's: a person has to look at them. */
  readonly doubtful: readonly string[];
}

export interface NameForm {
  readonly from: string;
  readonly to: string;
}

/**
 * Whole name, first name alone and surname alone, as written and in capitals. A part that another person of the story has,
 * or that the stories also use in lower case, is not replaced alone.
 */
export function listNameForms(person: Person, newName: string, story: Article, all: readonly Article[]): NameForms {
  const [old, next] = [splitName(person.name), splitName(newName)];
  const whole = { from: person.name, to: newName };
  const [first = '', ...rest] = old;
  const last = rest.at(-1);
  const parts = [
    { from: first, to: next[0] ?? newName },
    ...(last === undefined ? [] : [{ from: last, to: next.at(-1) ?? newName }]),
  ].filter(({ from }) => from !== person.name);
  const isDoubtful = ({ from }: NameForm): boolean =>
    from.length < 2 ||
    story.people.some((other) => other.id !== person.id && holdsName(other.name, from)) ||
    all.some(({ text }) => holdsName(text, from.toLowerCase()));
  const sure = [whole, ...parts.filter((part) => !isDoubtful(part))];
  const capitals = sure.map(({ from, to }) => ({ from: from.toUpperCase(), to: to.toUpperCase() }));
  const forms = [...sure, ...capitals].filter(
    ({ from }, at, list) => list.findIndex((other) => other.from === from) === at,
  );
  return {
    forms: forms.sort((a, b) => b.from.length - a.from.length),
    doubtful: parts.filter(isDoubtful).map(({ from }) => from),
  };
}

/** The forms, and how they are typed by people who use no capitals. */
export function addSmallForms(forms: readonly NameForm[]): readonly NameForm[] {
  return [...forms, ...forms.map(({ from, to }) => ({ from: from.toLowerCase(), to: to.toLowerCase() }))];
}

/** A text with every form replaced, and how often one was. */
export function replaceNames(
  text: string,
  forms: readonly NameForm[],
): { readonly text: string; readonly count: number } {
  let count = 0;
  const replaced = forms.reduce(
    (rest, { from, to }) =>
      rest.replace(namePattern(from, 'gu'), () => {
        count += 1;
        return to;
      }),
    text,
  );
  return { text: replaced, count };
}

/** Lower-case id of a name, such as `ann-lee`. */
export function slugName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'person';
}

/** An id without the parts that tell the old name; the same id where it tells nothing. */
export function renameId(id: string, oldName: string, newName: string): string {
  const telling = new Set(slugName(oldName).split('-'));
  const kept = id.split('-').map((part) => (telling.has(part) ? null : part));
  if (!kept.includes(null)) return id;
  const at = kept.indexOf(null);
  return kept
    .flatMap((part, position) => (part !== null ? [part] : position === at ? [slugName(newName)] : []))
    .join('-');
}

function splitName(name: string): readonly string[] {
  return name.split(/\s+/u).filter((part) => part !== '');
}
