/** Earlier turns as the page carries them from one form post to the next: readable, and signed so that they can’t be forged. */
import { z } from '@hono/zod-openapi';
import { limits } from '../../core/options.js';
import type { AnswerBody } from '../contract/ask.js';

const pageTurnsSchema = z.array(
  z.object({
    /** As it was read: personal data hidden. */
    question: z.string(),
    articleIds: z.array(z.string()),
    /** The stories did not answer it. */
    missed: z.boolean(),
  }),
);

/** Oldest first. */
export type PageTurns = z.infer<typeof pageTurnsSchema>;

/** The two hidden fields. Both are empty where there is no earlier turn. */
export interface CarriedTurns {
  readonly turns: string;
  readonly mark: string;
}

export const noTurns: CarriedTurns = { turns: '', mark: '' };

export interface TurnSigner {
  /** Packs turns into the hidden fields. */
  carry(turns: PageTurns): Promise<CarriedTurns>;
  /** Gives the turns back; null where the fields are not what this signer packed. */
  open(carried: CarriedTurns): Promise<PageTurns | null>;
}

const encoder = new TextEncoder();

/**
 * Signs with HMAC-SHA-256. Without `secret` a random one is drawn at the first use and ends with the process: turns of before a
 * restart, or of another process, are then not opened.
 */
export function createTurnSigner(secret: string | null): TurnSigner {
  // Drawn late: at the edge no random number may be drawn before the first request.
  let key: Promise<CryptoKey> | null = null;
  const findKey = (): Promise<CryptoKey> =>
    (key ??= importKey(secret === null ? crypto.getRandomValues(new Uint8Array(32)) : encoder.encode(secret)));
  return {
    async carry(turns) {
      if (turns.length === 0) return noTurns;
      const text = JSON.stringify(turns);
      return { turns: text, mark: toHex(await crypto.subtle.sign('HMAC', await findKey(), toMessage(text))) };
    },
    async open({ turns, mark }) {
      if (turns === '' && mark === '') return [];
      const isOurs = await crypto.subtle.verify('HMAC', await findKey(), fromHex(mark), toMessage(turns));
      return isOurs ? pageTurnsSchema.parse(JSON.parse(turns)) : null;
    },
  };
}

/** Longest that the turns may be in the body of a form: the question and the fields around them must fit beside them. */
const maxEncodedChars = 40 * 1024;

/**
 * Adds the turn just answered, and drops the oldest where there are too many or they are too long. What a person said who may
 * need help, or who tried to command the tool, is not carried.
 */
export function addTurn(turns: PageTurns, question: string, { status, citations }: AnswerBody): PageTurns {
  const isCarried = status !== 'signposted' && status !== 'declined';
  const articleIds = [...new Set(citations.map(({ articleId }) => articleId))];
  const added = isCarried ? [...turns, { question, articleIds, missed: status === 'unanswerable' }] : turns;
  let kept = added.slice(-limits.maxTurns);
  while (encodeURIComponent(JSON.stringify(kept)).length > maxEncodedChars) kept = kept.slice(1);
  return kept;
}

/** How many of the last turns in a row the stories did not answer. */
export function countMisses(turns: PageTurns): number {
  const back = [...turns].reverse().findIndex(({ missed }) => !missed);
  return back === -1 ? turns.length : back;
}

// The purpose comes first, so that no other use of the secret gives the same mark.
function toMessage(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(`page-turns\n${text}`);
}

async function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

function toHex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Nothing where the text is no mark of ours: an empty signature never verifies. */
function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const pairs = /^[0-9a-f]{64}$/u.test(text) ? (text.match(/../gu) ?? []) : [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
