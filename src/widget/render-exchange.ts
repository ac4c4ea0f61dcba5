import type { AnswerBody } from '../http/contract/ask.js';
import { splitAnswer } from '../http/page/split-answer.js';
import type { Wording } from '../wording/wording.js';
import { build, buildHidden } from './build-element.js';
import { renderContact, renderSignposts } from './render-help.js';
import { renderQuote, storyLang } from './render-quote.js';
import type { Contact } from './settings.js';

/** A question in the transcript, with its answer or with the working state. */
export interface RenderedExchange {
  readonly item: HTMLElement;
  /** Takes the focus where what had it is gone. */
  readonly heading: HTMLElement;
  /** Says that it takes longer than usual. */
  readonly showSlow: () => void;
  readonly showAnswer: (answer: AnswerBody, options: AnswerOptions) => void;
}

export interface AnswerOptions {
  /** Shown where the stories do not answer; null where the page names nobody. */
  readonly contact: Contact | null;
  /** Whether that stands before our words: they were of no use so far. */
  readonly personFirst: boolean;
  readonly onCopied: (said: string) => void;
}

export function renderExchange(question: string, wording: Wording): RenderedExchange {
  const heading = build(
    'h3',
    { tabindex: '-1', class: 'asked', part: 'question' },
    build('span', { class: 'label' }, wording.youAsked, buildHidden(': ')),
    build('span', { dir: 'auto', class: 'words' }, question),
  );
  const slow = build('span');
  const working = build('p', { class: 'working' }, build('span', { class: 'dots' }, wording.working), slow);
  const item = build('li', {}, heading, working);
  return {
    item,
    heading,
    showSlow: () => {
      slow.textContent = ` ${wording.slow}`;
    },
    showAnswer: (answer, options) => {
      working.remove();
      item.append(renderAnswer(answer, wording, options));
    },
  };
}

function renderAnswer(
  answer: AnswerBody,
  wording: Wording,
  { contact, personFirst, onCopied }: AnswerOptions,
): HTMLElement {
  const { status, signposts } = answer;
  const parts = splitAnswer(answer).map((part) =>
    part.kind === 'quote'
      ? renderQuote(part.citation, wording, onCopied)
      : build('p', { lang: storyLang, dir: 'auto' }, part.text),
  );
  const person = contact && renderContact(contact, wording);
  return build(
    'div',
    { class: `answer ${status}`, part: 'answer' },
    build('h4', { class: 'unseen' }, wording.answer),
    personFirst ? person : null,
    status === 'partly-answered' ? build('p', { class: 'part' }, wording.partAnswer) : null,
    ...parts,
    renderSignposts(signposts, wording),
    personFirst ? null : person,
  );
}
