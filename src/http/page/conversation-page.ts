import { html } from 'hono/html';
import type { Corpus, Council } from '../../core/corpus/article.js';
import { limits } from '../../core/options.js';
import type { AnswerBody, AskBody } from '../contract/ask.js';
import { type Markup, layOutPage } from './layout.js';
import { showAnswer } from './show-answer.js';

/** Earlier turns as the page carries them from one form post to the next. */
export type PageTurns = NonNullable<AskBody['turns']>;

export interface ConversationView {
  /** Null where no index is in place. */
  readonly corpus: Corpus | null;
  /** What the form shows again, so that nothing typed is lost. */
  readonly question: string;
  readonly council: string;
  /** Oldest first; the question just answered is the last. */
  readonly turns: PageTurns;
  readonly answered: { readonly question: string; readonly answer: AnswerBody } | null;
  readonly fault: { readonly field: 'question' | 'council' | null; readonly text: string } | null;
}

/** The page where a person asks and reads. It works as it is, by form posts, with no script. */
export function showConversation(view: ConversationView): Markup {
  const { answered, fault } = view;
  const earlier = answered === null ? view.turns : view.turns.slice(0, -1);
  const main = html`${fault && showFaultSummary(fault)}
    <h1>Ask what it is like to be a children’s social worker</h1>
    ${describeService(view.corpus)} ${earlier.length > 0 && showEarlier(earlier)}
    ${answered && showAnswer(answered.question, answered.answer)}
    ${answered && answered.answer.suggestions.length > 0 && showSuggestions(view, answered.answer.suggestions)}
    ${showForm(view)}`;
  const title = answered === null ? 'Ask a question' : 'Answer to your question';
  return layOutPage({ title, main, faulty: fault !== null });
}

function describeService(corpus: Corpus | null): Markup {
  return html`<div class="notice">
    <p>
      This is an automated service. It only repeats what was printed in ${describeStories(corpus)}. Every quote is word
      for word and says who spoke.
    </p>
  </div>`;
}

function describeStories(corpus: Corpus | null): string {
  if (corpus === null) return 'published stories';
  const years = corpus.articles.map(({ published }) => published?.slice(0, 4) ?? null);
  // A story without a date could be newer than those with one.
  const latest = years.includes(null) ? null : years.sort().at(-1);
  return `${corpus.articles.length} published stories${latest == null ? '' : `, up to ${latest}`}`;
}

function showFaultSummary(fault: NonNullable<ConversationView['fault']>): Markup {
  return html`<div class="fault-summary" role="alert" tabindex="-1" autofocus aria-labelledby="fault-title">
    <h2 id="fault-title">There is a problem</h2>
    <ul>
      <li>${fault.field === null ? fault.text : html`<a href="#${fault.field}">${fault.text}</a>`}</li>
    </ul>
  </div>`;
}

function showEarlier(turns: PageTurns): Markup {
  return html`<h2>Earlier questions</h2>
    <ol class="earlier">
      ${turns.map(({ question }) => html`<li>${question}</li>`)}
    </ol>
    <p><a href="/">Start again</a></p>`;
}

function showSuggestions(view: ConversationView, suggestions: readonly string[]): Markup {
  return html`<h2 id="suggestions-heading">Questions these stories answer</h2>
    <form method="post" action="/#answer">
      ${carryTurns(view.turns)}
      <input type="hidden" name="council" value="${view.council}" />
      <ul class="suggestions" aria-labelledby="suggestions-heading">
        ${suggestions.map(
          (text) => html`<li><button type="submit" name="question" value="${text}">${text}</button></li>`,
        )}
      </ul>
    </form>`;
}

function showForm(view: ConversationView): Markup {
  const questionFault = view.fault?.field === 'question' ? view.fault.text : null;
  const councilFault = view.fault?.field === 'council' ? view.fault.text : null;
  return html`<form method="post" action="/#answer" novalidate>
    ${carryTurns(view.turns)}
    <div class="field ${questionFault !== null && 'fault'}">
      <h2><label for="question">${view.turns.length > 0 ? 'Ask another question' : 'Your question'}</label></h2>
      <p class="hint" id="question-hint">
        For example, “what is locality work?”. Up to ${limits.maxQuestionChars} characters. Leave out names and other
        personal details.
      </p>
      ${showFieldFault('question', questionFault)}
      <textarea id="question" name="question" rows="3" aria-describedby="${describedBy('question', questionFault)}">
${view.question}</textarea>
    </div>
    ${showCouncils(view.corpus?.councils ?? [], view.council, councilFault)}
    <button type="submit">Ask</button>
  </form>`;
}

function showCouncils(councils: readonly Council[], chosen: string, fault: string | null): Markup {
  return html`<div class="field ${fault !== null && 'fault'}">
    <label for="council">Council</label>
    <p class="hint" id="council-hint">Only stories from this council are searched.</p>
    ${showFieldFault('council', fault)}
    <select id="council" name="council" aria-describedby="${describedBy('council', fault)}">
      <option value="">All councils</option>
      ${councils.map(({ id, name }) => html`<option value="${id}" ${id === chosen ? 'selected' : ''}>${name}</option>`)}
    </select>
  </div>`;
}

function showFieldFault(field: string, fault: string | null): Markup | '' {
  if (fault === null) return '';
  return html`<p class="fault-text" id="${field}-fault"><span class="hidden-visually">Error: </span>${fault}</p>`;
}

function describedBy(field: string, fault: string | null): string {
  return fault === null ? `${field}-hint` : `${field}-hint ${field}-fault`;
}

function carryTurns(turns: PageTurns): Markup {
  return html`<input type="hidden" name="turns" value="${JSON.stringify(turns)}" />`;
}
