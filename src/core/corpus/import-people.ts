import type { Person } from './article.js';
import type { FoundBlock } from './import-blocks.js';
import { slugName } from './name-forms.js';

/** A name in print: capitalised words. Linear: the repetition is bounded. */
export const namePattern = String.raw`\p{Lu}[\p{L}\p{M}’'-]{1,30}(?: \p{Lu}[\p{L}\p{M}’'-]{0,30}){0,3}`;

/** Verbs with which a text gives somebody the word. */
export const sayPattern = String.raw`(?:says|said|adds|added|explains|explained|recalls|recalled|notes|noted|continues|continued|reflects|reflected|agrees|agreed|admits|admitted|remembers|told us|tells us|wrote|writes)`;

/** Groups: name, role, employer. The heading that opens an interview. */
const interviewPattern = new RegExp(
  String.raw`^(?:\d{1,3} (?:seconds|minutes|questions) with|[Ii]nterview(?: with|:)|[Qq] ?& ?[Aa](?: with|:)|[Mm]eet)[\s…:.–-]{0,5}(${namePattern})(?:, ([^,]{2,80}))?(?:, (.{2,80}))?$`,
  'u',
);

const actPattern =
  '(?:been|began|didn’t|got|had|has|was|became|took|joined|started|worked|felt|loves|loved|spent|moved|qualified|trained)';

/** Groups: name, verb of saying if it is one. "Ann, a social worker, has also been …". */
const actorPattern = new RegExp(
  String.raw`(?<!\p{L})(${namePattern})(?:, [^,.“”"]{3,80},)? (?:(${sayPattern})|(?:has |had )?(?:also |first |then |later )?${actPattern})\b`,
  'gu',
);

/** Words that begin sentences or stand in names of bodies and places; a name that holds one is nobody's. */
const notPeople =
  /\b(?:The|This|That|These|Those|It|We|You|He|She|They|But|And|As|In|At|On|For|If|When|While|Our|My|Her|His|Their|There|Then|Last|One|Council|Borough|County|City|London|Trust|Team|Teams|Service|Services|Department|University|College|Programme|Academy|Practice|Social|Work|Children|Centre|Government|Ofsted|Practitioner|Director|Although|Since|After|Before|However|What|Why|How|Who)\b/u;

/** Interviewee that a heading announces; null where it announces none. */
export function readInterviewHeading(text: string): Omit<Person, 'id'> | null {
  const match = interviewPattern.exec(text);
  return match?.[1] === undefined ? null : { name: match[1], role: match[2] ?? null, employer: match[3] ?? null };
}

/** People whom the text names, `speakers` first, with role and employer as printed beside the name. Ids are unique. */
export function findPeople(blocks: readonly FoundBlock[], speakers: readonly string[]): readonly Person[] {
  const names = new Set(speakers);
  for (const { text } of blocks) {
    const interviewee = readInterviewHeading(text);
    if (interviewee !== null) names.add(interviewee.name);
    for (const name of namesOfActors(text)) names.add(name);
  }
  const all = [...names];
  const full = all.filter((name) => !all.some((other) => other.startsWith(`${name} `)));
  const taken = new Set<string>();
  return full.map((name) => {
    const first = slugName(name.split(' ')[0] ?? name);
    const shared = full.filter((other) => slugName(other.split(' ')[0] ?? other) === first).length > 1;
    let id = shared ? slugName(name) : first;
    for (let count = 2; taken.has(id); count++) id = `${slugName(name)}-${count}`;
    taken.add(id);
    return { id, ...describePerson(name, blocks) };
  });
}

/** The one person whom a printed name means: the whole name, or a first name that only one person has; else null. */
export function resolveName(name: string, people: readonly Person[]): Person | null {
  const exact = people.find((person) => person.name === name);
  if (exact !== undefined) return exact;
  const called = people.filter((person) => person.name.startsWith(`${name} `));
  return called.length === 1 ? (called[0] ?? null) : null;
}

/** People named in `text`, by whole name or by a first name that only they have. */
export function peopleNamedIn(text: string, people: readonly Person[]): readonly Person[] {
  const words = new Set(text.split(/[^\p{L}\p{M}]+/u));
  return people.filter(({ name }) => {
    const first = name.split(' ')[0] ?? name;
    return text.includes(name) || (words.has(first) && resolveName(first, people) !== null);
  });
}

function namesOfActors(text: string): readonly string[] {
  return [...text.matchAll(actorPattern)].flatMap(([, name, says]) => {
    const person = name !== undefined && !notPeople.test(name);
    // An office or a place acts too; she, he, her or his beside it tells a person.
    return person && (says !== undefined || /\b(?:she|he|her|his|him)\b/iu.test(text)) ? [name] : [];
  });
}

function describePerson(name: string, blocks: readonly FoundBlock[]): Omit<Person, 'id'> {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const beside = new RegExp(String.raw`(?<!\p{L})${escaped}, (?:an? |the )?(\p{Ll}[^,.“”"?:]{2,80}), `, 'u');
  const inBrackets = new RegExp(String.raw`\(${escaped} ?[–—,-] ?([^()]{2,80})\)`, 'u');
  for (const { text } of blocks) {
    const interviewee = readInterviewHeading(text);
    if (interviewee?.name === name) return interviewee;
    const role = (beside.exec(text) ?? inBrackets.exec(text))?.[1]?.trim();
    const [post, employer] = role?.split(' at ') ?? [];
    if (post !== undefined) return { name, role: post, employer: employer ?? null };
  }
  return { name, role: null, employer: null };
}
