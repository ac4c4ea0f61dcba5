import type { Person, Speech } from './article.js';
import type { FoundBlock } from './import-blocks.js';
import { peopleNamedIn, readInterviewHeading, resolveName } from './import-people.js';
import { findQuotations, type Quotation, readAttribution } from './import-quotations.js';

/** Speech of one block, and what a person has to decide about it. Offsets count from the block's start. */
export interface SpeechMarks {
  readonly speech: readonly Speech[];
  readonly checks: readonly string[];
  /** Ids of people whom `checks` puts forward. */
  readonly guesses: readonly string[];
}

/** A shorter quotation that nobody is said to have spoken is taken for a word set apart, not for speech. */
const shortestQuotationWords = 5;

const label = /^([^\s:“”"][^:“”"]{1,60}): (?=\S)/u;

/**
 * Marks the words whose speaker the text makes plain: "…" says NAME, NAME says: "…", (NAME – role), a lead-in that ends
 * with a colon and names one person, answers of a named interviewee, lines labelled with a name. Other quotations are
 * left unmarked with a note. One entry for each block.
 */
export function markSpeech(blocks: readonly FoundBlock[], people: readonly Person[]): readonly SpeechMarks[] {
  const marks: SpeechMarks[] = [];
  let interviewee: Person | null = null;
  let answering = false;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      const heading = readInterviewHeading(block.text);
      if (heading !== null) interviewee = resolveName(heading.name, people);
      else if (!block.text.endsWith('?')) interviewee = null;
      answering = interviewee !== null && block.text.endsWith('?');
      marks.push({ speech: [], checks: [], guesses: [] });
    } else if (answering && interviewee !== null) marks.push(wholly(interviewee, block.text, 0));
    else marks.push(markLabelled(block.text, people) ?? markQuotations(blocks, at, marks, people));
  }
  return marks;
}

/** Names that label two lines or more ("Ann Lee: …"), in order. */
export function findLabels(blocks: readonly FoundBlock[]): readonly string[] {
  const names = blocks.flatMap(({ kind, text }) => (kind === 'paragraph' ? (label.exec(text)?.[1] ?? []) : []));
  const person = /^\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+){1,3}$/u;
  return [...new Set(names)].filter((name) => person.test(name) && names.filter((other) => other === name).length > 1);
}

function markLabelled(text: string, people: readonly Person[]): SpeechMarks | null {
  const match = label.exec(text);
  const person = people.find(({ name }) => name === match?.[1]);
  return match === null || person === undefined ? null : wholly(person, text, match[0].length);
}

function wholly(person: Person, text: string, start: number): SpeechMarks {
  return { speech: [{ personId: person.id, start, end: text.length }], checks: [], guesses: [] };
}

function markQuotations(
  blocks: readonly FoundBlock[],
  at: number,
  marks: readonly SpeechMarks[],
  people: readonly Person[],
): SpeechMarks {
  const text = blocks[at]?.text ?? '';
  const speech: Speech[] = [];
  const checks: string[] = [];
  const guesses: string[] = [];
  for (const quotation of findQuotations(text)) {
    const words = text.slice(quotation.start, quotation.end);
    const person = tellSpeaker(blocks, at, quotation, marks, people) ?? continueSpeech(text, quotation, speech, people);
    if (person !== null) speech.push({ personId: person.id, start: quotation.start, end: quotation.end });
    else if (words.split(/\s+/u).length >= shortestQuotationWords) {
      const perhaps = guess(blocks, at, people);
      guesses.push(...perhaps);
      checks.push(
        `whose words are ${shorten(words)}?${perhaps.length === 0 ? '' : ` Perhaps speaker:${perhaps.join(' or speaker:')}.`}`,
      );
    }
    if (!quotation.closed && !takenUp(blocks, at)) checks.push(`the quotation ${shorten(words)} is not closed.`);
  }
  return { speech, checks, guesses };
}

function tellSpeaker(
  blocks: readonly FoundBlock[],
  at: number,
  quotation: Quotation,
  marks: readonly SpeechMarks[],
  people: readonly Person[],
): Person | null {
  const text = blocks[at]?.text ?? '';
  const attribution = readAttribution(text, quotation);
  if (attribution === 'pronoun') return onlyPersonBefore(blocks, at, quotation.start, people);
  if (attribution !== null) return resolveName(attribution.name, people);
  if (quotation.start === 0 && at > 0 && takenUp(blocks, at - 1)) {
    const id = marks[at - 1]?.speech.at(-1)?.personId;
    return people.find((person) => person.id === id) ?? null;
  }
  const next = blocks[at + 1];
  const continued = !quotation.closed && next !== undefined && takenUp(blocks, at);
  const later = continued ? tellSpeakerAhead(blocks, at + 1, people) : null;
  if (later !== null) return later;
  const lead = blocks[at - 1];
  if (quotation.start !== 0 || lead?.kind !== 'paragraph' || !lead.text.endsWith(':')) return null;
  const named = peopleNamedIn(lead.text, people);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Speaker whom a later paragraph of the same quotation names. */
function tellSpeakerAhead(blocks: readonly FoundBlock[], at: number, people: readonly Person[]): Person | null {
  const text = blocks[at]?.text ?? '';
  const [quotation] = findQuotations(text);
  if (quotation === undefined) return null;
  const attribution = readAttribution(text, quotation);
  if (attribution !== null && attribution !== 'pronoun') return resolveName(attribution.name, people);
  return !quotation.closed && takenUp(blocks, at) ? tellSpeakerAhead(blocks, at + 1, people) : null;
}

/** "…," says Ann. "…": the same paragraph goes on in the same voice while nobody else is named in between. */
function continueSpeech(
  text: string,
  quotation: Quotation,
  speech: readonly Speech[],
  people: readonly Person[],
): Person | null {
  const last = speech.at(-1);
  const person = people.find(({ id }) => id === last?.personId);
  if (last === undefined || person === undefined) return null;
  const between = text.slice(last.end, quotation.start);
  return peopleNamedIn(between, people).every((named) => named === person) && between.length < 60 ? person : null;
}

function onlyPersonBefore(
  blocks: readonly FoundBlock[],
  at: number,
  start: number,
  people: readonly Person[],
): Person | null {
  const texts = [
    blocks[at]?.text.slice(0, start) ?? '',
    ...(blocks[at - 1]?.kind === 'paragraph' ? [blocks[at - 1]?.text ?? ''] : []),
  ];
  for (const text of texts) {
    const named = peopleNamedIn(text, people);
    if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  }
  return null;
}

function takenUp(blocks: readonly FoundBlock[], at: number): boolean {
  const text = blocks[at]?.text ?? '';
  const last = findQuotations(text).at(-1);
  return last?.closed === false && blocks[at + 1]?.text.startsWith(text[last.start] ?? '') === true;
}

function guess(blocks: readonly FoundBlock[], at: number, people: readonly Person[]): readonly string[] {
  const text = `${blocks[at - 1]?.text ?? ''} ${blocks[at]?.text ?? ''}`;
  return peopleNamedIn(text, people).map(({ id }) => id);
}

function shorten(words: string): string {
  // A cut surrogate pair would not survive the file.
  return words.length <= 40 ? words : `${words.slice(0, 39).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
