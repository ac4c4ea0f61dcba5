import type { Discourse } from './condense-discourse.js';
import { upperFirst, type Mention } from './condense-mentions.js';
import { auxiliaries, beForms, pointingNouns, type Token } from './condense-words.js';
import type { ReferenceSite } from './detect-references.js';
import { insertBeforeEnd } from './resolve-ellipsis.js';
import { stemWord } from '../retrieval/words.js';
import type { Candidate } from './find-topic.js';
import { agentVerbs, findPair, findReferent } from './resolve-referent.js';

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Resolved {
  readonly text: string;
  /** The same question for each of several equally good readings; empty where one is best. */
  readonly choices: readonly string[];
}

/** The text with its edits made; edits don't overlap and are in order. */
export function makeEdits(text: string, edits: readonly Edit[]): string {
  let made = '';
  let last = 0;
  for (const edit of edits) {
    made += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return made + text.slice(last);
}

/** The question with its pronouns replaced by what they stand for; null where nothing said before fits. */
export function resolveReferences(
  question: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  sites: readonly ReferenceSite[],
  discourse: Discourse,
): Resolved | null {
  const chosen = chooseReferents(tokens, sites, mentions, discourse);
  if (chosen.length === 0) return null;
  const write = (pick: (one: Chosen) => string) =>
    makeEdits(
      question,
      chosen.flatMap((one) => replace(tokens, one, pick(one))).sort((a, b) => a.start - b.start),
    );
  const named = mentions.some(({ kind }) => kind === 'council');
  const owns = chosen.find(({ site, best }) => site.possessive && best.scope !== '');
  const phrase = (one: Candidate) =>
    one.mention.text + ((named && !isCompared(tokens)) || one === owns?.best ? '' : one.scope);
  const open = chosen.find(({ equals }) => equals.length > 0);
  const reading = (own: (one: Chosen) => string) => write((one) => (one === open ? own(one) : phrase(one.best)));
  if (!open) {
    const text = write((one) => phrase(one.best));
    return { text: owns && !named ? insertBeforeEnd(text, owns.best.scope) : text, choices: [] };
  }
  const all = [open.best, ...open.equals];
  return {
    text: reading(() => all.map(phrase).join(' or ')),
    choices: all.map((one) => reading(() => phrase(one))),
  };
}

function isCompared(tokens: readonly Token[]): boolean {
  return tokens.some(({ lower }) =>
    [
      'than',
      'compared',
      'compare',
      'versus',
      'vs',
      'differ',
      'different',
      'difference',
      'differences',
      'common',
      'similar',
      'alike',
      'both',
    ].includes(lower),
  );
}

interface Chosen {
  readonly site: ReferenceSite;
  readonly best: Candidate;
  readonly equals: readonly Candidate[];
}

/** One referent for each kind of reference: its first word is replaced, later ones follow it in the sentence. */
function chooseReferents(
  tokens: readonly Token[],
  sites: readonly ReferenceSite[],
  mentions: readonly Mention[],
  discourse: Discourse,
): Chosen[] {
  const chosen: Chosen[] = [];
  const own = new Set(mentions.map(({ text }) => text.toLowerCase()));
  const left: Discourse = {
    ...discourse,
    candidates: discourse.candidates.filter(({ mention }) => !own.has(mention.text.toLowerCase())),
  };
  for (const site of sites) {
    if (chosen.some((one) => one.site.reference === site.reference && site.noun === null)) continue;
    const taken = chosen.map(({ best }) => best);
    const free = { ...left, candidates: left.candidates.filter((one) => !taken.includes(one)) };
    const { noun } = site;
    const agent = site.reference === 'group' && !site.possessive && agentVerbs.has(tokens[site.after]?.lower ?? '');
    const natural = findReferent(site.reference, discourse, agent);
    if (noun === null && natural && own.has(natural.best.mention.text.toLowerCase()) && !isCompared(tokens)) continue;
    const sameNoun =
      noun === null ? undefined : free.candidates.find(({ mention }) => endsWithNoun(mention.text, noun));
    const pair = site.reference === 'group' && noun === null ? findPair(free, isCompared(tokens)) : undefined;
    if (pair) chosen.push({ site, ...pair });
    const referent = pair
      ? undefined
      : sameNoun
        ? { best: sameNoun, equals: [] }
        : noun !== null && !pointingNouns.has(noun)
          ? undefined
          : findReferent(site.reference, free, agent);
    if (referent && !isDoubtful(referent.best, site, tokens)) chosen.push({ site, ...referent });
  }
  return chosen;
}

/** Whether "it", "this" or "that" is what a question asks of: it may then mean all that was asked before ("is that hard?"). */
export function isSubject({ reference, noun, first }: ReferenceSite, tokens: readonly Token[]): boolean {
  const before = tokens[first - 1]?.lower ?? '';
  return reference === 'thing' && noun === null && first <= 2 && (auxiliaries.has(before) || beForms.has(before));
}

/** A council that was only spoken of in passing is not what "did it work?" asks of. */
function isDoubtful(candidate: Candidate, site: ReferenceSite, tokens: readonly Token[]): boolean {
  return isInPassing(candidate) && isSubject(site, tokens);
}

/** Whether a candidate is a council that its turn neither asked about ("tell me about Kent") nor began with ("Is Kent …"). */
export function isInPassing({ mention, weight }: Candidate): boolean {
  return mention.kind === 'council' && weight < 3 && mention.first > 1;
}

function endsWithNoun(text: string, noun: string): boolean {
  const words = text.toLowerCase().split(/\s+/u);
  return words.length > 1 && words.slice(1).some((word) => stemWord(word) === stemWord(noun));
}

function replace(tokens: readonly Token[], { site, best, equals }: Chosen, phrase: string): Edit[] {
  const token = tokens[site.first];
  const last = tokens[site.after - 1];
  if (!token || !last) return [];
  const atStart = site.first === 0 || /[.?!]/u.test(token.gap);
  const preposition =
    site.reference === 'place' && !['in', 'from', 'at'].includes(tokens[site.first - 1]?.lower ?? '') ? 'in ' : '';
  const short = /['’](ll|ve|d|re|s)$/iu.exec(token.text)?.[1]?.toLowerCase() ?? '';
  const plural = equals.length === 0 && best.mention.plural;
  const text =
    preposition + (site.possessive ? possessive(phrase) : phrase + expand(short, plural, tokens[site.after]));
  const edit = {
    start: token.start,
    end: last.end,
    text: atStart && /^\p{Lu}/u.test(token.text) ? upperFirst(text) : text,
  };
  return [...agree(tokens, site, plural), edit];
}

function possessive(phrase: string): string {
  return phrase.endsWith('s') ? `${phrase}’` : `${phrase}’s`;
}

function expand(short: string, plural: boolean, next: Token | undefined): string {
  const has = next !== undefined && /^(?:been|got|had|become|gone|made|taken|\w+ed)$/u.test(next.lower);
  const words: Record<string, string> = {
    ll: ' will',
    ve: plural ? ' have' : ' has',
    d: ' would',
    re: plural ? ' are' : ' is',
    s: has ? (plural ? ' have' : ' has') : plural ? ' are' : ' is',
  };
  return words[short] ?? '';
}

const toPlural = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['does', 'do'],
  ['has', 'have'],
  ["isn't", "aren't"],
  ["doesn't", "don't"],
  ["wasn't", "weren't"],
]);
const toSingular = new Map([...toPlural].map(([one, many]) => [many, one]));

/** The auxiliary beside a subject that has changed its number: "is it" becomes "are caseloads". */
function agree(tokens: readonly Token[], site: ReferenceSite, plural: boolean): Edit[] {
  if (site.possessive || site.reference === 'place') return [];
  const table = site.reference === 'group' ? (plural ? undefined : toSingular) : plural ? toPlural : undefined;
  if (!table) return [];
  const lead = tokens[site.first - 1];
  const next = tokens[site.after];
  const inverted = lead !== undefined && (auxiliaries.has(lead.lower) || beForms.has(lead.lower));
  const beside = inverted ? lead : next && auxiliaries.has(next.lower) === beForms.has(next.lower) ? undefined : next;
  const verb = beside && table.get(beside.lower);
  if (!beside || verb === undefined) return [];
  return [{ start: beside.start, end: beside.end, text: /^\p{Lu}/u.test(beside.text) ? upperFirst(verb) : verb }];
}
