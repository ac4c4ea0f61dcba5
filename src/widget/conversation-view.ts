import type { Wording } from '../wording/wording.js';
import { chooseAnnouncement, describeTrouble, isQuestionTrouble } from './announcements.js';
import type { Introduction } from './api-client.js';
import { build, buildButton } from './build-element.js';
import { type Frame, buildFrame, fillTrouble } from './build-frame.js';
import type { Conversation } from './conversation.js';
import { type ConversationEvent, type ConversationState, countLeft, countMisses } from './conversation-state.js';
import { type RenderedExchange, renderExchange } from './render-exchange.js';
import { renderIntroduction } from './render-introduction.js';
import { storyLang } from './render-quote.js';
import { type Contact, type Settings, isReachable } from './settings.js';

/** Misses in a row after which a person to ask comes before more questions. */
const missesBeforePerson = 2;

/** Shows one conversation and turns what the person does into its events. The transcript only ever grows at its end. */
export class ConversationView {
  readonly frame: Frame;
  readonly #conversation: Conversation;
  readonly #settings: Settings;
  readonly #wording: Wording;
  readonly #exchanges = new Map<number, RenderedExchange>();
  /** Numbers of the exchanges that show their answer. */
  readonly #answered = new Set<number>();
  #introduction: Introduction | null = null;

