import { html } from 'hono/html';
import type { CorpusCards } from '../../core/corpus/article.js';
import type { Contact } from '../access/site.js';
import type { AnswerBody } from '../contract/ask.js';
import { describeKnown } from './describe-known.js';
import { type Markup, layOutPage } from './layout.js';
import { linkPage, type PageReader } from './page-reader.js';
import { countMisses } from './page-turns.js';
import { type FormView, type PageFault, showForm, showSuggestions } from './question-form.js';
import { showAnswer } from './show-answer.js';
import { showWays } from './show-contact.js';
import { pagePaths } from './wants-page.js';

export interface ConversationView extends Omit<FormView, 'councils'> {
  /** Null where no index is in place. */
  readonly corpus: CorpusCards | null;
  /** Questions to begin with. */
  readonly offers: readonly string[];
  /** The question as it was read, and its answer. The turns hold it already, but for those that are not carried. */
  readonly answered: { readonly question: string; readonly answer: AnswerBody } | null;
  /** Turns of before, oldest first. */
  readonly earlier: readonly { readonly question: string }[];
  /** The earlier turns came, and were not ours. */
  readonly turnsLost: boolean;
}

/** Misses in a row after which a person to ask comes first. */
const missesBeforePerson = 2;

/** The page where a person asks and reads. It works as it is, by form posts, with no script. */
export function showConversation(view: ConversationView): Markup {
  const { answered, fault, reader, earlier, corpus } = view;
  const { ask } = reader.words;
  const form = { ...view, councils: corpus?.councils ?? [] };
  const offers = answered?.answer.status === 'signposted' ? [] : (answered?.answer.suggestions ?? view.offers);
  const main = html`${fault && showFaultSummary(fault, reader)} ${view.turnsLost && showTurnsLost(reader)}
    <h1>${ask.heading}</h1>
    ${earlier.length === 0 && answered === null && describeService(corpus, reader)}
    ${earlier.length > 0 && showEarlier(view)} ${answered && showAnswered(view, answered)}
    ${offers.length > 0 && showSuggestions(form, offers, nameOffers(answered?.answer.status ?? null, reader))}
    ${showForm(form)}`;
  const title = answered === null ? ask.title : ask.answerTitle;
  return layOutPage({ title, main, faulty: fault !== null, reader, path: pagePaths.ask, ...carryForm(view) });
}

/** Once something was typed or asked, another language must not lose it. */
function carryForm(view: ConversationView): { readonly carried?: Markup } {
  const { question, council, carried } = view;
  if (question === '' && carried.turns === '') return {};
  const fields = { question, council, ...carried };
  return {
    carried: html`${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}`,
  };
}

function describeService(corpus: CorpusCards | null, { wording }: PageReader): Markup {
  return html`<div class="notice">
    <p>${wording.whatIAm}${corpus && ` ${wording.whatIKnow(describeKnown(corpus))}`}</p>
    <p>${wording.whatICannot}</p>
  </div>`;
}

function showFaultSummary(fault: PageFault, { words }: PageReader): Markup {
  return html`<div class="fault-summary" role="alert" tabindex="-1" autofocus aria-labelledby="fault-title">
    <h2 id="fault-title">${words.fault.problem}</h2>
    <ul>
      <li>${fault.field === null ? fault.text : html`<a href="#${fault.field}">${fault.text}</a>`}</li>
    </ul>
  </div>`;
}

function showTurnsLost({ words }: PageReader): Markup {
  return html`<div class="important" role="alert" tabindex="-1" autofocus aria-labelledby="important-title">
    <h2 id="important-title">${words.ask.important}</h2>
    <p>${words.ask.turnsLost}</p>
  </div>`;
}

function showEarlier({ earlier, reader }: ConversationView): Markup {
  return html`<h2>${reader.words.ask.earlier}</h2>
    <ol class="earlier">
      ${earlier.map(({ question }) => html`<li dir="auto">${question}</li>`)}
    </ol>
    <p class="again"><a href="${linkPage(reader, pagePaths.ask)}">${reader.wording.startAgain}</a></p>`;
}

function showAnswered(view: ConversationView, { question, answer }: NonNullable<ConversationView['answered']>): Markup {
  const missed = answer.status === 'unanswerable';
  const personFirst = missed && countMisses(view.turns) >= missesBeforePerson;
  const person = missed ? showPerson(view, personFirst) : null;
  return showAnswer({ question, answer, person, personFirst }, view.reader.wording);
}

function showPerson(view: ConversationView, mustShow: boolean): Markup | null {
  const { wording, words } = view.reader;
  const contact = findContact(view);
  if (contact === null && !mustShow) return null;
  return html`<section class="person" aria-labelledby="person-heading">
    <h3 id="person-heading">${wording.person}</h3>
    ${
      contact === null
        ? html`<p>${words.about.complainCouncil}</p>`
        : html`<p>${wording.personText} <b>${contact.name}</b></p>
            ${showWays(contact, wording)}`
    }
  </section>`;
}

/** The site's contact, or the careers page of the council that was searched. */
function findContact({ reader, corpus, council }: ConversationView): Contact | null {
  if (reader.contact !== null) return reader.contact;
  const councils = corpus?.councils ?? [];
  const searched = councils.find(({ id }) => id === council) ?? (councils.length === 1 ? councils[0] : undefined);
  const url = searched?.careersUrl ?? null;
  return searched === undefined || url === null ? null : { name: searched.name, url, email: null, phone: null };
}

function nameOffers(status: AnswerBody['status'] | null, { wording }: PageReader): string {
  if (status === null) return wording.firstQuestions;
  if (status === 'needs-clarification') return wording.choices;
  return status === 'unanswerable' || status === 'declined' ? wording.otherQuestions : wording.nextQuestions;
}
