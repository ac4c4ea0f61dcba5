import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const repository = new URL('../../', import.meta.url);
const ownFolder = new URL('test/eval/', repository);
const outsideFolder = new URL('../shared/eval/', repository);

const scoredQuestion = z.object({
  id: z.string(),
  kind: z.enum(['answerable', 'followup', 'unanswerable', 'smalltalk', 'signpost']),
  /** The last is the one that is scored. */
  turns: z.array(z.string()).min(1),
  /** A right quote holds one of these, after folding. */
  any: z.array(z.string()),
  speaker: z.string().nullable(),
  tags: z.array(z.string()),
});
export type ScoredQuestion = z.infer<typeof scoredQuestion>;

const routedQuestion = z.object({ id: z.string(), route: z.string(), question: z.string(), kept: z.boolean() });
export type RoutedQuestion = z.infer<typeof routedQuestion>;

const passage = z.object({ id: z.string(), doc: z.string(), title: z.string(), text: z.string() });
export type OutsidePassage = z.infer<typeof passage>;

const outsideQuestion = z.object({
  question: z.string(),
  answerable: z.boolean(),
  gold: z.array(z.string()),
  answers: z.array(z.string()),
  /** Gold sentences, where the set has them. */
  quotes: z.array(z.string()).default([]),
  doc: z.string().default(''),
});
export type OutsideQuestion = z.infer<typeof outsideQuestion>;

const plainQuestion = z.object({ question: z.string() });
const misspelt = z.object({ question: z.string(), typo: z.string() });
const hostileText = z
  .object({ text: z.string().optional(), payload: z.string().optional() })
  .transform(({ text, payload }) => text ?? payload ?? '');
const conversation = z.object({
  id: z.string(),
  turns: z.array(z.object({ question: z.string(), rewrite: z.string() })),
});
const heldOutSplit = z.object({ indexed: z.array(z.string()), held_out: z.array(z.string()) });
const keptOut = z.object({ articles: z.array(z.string()) });

/** Said of every outside set where the folder that holds them is not there. */
export const noOutsideSets = 'skipped: no ../shared/eval';

export function hasOutsideSets(): boolean {
  return existsSync(outsideFolder);
}

/** Sets of questions about our stories: the shared ones and those that may be tuned on. */
export const openSets = ['questions', 'questions-open', 'questions-more', 'questions-talk'] as const;
/** Those that are for reporting only: nothing is tuned on them and none of their misses is ever told. */
export const keptSets = ['questions-kept', 'questions-talk-kept'] as const;

export type OwnSet = (typeof openSets | typeof keptSets)[number];

export function isKept(set: OwnSet): boolean {
  return keptSets.some((kept) => kept === set);
}

/** Questions about our stories. */
export function readScoredQuestions(name: OwnSet): readonly ScoredQuestion[] {
  return readLines(new URL(`${name}.jsonl`, ownFolder), scoredQuestion);
}

export function readRoutedQuestions(): readonly RoutedQuestion[] {
  return readLines(new URL('routes.jsonl', ownFolder), routedQuestion);
}

export interface OutsideCollection {
  readonly passages: readonly OutsidePassage[];
  readonly questions: readonly OutsideQuestion[];
}

export function readCollection(name: 'squad2-dev' | 'clapnq-dev'): OutsideCollection {
  return {
    passages: readLines(new URL(`${name}/passages.jsonl`, outsideFolder), passage),
    questions: readLines(new URL(`${name}/questions.jsonl`, outsideFolder), outsideQuestion),
  };
}

/** Articles of `squad2-dev`: those that the abstention measure indexes, and those that the encoder never saw. */
export function readSquadParts(): { readonly indexed: ReadonlySet<string>; readonly unseen: ReadonlySet<string> } {
  const split = heldOutSplit.parse(readJson(new URL('squad2-dev/heldout_split.json', outsideFolder)));
  const unseen = keptOut.parse(readJson(new URL('squad2-dev/encoder_kept_out.json', outsideFolder)));
  return { indexed: new Set(split.indexed), unseen: new Set(unseen.articles) };
}

export function readOffTopic(): readonly string[] {
  return readLines(new URL('offtopic/questions.jsonl', outsideFolder), plainQuestion).map(({ question }) => question);
}

export function readHostile(name: 'prompt_injection' | 'xss' | 'dompurify' | 'naughty_strings'): readonly string[] {
  return readLines(new URL(`attacks/${name}.jsonl`, outsideFolder), hostileText);
}

export function readMisspelt(): readonly { readonly question: string; readonly typo: string }[] {
  return readLines(new URL('typos.jsonl', outsideFolder), misspelt);
}

export function readRewrites(): readonly z.infer<typeof conversation>[] {
  return readLines(new URL('rewrite/conversations.jsonl', outsideFolder), conversation);
}

/** Every `stride`th of `all`, from the first; the same ones in every run. */
export function takeStride<T>(all: readonly T[], stride: number): readonly T[] {
  return all.filter((_, at) => at % stride === 0);
}

function readLines<T>(file: URL, row: z.ZodType<T>): readonly T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => row.parse(JSON.parse(line)));
}

function readJson(file: URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
