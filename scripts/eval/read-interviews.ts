import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { OutsidePassage } from './read-sets.js';

/** Invented interviews about work, written for training and measuring; what is held out, no model was trained on. */
const interview = z.object({
  id: z.string(),
  occupation: z.string(),
  passages: z.array(
    z.object({
      /** Text. */
      t: z.string(),
      /** Questions that this passage answers and no other of the interview does. */
      q: z.array(z.string()),
      /** For each of `q`, where in the text the one or two sentences that answer it begin and end. */
      a: z.array(z.array(z.tuple([z.number(), z.number()]))),
      /** Questions near its subject that nothing in the interview answers. */
      n: z.array(z.string()),
    }),
  ),
});
type Interview = z.infer<typeof interview>;

export interface InterviewQuestion {
  readonly question: string;
  /** Id of the interview, which alone is asked. */
  readonly doc: string;
  /** Id of the passage that answers; null where none does. */
  readonly gold: string | null;
  /** Sentences of it that answer by themselves or, where they are two, together. */
  readonly sentences: readonly string[];
}

export interface InterviewCollection {
  readonly passages: readonly OutsidePassage[];
  readonly questions: readonly InterviewQuestion[];
}

const file = new URL('../train-encoder/data/interviews.jsonl', import.meta.url);

/** One occupation in so many is held out of training; `scripts/train-encoder/training_data.py` has the same rule. */
const heldOutShare = 5n;

/** The interviews that are held out of training. */
export function readInterviews(path: URL | string = file): InterviewCollection {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const interviews = lines
    .map((line): Interview => interview.parse(JSON.parse(line)))
    .filter(({ occupation }) => isHeldOut(occupation));
  return {
    passages: interviews.flatMap(({ id, occupation, passages }) =>
      passages.map(({ t }, at) => ({ id: `${id}/${at}`, doc: id, title: occupation, text: t })),
    ),
    questions: interviews.flatMap(({ id, passages }) =>
      passages.flatMap(({ t, q, a, n }, at) => [
        ...q.map((question, number) => ({
          question,
          doc: id,
          gold: `${id}/${at}`,
          sentences: (a[number] ?? []).map(([start, end]) => t.slice(start, end)),
        })),
        ...n.map((question) => ({ question, doc: id, gold: null, sentences: [] })),
      ]),
    ),
  };
}

function isHeldOut(occupation: string): boolean {
  return BigInt(`0x${createHash('sha256').update(occupation).digest('hex')}`) % heldOutShare === 0n;
}