  constructor(conversation: Conversation, settings: Settings, wording: Wording) {
    this.#conversation = conversation;
    this.#settings = settings;
    this.#wording = wording;
    const on = (event: ConversationEvent) => () => {
      conversation.dispatch(event);
    };
    this.frame = buildFrame(settings, wording, {
      open: on({ kind: 'opened' }),
      close: on({ kind: 'closed' }),
      ask: on({ kind: 'asked' }),
      stop: on({ kind: 'stopped' }),
      typed: (draft) => {
        conversation.dispatch({ kind: 'typed', draft });
      },
      retry: () => {
        const { trouble } = conversation.state;
        if (trouble?.kind === 'failure') conversation.dispatch({ kind: 'asked', offered: trouble.question });
      },
      askRestart: on({ kind: 'restart-asked' }),
      restart: on({ kind: 'restarted' }),
      declineRestart: on({ kind: 'restart-declined' }),
      print: () => {
        window.print();
      },
    });
    this.frame.panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.frame.launcher === null || event.isComposing) return;
      event.stopPropagation();
      conversation.dispatch({ kind: 'closed' });
    });
    this.#showIntroduction();
    this.#show(conversation.state);
    conversation.listen((state, previous, event) => {
      this.#follow(state, previous, event);
    });
  }

  /** Shows what is known of the stories and offers the first questions. */
  introduce(introduction: Introduction): void {
    this.#introduction = introduction;
    this.#showIntroduction();
    this.#showOffers(this.#conversation.state);
  }

  #follow(state: ConversationState, previous: ConversationState, event: ConversationEvent): void {
    const before = findFocused(this.frame.root);
    this.#show(state);
    this.#scroll(state, previous);
    this.#moveFocus(state, event, before);
    const said = chooseAnnouncement(event, state, previous, this.#wording);
    if (said !== null) this.frame.announcer.say(said);
  }

  #show(state: ConversationState): void {
    const { launcher, panel, box, send, stop } = this.frame;
    launcher?.setAttribute('aria-expanded', String(state.open));
    if (launcher) launcher.hidden = state.open;
    panel.hidden = !state.open;
    this.#showTranscript(state);
    this.#showOffers(state);
    this.#showTrouble(state);
    this.#showRestart(state);
    if (box.value !== state.draft) box.value = state.draft;
    this.#showCount(state);
    send.setAttribute('aria-disabled', String(state.waiting !== null));
    stop.hidden = state.waiting === null;
  }

  #showTranscript({ exchanges, waiting }: ConversationState): void {
    const current = waiting ? [...exchanges, waiting] : exchanges;
    const numbers = new Set(current.map(({ number }) => number));
    for (const [number, { item }] of this.#exchanges) {
      if (numbers.has(number)) continue;
      item.remove();
      this.#exchanges.delete(number);
    }
    for (const { number, question } of current) {
      if (this.#exchanges.has(number)) continue;
      const rendered = renderExchange(question, this.#wording);
      this.#exchanges.set(number, rendered);
      this.frame.transcript.append(rendered.item);
    }
    for (const [at, { number, answer }] of exchanges.entries()) {
      if (this.#answered.has(number)) continue;
      this.#answered.add(number);
      this.#exchanges.get(number)?.showAnswer(answer, {
        contact: answer.status === 'unanswerable' ? this.#contact : null,
        personFirst: countMisses(exchanges.slice(0, at + 1)) >= missesBeforePerson,
        onCopied: (said) => {
          this.frame.announcer.say(said);
        },
      });
    }
    if (waiting?.slow === true) this.#exchanges.get(waiting.number)?.showSlow();
    this.frame.transcript.hidden = current.length === 0;
  }

  #showOffers({ exchanges, waiting }: ConversationState): void {
    const { offers } = this.frame;
    const last = exchanges.at(-1)?.answer;
    const questions = last ? last.suggestions : (this.#introduction?.suggestions ?? []);
    const shown = questions.length > 0 && waiting === null && last?.status !== 'signposted';
    offers.hidden = !shown;
    // A list that stays is left alone, so that the focus stays in it.
    if (offers.dataset.for === questions.join('\n')) return;
    offers.dataset.for = questions.join('\n');
    const items = questions.map((question) => build('li', {}, this.#buildOffer(question)));
    offers.replaceChildren(
      build('h3', {}, this.#nameOffers(last?.status)),
      build('ul', { role: 'list', lang: storyLang }, ...items),
    );
  }

  #buildOffer(question: string): HTMLElement {
    return buildButton(
      { class: 'offer', dir: 'auto' },
      () => {
        this.#conversation.dispatch({ kind: 'asked', offered: question });
      },
      question,
    );
  }

  #nameOffers(status: string | undefined): string {
    const { firstQuestions, choices, otherQuestions, nextQuestions } = this.#wording;
    if (status === undefined) return firstQuestions;
    if (status === 'needs-clarification') return choices;
    return status === 'unanswerable' || status === 'declined' ? otherQuestions : nextQuestions;
  }

  #showTrouble(state: ConversationState): void {
    const { trouble, troubleText, retry, field, box } = this.frame;
    const text = describeTrouble(state, this.#wording);
    trouble.hidden = text === null;
    fillTrouble(troubleText, this.#wording, text === null ? '' : this.#nameQuestion(state, text));
    const retryable = state.trouble?.kind === 'failure' && state.trouble.failure.retryable;
    retry.hidden = !retryable;
    const faulty = isQuestionTrouble(state);
    field.classList.toggle('faulty', faulty);
    box.setAttribute('aria-describedby', text === null ? 'hint count' : 'hint trouble count');
    box.setAttribute('aria-invalid', String(faulty));
  }

  // Where the box holds something else by now, the person must see which question failed.
  #nameQuestion({ trouble, draft }: ConversationState, text: string): string {
    if (trouble?.kind !== 'failure' || trouble.question === draft.trim()) return text;
    return `${text} ${this.#wording.notAnswered} ${trouble.question}`;
  }

  #showCount({ draft }: ConversationState): void {
    const left = countLeft(draft);
    const { charactersLeft, charactersOver } = this.#wording;
    const text = left === null ? '' : left < 0 ? charactersOver(-left) : charactersLeft(left);
    const { count } = this.frame;
    if (count.textContent !== text) count.textContent = text;
    count.classList.toggle('over', left !== null && left < 0);
  }

  #showRestart({ confirmingRestart, exchanges }: ConversationState): void {
    const { tools, confirmation } = this.frame;
    tools.hidden = confirmingRestart || exchanges.length === 0;
    confirmation.hidden = !confirmingRestart;
  }

  #showIntroduction(): void {
    const { greeting } = this.#settings;
    this.frame.introduction.replaceChildren(...renderIntroduction(this.#introduction, greeting, this.#wording));
  }

  /** The page's contact, or the careers page that the service knows. */
  get #contact(): Contact {
    const { contact } = this.#settings;
    if (isReachable(contact)) return contact;
    return { name: null, url: this.#introduction?.careersUrl ?? null, email: null, phone: null };
  }

  #scroll(state: ConversationState, previous: ConversationState): void {
    const number = state.waiting?.number ?? state.exchanges.at(-1)?.number;
    const changed = state.waiting !== previous.waiting || state.exchanges !== previous.exchanges;
    const opened = state.open && !previous.open;
    const item = this.#exchanges.get(number ?? -1)?.item;
    if (!(changed || opened) || item === undefined || state.trouble !== null) return;
    const { log } = this.frame;
    // On a small screen the log does not scroll by itself: the page does, and who opens the panel starts at its title.
    if (log.scrollHeight > log.clientHeight) log.scrollTop = item.offsetTop + 1;
    else if (!opened) item.scrollIntoView({ block: 'nearest' });
  }

  #moveFocus(state: ConversationState, event: ConversationEvent, before: Element | null): void {
    const { launcher, heading, box, confirm, startAgain } = this.frame;
    if (event.kind === 'opened') heading.focus();
    else if (event.kind === 'closed') launcher?.focus();
    else if (event.kind === 'restart-asked') confirm.focus();
    else if (event.kind === 'restart-declined') startAgain.focus();
    else if (isQuestionTrouble(state) && event.kind === 'asked') box.focus();
    else if (before !== null && findFocused(this.frame.root) !== before)
      (this.#exchanges.get(state.waiting?.number ?? -1)?.heading ?? box).focus({ preventScroll: true });
  }
}

/** The element that has the focus in the widget, where it can be seen. */
function findFocused(root: HTMLElement): Element | null {
  const tree = root.getRootNode();
  const focused = tree instanceof ShadowRoot ? tree.activeElement : null;
  return focused !== null && root.contains(focused) && focused.getClientRects().length > 0 ? focused : null;
}
