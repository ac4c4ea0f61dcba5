import { turnsSchema } from '../contract/ask.js';
import { RequestFault } from '../problem.js';
import type { PageTurns } from './conversation-page.js';

export interface PageForm {
  readonly question: string;
  /** Empty where all councils are searched. */
  readonly council: string;
  readonly turns: PageTurns;
}

/**
 * Reads the page's form. Absent fields are empty.
 * @throws RequestFault `invalid-request` where the hidden earlier turns are not what the page wrote.
 */
export function readForm(body: string): PageForm {
  const fields = new URLSearchParams(body);
  return {
    // Browsers send line ends in a form as CRLF.
    question: (fields.get('question') ?? '').replaceAll('\r\n', '\n'),
    council: fields.get('council') ?? '',
    turns: readTurns(fields.get('turns') ?? '[]'),
  };
}

function readTurns(text: string): PageTurns {
  const parsed = turnsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new RequestFault('invalid-request', 'The earlier questions could not be read. Ask your question again.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
