import { type CarriedTurns, noTurns, type PageTurns } from './page-turns.js';

/** What the form holds. */
export interface PageForm {
  readonly question: string;
  /** Empty where all councils are searched. */
  readonly council: string;
  /** Nothing is asked: the same page is wanted in another language. */
  readonly showOnly: boolean;
  /** As they came, so that a page that shows a fault can send them on. */
  readonly carried: CarriedTurns;
  /** The same, opened. */
  readonly turns: PageTurns;
}

export const emptyForm: PageForm = { question: '', council: '', showOnly: false, carried: noTurns, turns: [] };

/** Reads the page's form. Absent fields are empty; the turns are not opened yet. */
export function readForm(body: string): PageForm {
  const fields = new URLSearchParams(body);
  const read = (name: string): string => fields.get(name) ?? '';
  return {
    // Browsers send line ends in a form as CRLF.
    question: read('question').replaceAll('\r\n', '\n'),
    council: read('council'),
    showOnly: fields.has('show'),
    carried: { turns: read('turns'), mark: read('mark') },
    turns: [],
  };
}
